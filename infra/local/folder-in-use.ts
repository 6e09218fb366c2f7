import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer } from 'node:net';
import path from 'node:path';
import { z } from 'zod';

const Occupant = z.object({ port: z.number(), token: z.string() });

/** Another twin works in this folder: two writers would ruin each other's journals. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';

  constructor(folder: string) {
    super(`another twin works in ${folder}: end it, or give this one a DATA_DIR of its own`);
  }
}

/**
 * Takes a folder for this process alone, and answers how to leave it. Whoever holds it answers at a port of the
 * loopback, so what a killed process left behind is known to be nobody's. Rejects with `FolderInUse`.
 */
export const takeFolder = async (folder: string): Promise<() => Promise<void>> => {
  const file = path.join(folder, 'in-use.json');
  const token = randomUUID();
  const server = createServer((socket) => void socket.end(token)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  server.unref();
  try {
    await hold(file, { port: (server.address() as AddressInfo).port, token }, folder);
  } catch (failure) {
    server.close();
    throw failure;
  }
  return async () => {
    server.close();
    await rm(file, { force: true });
  };
};

/** A link appears whole or not at all, so nobody can read half of it and take it for nobody's. */
const hold = async (file: string, occupant: z.infer<typeof Occupant>, folder: string): Promise<void> => {
  const fresh = `${file}.${occupant.token}`;
  await writeFile(fresh, JSON.stringify(occupant));
  try {
    while (!(await linked(fresh, file))) {
      if (await isHeld(file)) throw new FolderInUse(folder);
      await rm(file, { force: true });
    }
  } finally {
    await rm(fresh, { force: true });
  }
};

const linked = async (fresh: string, file: string): Promise<boolean> => {
  try {
    await link(fresh, file);
    return true;
  } catch (failure) {
    if ((failure as { code?: string }).code === 'EEXIST') return false;
    throw failure;
  }
};

const isHeld = async (file: string): Promise<boolean> => {
  const text = await readFile(file, 'utf8').catch(() => '');
  const occupant = Occupant.safeParse(text === '' ? undefined : JSON.parse(text));
  return occupant.success && (await heardAt(occupant.data.port)) === occupant.data.token;
};

const heardAt = (port: number): Promise<string> =>
  new Promise((resolve) => {
    let heard = '';
    const socket = connect(port, '127.0.0.1');
    socket.on('data', (chunk) => {
      heard += chunk.toString();
    });
    socket.on('close', () => resolve(heard));
    socket.on('error', () => resolve(''));
  });
