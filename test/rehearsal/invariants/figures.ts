import { z } from 'zod';
import { campaignOf } from '../../../shared/store/campaigns.ts';
import { browserOf } from '../act.ts';
import type { FigureForm } from '../people/figures-typed.ts';
import { servicesOf, type World } from '../world.ts';
import type { Broken, Invariant } from './invariant.ts';

const Shown = z.object({
  facilities: z.array(
    z.object({
      id: z.string(),
      vacancies: z.array(
        z.object({
          ageClass: z.number(),
          kind: z.string(),
          count: z.number().optional(),
          waiting: z.number().optional(),
        }),
      ),
    }),
  ),
});

export const shownIsWhatWasSaid: Invariant = {
  name: 'shown is what was said',
  sentence:
    'The finder shows, class by class, what the facility said last; a class that it does not have is none.',
  check: async (world) => {
    const shown = await whatIsShown(world);
    const closed = await closedRounds(world);
    return world.facilities.flatMap((facility): Broken[] => {
      const last = world.answers
        .get(facility.id)
        ?.findLast(({ afterClosing, campaignId }) => !afterClosing || closed.has(campaignId));
      if (!last || world.unsure.has(facility.id) || last.fiscalYear !== shown.fiscalYear) return [];
      const now = shown.of.get(facility.id);
      const wrong = [0, 1, 2, 3, 4, 5].filter((age) => now?.[age] !== said(last.form, age));
      return wrong.map((age) => ({
        what: `${facility.name} said "${said(last.form, age)}" of class ${age}, and "${now?.[age]}" is shown`,
        about: [facility.id],
      }));
    });
  },
};

/** A class as the form says it, in a few words that can be compared. */
const said = (form: FigureForm, age: number): string => {
  if (form[`none${age}`]) return 'no such class';
  const row = form[`vacancy${age}`] === undefined ? 'J0' : String(age);
  return `places ${form[`vacancy${row}`]} waiting ${form[`waiting${row}`]}`;
};

/** Rounds that have come to their end: answers that were to be shown together are shown now. */
const closedRounds = async (world: World): Promise<ReadonlySet<string>> => {
  const asked = new Set([...world.answers.values()].flat().map(({ campaignId }) => campaignId));
  const closed = new Set<string>();
  for (const campaignId of asked) {
    const kept = await campaignOf(servicesOf(world).store, world.city.municipality, campaignId);
    if (kept?.value.status === 'closed') closed.add(campaignId);
  }
  return closed;
};

const whatIsShown = async (world: World) => {
  const answer = await browserOf(world).get(`/api/v1/facilities?municipality=${world.city.municipality}`);
  const body: unknown = await answer.json();
  const { on } = z.object({ on: z.string() }).parse(body);
  const [year = 0, month = 0] = on.split('-').map(Number);
  const { facilities } = Shown.parse(body);
  return {
    fiscalYear: month >= 4 ? year : year - 1,
    of: new Map(
      facilities.map(({ id, vacancies }) => [
        id,
        vacancies.map(({ kind, count, waiting }) =>
          kind === 'places' ? `places ${count} waiting ${waiting}` : kind,
        ),
      ]),
    ),
  };
};
