import { createHash } from 'node:crypto';
import { Logger, runMigrations, runOnce, type TaskList } from 'graphile-worker';
import type pg from 'pg';
import type { StartedCampaign } from '../../shared/domain/campaign/schema.ts';
import type { Municipality } from '../../shared/domain/municipality/schema.ts';
import { answersAfter, type Wave } from './behaviour.ts';
import { writeLetter } from './letters.ts';
import { startPostgres } from './postgres.ts';

const JOBS_AT_ONCE = 8;

const TABLES = `
  create table facility (id int primary key, name text not null, mail text not null);
  create table survey (
    facility int primary key references facility, status text not null, reminded int not null default 0,
    answer jsonb, answered_at timestamptz
  );
  create table figures (facility int primary key references facility, classes jsonb not null, given_at timestamptz);
  create table link (token_hash text primary key, facility int not null references facility);
  create table mail (
    facility int not null, letter text not null, status text not null, sent_at timestamptz,
    primary key (facility, letter)
  );
  create table phone_task (facility int primary key references facility, made_at timestamptz not null);
`;

const ANSWER = JSON.stringify({ classes: Array.from({ length: 6 }, () => [20, 18, 2, 0]), unchanged: true });

export type PostgresRound = { seconds: number; mails: number; phoned: number };

/**
 * The same round as jobs of graphile-worker: a job per mail, an answer in one transaction with its figures and its
 * receipt's job, reminders and the deadline as one statement each. `undefined` where no PostgreSQL is installed.
 */
export const roundOnPostgres = async (
  facilities: number,
  municipality: Municipality,
  campaign: StartedCampaign,
): Promise<PostgresRound | undefined> => {
  const postgres = await startPostgres(JOBS_AT_ONCE + 2);
  if (!postgres) return undefined;
  try {
    await layOut(postgres.pool, facilities);
    const round = new RoundOnPostgres(postgres.pool, facilities, municipality, campaign);
    const before = performance.now();
    await round.play();
    const seconds = (performance.now() - before) / 1000;
    return { seconds, mails: round.mails, phoned: await countRows(postgres.pool, 'phone_task') };
  } finally {
    await postgres.stop();
  }
};

const layOut = async (pool: pg.Pool, facilities: number): Promise<void> => {
  await runMigrations({ pgPool: pool, logger: silent });
  await pool.query(TABLES);
  await pool.query(
    `insert into facility select n, 'みほん第' || n || '保育園', 'facility' || n || '@example.jp' from generate_series(0, $1 - 1) n`,
    [facilities],
  );
  await pool.query('analyze');
};

const countRows = async (pool: pg.Pool, table: string): Promise<number> =>
  Number((await pool.query(`select count(*) from ${table}`)).rows[0].count);

const silent = new Logger(() => () => undefined);

const ADD_MAIL = `select graphile_worker.add_job('mail', json_build_object('facility', facility, 'letter', $1::text))`;

class RoundOnPostgres {
  mails = 0;
  readonly #pool: pg.Pool;
  readonly #facilities: number;
  readonly #municipality: Municipality;
  readonly #campaign: StartedCampaign;

  constructor(pool: pg.Pool, facilities: number, municipality: Municipality, campaign: StartedCampaign) {
    this.#pool = pool;
    this.#facilities = facilities;
    this.#municipality = municipality;
    this.#campaign = campaign;
  }

  async play(): Promise<void> {
    await this.#pool.query(
      `with asked as (insert into survey (facility, status) select id, 'asked' from facility returning facility)
       ${ADD_MAIL} from asked`,
      ['invitation'],
    );
    await this.#work();
    await this.#answers('first mail');
    for (const [reminder, wave] of [
      [1, 'first reminder'],
      [2, 'second reminder'],
    ] as const) {
      await this.#pool.query(
        `with silent as (update survey set reminded = reminded + 1 where status = 'asked' returning facility)
         ${ADD_MAIL} from silent`,
        [`reminder-${reminder}`],
      );
      await this.#work();
      await this.#answers(wave);
    }
    await this.#pool.query(
      `with silent as (update survey set status = 'phoned' where status = 'asked' returning facility)
       insert into phone_task select facility, now() from silent`,
    );
  }

  #work(): Promise<void> {
    const taskList: TaskList = {
      mail: (payload) => this.#mail(payload as { facility: number; letter: string }),
    };
    return runOnce({ pgPool: this.#pool, taskList, concurrency: JOBS_AT_ONCE, logger: silent });
  }

  /** Claimed, sent, recorded as sent: what our outbox promises as well. */
  async #mail({ facility, letter }: { facility: number; letter: string }): Promise<void> {
    const asked = await this.#pool.query(
      `select name, mail, status from facility join survey on facility.id = survey.facility where facility.id = $1`,
      [facility],
    );
    const { name, mail, status } = asked.rows[0];
    if (letter !== 'receipt' && status !== 'asked') return;
    const { token } = await writeLetter(this.#municipality, this.#campaign, { name, mail });
    await this.#pool.query(
      `with kept as (insert into link values ($3, $1)) insert into mail values ($1, $2, 'claimed')`,
      [facility, letter, createHash('sha256').update(token).digest('hex')],
    );
    this.mails += 1;
    await this.#pool.query(
      `update mail set status = 'sent', sent_at = now() where facility = $1 and letter = $2`,
      [facility, letter],
    );
  }

  async #answers(wave: Wave): Promise<void> {
    const answering = Array.from({ length: this.#facilities }, (_, number) => number).filter(
      (number) => answersAfter(number) === wave,
    );
    for (let start = 0; start < answering.length; start += JOBS_AT_ONCE) {
      await Promise.all(answering.slice(start, start + JOBS_AT_ONCE).map((number) => this.#answer(number)));
    }
    await this.#work();
  }

  async #answer(facility: number): Promise<void> {
    const client = await this.#pool.connect();
    await client.query('begin');
    await client.query(
      `update survey set status = 'answered', answer = $2, answered_at = now() where facility = $1 and status = 'asked'`,
      [facility, ANSWER],
    );
    await client.query(
      `insert into figures values ($1, $2, now()) on conflict (facility) do update set classes = excluded.classes, given_at = now()`,
      [facility, ANSWER],
    );
    await client.query(`${ADD_MAIL} from (select $2::int as facility) one`, ['receipt', facility]);
    await client.query('commit');
    client.release();
  }
}
