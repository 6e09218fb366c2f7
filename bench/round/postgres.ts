import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);
const DEBIAN = '/usr/lib/postgresql';

/** A PostgreSQL of the benchmark's own, on a socket in a folder of its own. */
export type OwnPostgres = { pool: pg.Pool; stop(): Promise<void> };

/** Where Debian keeps the newest server that is installed. */
const serverPrograms = async (): Promise<string | undefined> => {
  if (!existsSync(DEBIAN)) return undefined;
  const versions = (await readdir(DEBIAN)).filter((one) => existsSync(`${DEBIAN}/${one}/bin/initdb`));
  const newest = versions.sort((left, right) => Number(left) - Number(right)).at(-1);
  return newest && `${DEBIAN}/${newest}/bin`;
};

/** Our twin keeps a round in memory, so the peer need not wait for a disk either. */
const KEEPS_NOTHING = '-c fsync=off -c synchronous_commit=off -c full_page_writes=off';

/**
 * Starts one whose commits wait for no disk. `undefined` where no server is installed. The server
 * refuses to run as root; then it runs as the user that its package made.
 */
export const startPostgres = async (connections: number): Promise<OwnPostgres | undefined> => {
  const programs = await serverPrograms();
  if (!programs) return undefined;
  const folder = await mkdtemp(path.join(tmpdir(), 'round-postgres-'));
  const asServer = await handOver(folder);
  const data = path.join(folder, 'data');
  await asServer(`${programs}/initdb`, ['-D', data, '-U', 'bench', '--auth=trust', '--encoding=UTF8']);
  const options = `-k ${folder} -c listen_addresses='' ${KEEPS_NOTHING}`;
  const log = path.join(folder, 'log');
  await asServer(`${programs}/pg_ctl`, ['-D', data, '-o', options, '-l', log, '-w', 'start']);
  const pool = new pg.Pool({ host: folder, user: 'bench', database: 'postgres', max: connections });
  return {
    pool,
    stop: async () => {
      await pool.end();
      await asServer(`${programs}/pg_ctl`, ['-D', data, '-m', 'fast', '-w', 'stop']);
      await rm(folder, { recursive: true });
    },
  };
};

type RunProgram = (program: string, parameters: string[]) => Promise<unknown>;

const handOver = async (folder: string): Promise<RunProgram> => {
  if (userInfo().uid !== 0) return (program, parameters) => run(program, parameters);
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map(async (of) => (await run('id', [of, 'postgres'])).stdout),
  );
  await chown(folder, Number(uid), Number(gid));
  return (program, parameters) =>
    run('runuser', ['-u', 'postgres', '--', program, ...parameters], { cwd: folder });
};
