import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { giveAnswer } from '../../functions/vacancy/survey/answer.ts';
import { answerFollowUp } from '../../functions/waitlist/answer-follow-up.ts';
import { offerOptions } from '../../functions/waitlist/offer-options.ts';
import type { StartedCampaign } from '../../shared/domain/campaign/schema.ts';
import { FollowUpAnswer } from '../../shared/domain/follow-up/schema.ts';
import type { PackedClass, PackedFigures } from '../../shared/domain/survey/schema.ts';
import type { OpenTask } from '../../shared/domain/task/schema.ts';
import { campaignOf, surveyOf } from '../../shared/store/campaigns.ts';
import { caseOf } from '../../shared/store/cases.ts';
import { followUpOf, followUpsOf } from '../../shared/store/follow-ups.ts';
import type { Kept } from '../../shared/store/records.ts';
import { openTasksAbout } from '../../shared/store/tasks.ts';
import { principalOf } from '../../shared/web/desk.tsx';
import { anAnswer } from '../builders/campaign.ts';
import { facilityId } from '../builders/facility.ts';
import { aCase, aDeferral, caseId, childId } from '../builders/family.ts';
import { CITY } from '../infra/at-home.ts';
import {
  AFTER_DEADLINE,
  aSurveyRound,
  CONSULTANTS,
  facilityNumber,
  type SurveyRound,
} from '../workflows/a-survey-round.ts';
import { aDeferredFamily, type Home, mailsTo } from '../workflows/follow-up-at-home.ts';

let round: SurveyRound;
let home: Home;

const begin = async (plan: Parameters<typeof aSurveyRound>[1], facilities: number) => {
  round = await aSurveyRound(
    Array.from({ length: facilities }, (_, index) => facilityNumber(index + 1)),
    plan,
  );
  home = Object.assign(round.twin, { services: round.twin.store });
};

/** The n-th family, with one child that waits in 北区; its first round of being asked has begun. */
const aWaitingFamily = (number: number, bornOn: string) =>
  aDeferredFamily(
    home,
    aCase({
      caseId: caseId(number),
      reference: `A7KM-2QX${number}`,
      family: {
        mail: `family${number}@example.jp`,
        children: [{ childId: childId(number), birth: { kind: 'born', bornOn } }],
      },
    }),
    aDeferral({
      caseId: caseId(number),
      childId: childId(number),
      childNumber: `1000${number}`,
      said: { childNumber: `1000${number}`, bornOn },
    }),
  );

const says = async (number: number, answer: object) => {
  const about = { municipality: CITY, caseId: caseId(number), childId: childId(number), round: 1 };
  const [kept, current] = await Promise.all([
    followUpOf(home.services.store, about),
    caseOf(home.services.store, CITY, caseId(number)),
  ]);
  if (!kept || !current) throw new Error('no family');
  const by = { who: 'guardian', municipality: CITY, caseId: caseId(number) } as const;
  const said = FollowUpAnswer.parse(answer);
  const outcome = await answerFollowUp(home.services, {
    current: current.value,
    round: kept,
    answer: said,
    by,
    onceKey: `family-${number}`,
  });
  if (!outcome.ok) throw new Error(outcome.refusal.kind);
  await home.timeline.quiet();
};

/** A facility answers: so many places in classes 0 and 2. */
const answers = async (number: number, [class0, class2]: readonly [class0: number, class2: number]) => {
  const { store } = home.services;
  const [campaign, survey] = await Promise.all([
    campaignOf(store, CITY, round.campaignId),
    surveyOf(store, CITY, round.campaignId, facilityId(number)),
  ]);
  if (!campaign || !survey) throw new Error('nobody was asked');
  const classes = [class0, 0, class2, 0, 0, 0].map((vacancy): PackedClass => [null, null, vacancy, null]);
  const figures = { classes: classes as PackedFigures['classes'], joint: [] };
  const outcome = await giveAnswer(home.services, {
    campaign: campaign as Kept<StartedCampaign>,
    survey,
    answer: anAnswer({ figures }),
    door: 'link',
    by: { who: 'facility' },
  });
  expect(outcome.ok).toBe(true);
  await home.timeline.quiet();
};

const tasksOf = async (number: number): Promise<OpenTask[]> =>
  (await openTasksAbout(home.services.store, CITY, caseId(number))).map(({ value }) => value);

