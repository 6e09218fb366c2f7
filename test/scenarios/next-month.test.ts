import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sweepRounds } from '../../functions/vacancy/rounds/sweep-rounds.ts';
import { giveAnswer } from '../../functions/vacancy/survey/answer.ts';
import type { StartedCampaign } from '../../shared/domain/campaign/schema.ts';
import type { PackedClass, PackedFigures } from '../../shared/domain/survey/schema.ts';
import { campaignOf, surveyOf } from '../../shared/store/campaigns.ts';
import type { Kept } from '../../shared/store/records.ts';
import { openTasksAbout } from '../../shared/store/tasks.ts';
import { anAnswer } from '../builders/campaign.ts';
import { facilityId } from '../builders/facility.ts';
import { aCase, aDeferral, caseId, childId } from '../builders/family.ts';
import { CITY } from '../infra/at-home.ts';
import { aSurveyRound, facilityNumber, type SurveyRound, tokyo } from '../workflows/a-survey-round.ts';
import { aDeferredFamily, type Home, sweepSeldom } from '../workflows/follow-up-at-home.ts';

let round: SurveyRound;
let home: Home;

/** A child of class 1 that wants its place from a month on. */
const aChild = (number: number, wishedFrom: string) =>
  aDeferredFamily(
    home,
    aCase({
      caseId: caseId(number),
      reference: `A7KM-2QX${number}`,
      family: {
        mail: `family${number}@example.jp`,
        children: [{ childId: childId(number), birth: { kind: 'born', bornOn: '2024-08-01' } }],
        needs: { wishedFrom, weekdays: [] },
      },
    }),
    aDeferral({
      caseId: caseId(number),
      childId: childId(number),
      childNumber: `1000${number}`,
      said: { childNumber: `1000${number}`, bornOn: '2024-08-01' },
    }),
  );

beforeAll(async () => {
  // Three weeks pass: a sweep twice a day is enough.
  round = await aSurveyRound([facilityNumber(1)], {}, 'over', [], { alterTemplates: sweepSeldom });
  home = Object.assign(round.twin, { services: round.twin.store });
  await aChild(1, '2026-11-01');
  await aChild(2, '2027-01-01');
  const { store } = home.services;
  const [campaign, survey] = await Promise.all([
    campaignOf(store, CITY, round.campaignId),
    surveyOf(store, CITY, round.campaignId, facilityId(1)),
  ]);
  if (!campaign || !survey) throw new Error('nobody was asked');
  const none: PackedClass = [null, null, 0, null];
  const classes: PackedClass[] = [none, [null, null, 2, null, 202701], none, none, none, none];
  const answer = anAnswer({ figures: { classes: classes as PackedFigures['classes'], joint: [] } });
  await giveAnswer(home.services, {
    campaign: campaign as Kept<StartedCampaign>,
    survey,
    answer,
    door: 'link',
    by: { who: 'facility' },
  });
  await home.timeline.quiet();
});
afterAll(async () => {
  expect(round.twin.notices).toEqual([]);
  await round.twin.stop();
});

const placesOf = async (number: number) =>
  (await openTasksAbout(home.services.store, CITY, caseId(number))).flatMap(({ value }) =>
    (value.newPlaces ?? []).map(({ facilityId: id }) => id),
  );

describe('「1月から」と知らされた空き', () => {
  it('a child that waits for January hears at once; one that wants a place now does not yet', async () => {
    expect(await placesOf(1)).toEqual([]);
    expect(await placesOf(2)).toEqual([facilityId(1)]);
  });

  it('on the last evening of November nobody is woken', async () => {
    await home.moveTo(tokyo('2026-11-30T23:50:00'));
    expect(await placesOf(1)).toEqual([]);
  });

  it('on 1 December, when January is the next month to get a place in, who waits for any place hears, and nobody twice', async () => {
    await home.moveTo(tokyo('2026-12-01T09:00:00'));
    expect(await placesOf(1)).toEqual([facilityId(1)]);
    expect(await placesOf(2)).toEqual([facilityId(1)]);
  });

  it('however often it is swept, and when January is there, the place is told once', async () => {
    await Promise.all([sweepRounds(home.services), sweepRounds(home.services)]);
    await home.moveTo(tokyo('2026-12-02T09:00:00'));
    expect(await placesOf(1)).toEqual([facilityId(1)]);
    expect(await placesOf(2)).toEqual([facilityId(1)]);
  });
});
