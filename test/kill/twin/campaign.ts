import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { seededBy } from '../../../infra/local/demo/seeded.ts';
import { sendIntake } from '../../infra/at-home.ts';
import type { Verdict } from '../verdict.ts';
import { type Home, startHome } from './home.ts';

/** Forms that families send before each kill at most. */
const FORMS_PER_LIFE = 20;
/** A kill comes so long after the first form was acknowledged at the latest: most fall between form, workflow and mail. */
const LATEST_KILL_MS = 2_500;
/** How long receipts may take after the last start, on the machine's clock. */
const PATIENCE_MS = 60_000;
/** A mail that a kill cut off stays claimed for a quarter of an hour: it may have left, and a family hears once. */
const PAST_EVERY_CLAIM = 'PT1H';

type Campaign = { times: number; budgetSeconds: number; seed: string; note?: (line: string) => void };

/**
 * One service on one folder, killed again and again while families send forms: what was acknowledged must come to one
 * receipt each, through all kills.
 */
export const killTwin = async ({ times, budgetSeconds, seed, note }: Campaign): Promise<Verdict> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'kill-twin-'));
  const chance = seededBy(seed);
  const acknowledged: string[] = [];
  const verdict: Verdict = { kills: 0, broken: [], resumed: [] };
  const ends = performance.now() + budgetSeconds * 1000;
  while (verdict.kills < times && performance.now() < ends) {
    const home = await startHome(folder);
    acknowledged.push(await sendIntake(home.origin));
    const sending = sendForms(home, acknowledged);
    await wait(chance.below(LATEST_KILL_MS));
    await home.kill();
    await sending;
    verdict.kills += 1;
    note?.(`${verdict.kills} kills, ${acknowledged.length} forms acknowledged`);
    const first = home.firstLine();
    if (verdict.kills > 1 && first !== undefined) verdict.resumed.push(first);
  }
  const last = await startHome(folder);
  verdict.broken.push(...(await receiptsAmiss(last, acknowledged)).map((what) => ({ where: seed, what })));
  await last.kill();
  await rm(folder, { recursive: true, force: true });
  return verdict;
};

/** Sends more forms one after the other until the service is gone; a reference in hand is an acknowledgement. */
const sendForms = async ({ origin }: Home, acknowledged: string[]): Promise<void> => {
  for (let form = 1; form < FORMS_PER_LIFE; form += 1) {
    const reference = await sendIntake(origin).catch(() => undefined);
    if (reference === undefined) return;
    acknowledged.push(reference);
  }
};

/** Lets time pass until every acknowledged form has its receipt, and tells which has none or more than one. */
const receiptsAmiss = async (home: Home, acknowledged: readonly string[]): Promise<string[]> => {
  const ends = performance.now() + PATIENCE_MS;
  await moveClock(home, PAST_EVERY_CLAIM);
  let counts = await receipts(home);
  while (acknowledged.some((reference) => !counts.has(reference)) && performance.now() < ends) {
    await wait(200);
    counts = await receipts(home);
  }
  return [
    ...acknowledged
      .filter((reference) => !counts.has(reference))
      .map((reference) => `lost: no receipt for ${reference}`),
    ...[...counts]
      .filter(([, count]) => count > 1)
      .map(([reference, count]) => `twice: ${count} receipts for ${reference}`),
  ];
};

/** Lets so much time pass in the city. */
const moveClock = async ({ origin }: Home, advance: string): Promise<void> => {
  const headers = { 'content-type': 'application/json', origin };
  const response = await fetch(`${origin}/local/clock`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ advance }),
  });
  if (!response.ok) throw new Error(`the clock was not moved: ${response.status}`);
};

/** How many receipts there are for each reference. */
const receipts = async ({ origin }: Home): Promise<Map<string, number>> => {
  const response = await fetch(`${origin}/local/mail.json?to=hanako@example.jp`);
  const mails = (await response.json()) as { text: string }[];
  const counts = new Map<string, number>();
  for (const { text } of mails) {
    const [reference] = /\b[A-Z0-9]{4}-[A-Z0-9]{4}\b/.exec(text) ?? [];
    if (reference) counts.set(reference, (counts.get(reference) ?? 0) + 1);
  }
  return counts;
};