const placesOn = async (number: number) =>
  (await tasksOf(number)).flatMap(({ kind, newPlaces = [] }) => [
    [kind, newPlaces.map(({ facilityId: id }) => id)],
  ]);

describe('空きが出た日に、待っている子どもの担当者が知る', () => {
  beforeAll(async () => {
    await begin({ publication: 'at-once' }, 3);
    await aWaitingFamily(1, '2025-05-10');
    await aWaitingFamily(2, '2023-08-01');
    await aWaitingFamily(3, '2025-06-01');
    await aWaitingFamily(4, '2025-07-01');
    await says(3, { intention: 'no-contact', askAgainOn: '2027-02-01' });
    await says(4, { intention: 'unchanged', wantsOptions: true });
  });
  afterAll(async () => {
    expect(round.twin.notices).toEqual([]);
    await round.twin.stop();
  });

  it('a place in class 0 is a task for the child of class 0; the class above, and who wants no contact, are left alone', async () => {
    await answers(1, [1, 0]);
    expect(await placesOn(1)).toEqual([['new-places', [facilityId(1)]]]);
    expect(await placesOn(2)).toEqual([]);
    expect(await placesOn(3)).toEqual([]);
  });

  it('a family whose workflow waits for options gets the place noted there: no second task', async () => {
    expect(await placesOn(4)).toEqual([['offer-options', [facilityId(1)]]]);
  });

  it('another facility of the same round makes no second task: the one gains the place', async () => {
    await answers(2, [2, 1]);
    expect(await placesOn(1)).toEqual([['new-places', [facilityId(1), facilityId(2)]]]);
    expect(await placesOn(2)).toEqual([['new-places', [facilityId(2)]]]);
  });

  it('an answer given again, bettered down and up, wakes nobody a second time', async () => {
    await answers(1, [0, 0]);
    await answers(1, [3, 0]);
    expect(await placesOn(1)).toEqual([['new-places', [facilityId(1), facilityId(2)]]]);
  });

  it('the family hears nothing of it before the consultant has chosen', async () => {
    expect(mailsTo(home, 'family1@example.jp')).toHaveLength(1);
  });

  it('a place offered between two rounds begins the next round with what the family last said, and ends the task', async () => {
    const about = { municipality: CITY, caseId: caseId(4), childId: childId(4), round: 1 };
    const by = principalOf(CONSULTANTS[0] as (typeof CONSULTANTS)[number]);
    const offer = async (picked: Parameters<typeof offerOptions>[1]['picked'], onceKey: string) => {
      const current = await caseOf(home.services.store, CITY, caseId(4));
      const newest = (await followUpsOf(home.services.store, CITY, caseId(4))).at(-1);
      if (!current || !newest) throw new Error('no family');
      const outcome = await offerOptions(home.services, {
        current: current.value,
        round: newest,
        picked,
        by,
        onceKey,
      });
      expect(outcome.ok).toBe(true);
      await home.timeline.quiet();
    };
    await offer([], 'none-yet');
    expect((await followUpOf(home.services.store, about))?.value.status).toBe('closed');
    await answers(3, [1, 0]);
    expect(await placesOn(4)).toEqual([['new-places', [facilityId(3)]]]);
    const facility = { facilityId: facilityId(3), name: 'みほん第3保育園' };
    await offer([{ facility, reasons: [], concerns: [] }], 'the-new-one');
    expect(await tasksOf(4)).toEqual([]);
    const rounds = await followUpsOf(home.services.store, CITY, caseId(4));
    expect(rounds.map(({ value }) => value.status)).toEqual(['closed', 'offered']);
    expect(mailsTo(home, 'family4@example.jp')).toHaveLength(2);
  });
});

describe('締切に公表する自治体では、締切に一度だけ', () => {
  beforeAll(async () => {
    await begin({ publication: 'at-deadline' }, 2);
    await aWaitingFamily(1, '2025-05-10');
  });
  afterAll(() => round.twin.stop());

  it('nothing is known before the deadline; then all places of the round are one task', async () => {
    await answers(1, [1, 0]);
    await answers(2, [1, 0]);
    expect(await placesOn(1)).toEqual([]);
    await home.moveTo(AFTER_DEADLINE + 60_000);
    const [[kind, places = []] = []] = await placesOn(1);
    expect(kind).toBe('new-places');
    expect([...places].sort()).toEqual([facilityId(1), facilityId(2)]);
    expect(await tasksOf(1)).toHaveLength(1);
  });
});
