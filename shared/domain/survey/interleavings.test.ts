import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { anAnswer, anAskedSurvey, anOpenCampaign, SUPERVISOR_ID } from '../../../test/builders/campaign.ts';
import { closeRound, isPastDeadline } from '../campaign/rules.ts';
import type { StartedCampaign } from '../campaign/schema.ts';
import type { Operation } from '../facility/operation.ts';
import type { StaffId, TaskId } from '../ids.ts';
import {
  handToPhone,
  isStillAsked,
  leaveFacility,
  leavesRound,
  markReminded,
  recordAnswer,
  whoToRemind,
} from './rules.ts';
import type { Survey } from './schema.ts';

const FACILITIES = 4;
const BEGINS = Temporal.Instant.from('2026-11-02T00:10:00Z');
const HOURS_MOST = 24 * 16;
const taskId = 'task_01TEST00000000000000000001' as TaskId;
const supervisor = SUPERVISOR_ID as StaffId;

/** What may happen in a round, in any order; `deliver` is the outbox, which may be hours late. */
const ACTS = [
  'answer by link',
  'answer by phone',
  'remind once',
  'remind twice',
  'deliver',
  'bounce',
  'facility closes',
  'sweep who closed',
  'give up',
  'deadline step',
  'time passes',
] as const;
type Act = { what: (typeof ACTS)[number]; of: number; hours: number };

type World = {
  now: Temporal.Instant;
  campaign: StartedCampaign;
  surveys: Survey[];
  operations: (Operation | undefined)[];
  outbox: number[];
  /** Facilities that nobody may contact any more, and since when they may not. */
  quiet: Set<number>;
  contacts: { of: number; wasQuiet: boolean; by: 'mail' | 'phone' }[];
};

const aWorld = (): World => ({
  now: BEGINS,
  campaign: anOpenCampaign(),
  surveys: Array.from({ length: FACILITIES }, (_, index) => anAskedSurvey(index)),
  operations: Array.from({ length: FACILITIES }, () => undefined),
  outbox: [],
  quiet: new Set(),
  contacts: [],
});

const contact = (world: World, of: number, by: 'mail' | 'phone'): void =>
  void world.contacts.push({ of, by, wasQuiet: world.quiet.has(of) });

const answer = (world: World, of: number, door: 'link' | 'phone'): void => {
  const by =
    door === 'link'
      ? ({ who: 'facility' } as const)
      : ({ who: 'staff', staffId: supervisor, role: 'supervisor' } as const);
  const decided = recordAnswer(world.surveys[of] as Survey, world.campaign, anAnswer(), {
    door,
    by,
    now: world.now,
  });
  if (!decided.ok) return;
  world.surveys[of] = decided.value;
  world.quiet.add(of);
};

const remind = (world: World, reminder: 1 | 2): void => {
  if (world.campaign.status !== 'open') return;
  for (const silent of whoToRemind(world.surveys, reminder)) {
    const of = world.surveys.indexOf(silent);
    world.surveys[of] = markReminded(silent, reminder);
    world.outbox.push(of);
  }
};

const deliver = (world: World): void => {
  const of = world.outbox.shift();
  if (of === undefined) return;
  const facility = { operation: world.operations[of] };
  if (isStillAsked(world.campaign, world.surveys[of] as Survey, facility, world.now))
    contact(world, of, 'mail');
};

const phone = (world: World, of: number, why: 'undelivered' | 'silent'): void => {
  const survey = world.surveys[of] as Survey;
  if (survey.status !== 'asked') return;
  world.surveys[of] = handToPhone(survey, taskId, why, world.now);
  contact(world, of, 'phone');
};

/** Every step of the workflow lets those leave who do not work any more before it picks whom to remind or phone. */
const letLeave = (world: World): void => {
  world.surveys.forEach((survey, of) => {
    const today = world.now.toZonedDateTimeISO('Asia/Tokyo').toPlainDate();
    const why = leavesRound(survey, { operation: world.operations[of] }, today);
    if (why) world.surveys[of] = leaveFacility(survey, why, undefined, world.now);
  });
};

const happen = (world: World, { what, of, hours }: Act) => {
  switch (what) {
    case 'answer by link':
      return answer(world, of, 'link');
    case 'answer by phone':
      return answer(world, of, 'phone');
    case 'remind once':
    case 'remind twice':
      letLeave(world);
      return remind(world, what === 'remind once' ? 1 : 2);
    case 'deliver':
      return deliver(world);
    case 'bounce':
      letLeave(world);
      return phone(world, of, 'undelivered');
    case 'facility closes':
      world.operations[of] = { status: 'closed', on: '2026-11-02' };
      world.quiet.add(of);
      return;
    case 'sweep who closed':
      return letLeave(world);
    case 'give up':
      world.surveys[of] = leaveFacility(world.surveys[of] as Survey, 'declined', supervisor, world.now);
      world.quiet.add(of);
      return;
    case 'deadline step':
      if (!isPastDeadline(world.campaign, world.now)) return;
      world.campaign = closeRound(world.campaign, world.now);
      letLeave(world);
      for (let index = 0; index < FACILITIES; index += 1) phone(world, index, 'silent');
      return;
    case 'time passes':
      world.now = world.now.add({ hours });
      return;
    default:
      return what satisfies never;
  }
};

const anAct = fc.record<Act>({
  what: fc.constantFrom(...ACTS),
  of: fc.integer({ min: 0, max: FACILITIES - 1 }),
  hours: fc.integer({ min: 1, max: HOURS_MOST }),
});

const played = (acts: readonly Act[]): World => {
  const world = aWorld();
  for (const act of acts) happen(world, act);
  return world;
};

describe('whatever happens in a round, in whatever order', () => {
  it('nobody who answered or left is reminded or phoned after it', () => {
    fc.assert(
      fc.property(fc.array(anAct, { maxLength: 60 }), (acts) => {
        expect(played(acts).contacts.filter(({ wasQuiet }) => wasQuiet)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('nobody gets more than two reminders and one phone call', () => {
    fc.assert(
      fc.property(fc.array(anAct, { maxLength: 60 }), (acts) => {
        const { contacts } = played(acts);
        for (let of = 0; of < FACILITIES; of += 1) {
          const mine = contacts.filter((one) => one.of === of);
          expect(mine.filter(({ by }) => by === 'mail').length).toBeLessThanOrEqual(2);
          expect(mine.filter(({ by }) => by === 'phone').length).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('an answer that was taken stays, whoever closes or gives up afterwards', () => {
    fc.assert(
      fc.property(fc.array(anAct, { maxLength: 60 }), (acts) => {
        const world = aWorld();
        const answered = new Set<number>();
        for (const act of acts) {
          happen(world, act);
          world.surveys.forEach((survey, of) => void (survey.status === 'answered' && answered.add(of)));
        }
        for (const of of answered) expect(world.surveys[of]?.status).toBe('answered');
      }),
    );
  });
});
