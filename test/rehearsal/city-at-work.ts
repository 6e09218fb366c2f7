import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { demoCity } from '../../infra/local/demo/city.ts';
import { demoFacilities } from '../../infra/local/demo/facilities.ts';
import { demoStaff } from '../../infra/local/demo/people.ts';
import { foundDemoCity } from '../../infra/local/demo/seed.ts';
import type { AlterTemplates } from '../../infra/local/template/declare-home.ts';
import { startTwin, type Twin } from '../../infra/local/twin.ts';
import { installChance } from '../../shared/runtime/chance.ts';
import { seededChance } from './dice.ts';
import { withTemper } from './people/facilities.ts';
import type { RehearsalOptions } from './rehearsal-options.ts';
import { nowOf, type World } from './world.ts';

/** A world and how to leave it: its twin stopped, its folder gone. */
export type CityAtWork = { world: World; close(): Promise<void> };

/** Founds the small city in a twin of its own. With failures ordered it lives in a folder, since it is restarted. */
export const foundSmallCity = async (options: RehearsalOptions): Promise<CityAtWork> => {
  installChance(seededChance(options.seed));
  const folder = options.faults ? await mkdtemp(path.join(tmpdir(), 'rehearsal-')) : undefined;
  const notices: string[] = [];
  const twin = await startAt(Date.parse(`${options.from}T06:00:00+09:00`), {
    options,
    notices,
    ...(folder ? { folder } : {}),
  });
  const facilities = demoFacilities()
    .filter((_, index) => isAmong(options.facilities, index % 50))
    .map((facility) => withTemper(options.seed, facility));
  await foundDemoCity(twin.store, facilities);
  await twin.timeline.quiet();
  const world: World = {
    options,
    twin,
    city: demoCity,
    staff: demoStaff(),
    facilities,
    families: [],
    inboxes: new Map(),
    mailsRead: 0,
    references: new Map(),
    answers: new Map(),
    unsure: new Set(),
    illUntil: new Map(),
    desks: new Map(),
    escalations: [],
    acknowledged: new Set(),
    happenings: [],
    notices,
    restarts: 0,
    ...(folder ? { folder } : {}),
  };
  const close = async () => {
    await world.twin.stop();
    if (folder) await rm(folder, { recursive: true, force: true });
  };
  return { world, close };
};

/** So many of fifty, spread evenly: the kinds of facilities stand one after the other. */
const isAmong = (wanted: number, index: number): boolean =>
  Math.floor(((index + 1) * wanted) / 50) > Math.floor((index * wanted) / 50);

const startAt = (epochMs: number, world: Pick<World, 'options' | 'notices' | 'folder'>): Promise<Twin> =>
  startTwin({
    port: 0,
    folder: world.folder,
    clockStartsAtEpochMs: epochMs,
    alterTemplates: sweepEvery(world.options.sweep),
    notice: (line) => void world.notices.push(line),
  });

const sweepEvery =
  (minutes: number): AlterTemplates =>
  (stacks) => {
    for (const { template } of stacks) {
      for (const { Type, Properties } of Object.values(template.Resources)) {
        if (Type === 'AWS::Scheduler::Schedule' && Properties.ScheduleExpression === 'rate(15 minutes)')
          Properties.ScheduleExpression = `rate(${minutes} minutes)`;
      }
    }
  };

/** Stops the twin and starts it again on its folder, where it was. */
export const restart = async (world: World): Promise<void> => {
  const at = nowOf(world);
  await world.twin.stop();
  world.twin = await startAt(at, world);
  world.desks.clear();
  world.restarts += 1;
};
