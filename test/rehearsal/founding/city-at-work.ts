import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { demoCity } from '../../../infra/local/demo/city.ts';
import { demoFacilities } from '../../../infra/local/demo/facilities.ts';
import { foundDemoCity } from '../../../infra/local/demo/seed.ts';
import type { Facility } from '../../../shared/domain/facility/schema.ts';
import { installChance } from '../../../shared/runtime/chance.ts';
import { seededChance } from '../dice.ts';
import { calm } from '../faults/weather.ts';
import { withTemper } from '../people/facilities.ts';
import { NEEDING_A_FOLDER, type RehearsalOptions } from '../rehearsal-options.ts';
import { mayFail, type World } from '../world.ts';
import { foundNeighbour, theNeighbour } from './neighbour.ts';
import { openCasesBefore } from './open-cases.ts';
import { employ, staffFor } from './staffing.ts';
import { startSmallCity } from './start-small-city.ts';

/** A world and how to leave it: its twin stopped, its folder gone. */
export type CityAtWork = { world: World; close(): Promise<void> };

/** Founds the small city in a twin of its own. Where it is to be restarted it lives in a folder; else in memory, which is quicker. */
export const foundSmallCity = async (options: RehearsalOptions): Promise<CityAtWork> => {
  installChance(seededChance(options.seed));
  const folder = isRestarted(options) ? await mkdtemp(path.join(tmpdir(), 'rehearsal-')) : undefined;
  const ground = { options, notices: [], weather: calm(), ...(folder ? { folder } : {}) };
  const twin = await startSmallCity(ground, Date.parse(`${options.from}T06:00:00+09:00`));
  const world: World = {
    ...ground,
    twin,
    city: demoCity,
    neighbour: theNeighbour(),
    staff: staffFor(options),
    facilities: facilitiesFor(options),
    families: [],
    inboxes: new Map(),
    mailsRead: 0,
    references: new Map(),
    answers: new Map(),
    unsure: new Set(),
    closed: new Set(),
    listed: [],
    confirmed: new Set(),
    names: new Map(),
    illUntil: new Map(),
    desks: new Map(),
    escalations: [],
    agencyLinks: new Map(),
    rounds: new Map(),
    happenings: [],
    leaks: [],
  };
  await foundDemoCity(twin.store, world.facilities);
  await employ(world);
  await foundNeighbour(world);
  await openCasesBefore(world);
  await twin.timeline.quiet();
  const close = async () => {
    await world.twin.stop();
    if (folder) await rm(folder, { recursive: true, force: true });
  };
  return { world, close };
};

const isRestarted = (options: RehearsalOptions): boolean =>
  NEEDING_A_FOLDER.some((kind) => mayFail({ options }, kind));

const facilitiesFor = (options: RehearsalOptions): Facility[] =>
  demoFacilities()
    .filter((_, index) => isAmong(options.facilities, index % 50))
    .map((facility) => withTemper(options.seed, facility));

/** So many of fifty, spread evenly: the kinds of facilities stand one after the other. */
const isAmong = (wanted: number, index: number): boolean =>
  Math.floor(((index + 1) * wanted) / 50) > Math.floor((index * wanted) / 50);
