import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { vacancyOf } from '../../shared/store/facilities.ts';
import { openTasksAbout } from '../../shared/store/tasks.ts';
import { facilityId } from '../builders/facility.ts';
import { CITY } from '../infra/at-home.ts';
import {
  AFTER_DEADLINE,
  aSurveyRound,
  CONSULTANTS,
  facilityNumber,
  nonceIn,
  type SurveyRound,
  statesOf,
  tokyo,
} from './a-survey-round.ts';

let round: SurveyRound;
const visited = new Set<string>();
afterEach(async () => {
  for (const state of await statesOf(round.twin, round.campaignId)) visited.add(state);
  await round.twin.stop();
});

const answer = async (number: number, vacancy: string): Promise<Response> => {
  const browser = await round.visitByMail(number);
  const nonce = nonceIn(await (await browser.get('/survey')).text());
  return browser.post('/survey', {
    nonce,
    action: 'send',
    capacity1: '12',
    enrolled1: '9',
    vacancy1: vacancy,
  });
};

const phoneTasks = async () =>
  (await openTasksAbout(round.twin.store.store, CITY, round.campaignId)).map(({ value }) => value);

const shownVacancy = async (number: number) => {
  const kept = await vacancyOf(round.twin.store.store, CITY, facilityId(number), 2026);
  const own = kept?.value.classes[1];
  return own?.exists === true ? own.vacancy : undefined;
};

describe('a round', () => {
  it('asks, reminds the silent twice, phones them after the deadline, and tells the supervisor', async () => {
    round = await aSurveyRound([facilityNumber(1), facilityNumber(2), facilityNumber(3)]);
    expect(round.mailsTo(1)).toHaveLength(1);
    expect((await answer(1, '2')).status).toBe(303);
    expect(await shownVacancy(1)).toBe(2);

    await round.twin.moveTo(tokyo('2026-11-10T09:00:00'));
    await answer(2, '0');
    await round.twin.moveTo(AFTER_DEADLINE);

    // Facility 1: the invitation and a receipt. Facility 2: a reminder between. Facility 3: never heard of.
    expect([1, 2, 3].map((number) => round.mailsTo(number).length)).toEqual([2, 3, 3]);
    expect((await round.surveys()).map(({ status }) => status)).toEqual(['answered', 'answered', 'phoned']);
    expect((await round.campaign()).status).toBe('closed');
    expect(await phoneTasks()).toMatchObject([
      { kind: 'phone-survey', ward: 'kita', subject: round.campaignId },
    ]);
    const toSupervisor = round.twin.mailbox.mails.filter(({ to }) => to.includes('staff1@city.example.jp'));
    expect(toSupervisor).toHaveLength(1);
    expect(round.twin.notices).toEqual([]);
  });

  it('with figures for the deadline shows nothing before and everything after', async () => {
    round = await aSurveyRound([facilityNumber(1), facilityNumber(2)], { publication: 'at-deadline' });
    await answer(1, '3');
    await round.twin.timeline.quiet();
    expect(await shownVacancy(1)).toBeUndefined();
    await round.twin.moveTo(AFTER_DEADLINE);
    expect(await shownVacancy(1)).toBe(3);
    expect(await shownVacancy(2)).toBeUndefined();
  });

  it('that opens later asks nobody before that morning', async () => {
    round = await aSurveyRound([facilityNumber(1)], { opensOn: '2026-11-10' });
    await round.twin.moveTo(tokyo('2026-11-10T08:59:59'));
    expect(round.mailsTo(1)).toHaveLength(0);
    await round.twin.moveTo(tokyo('2026-11-10T09:00:00'));
    expect(round.mailsTo(1)).toHaveLength(1);
  });

  it('that is stopped ends quietly: no reminder, no phone task, no mail to anybody', async () => {
    round = await aSurveyRound([facilityNumber(1)]);
    await round.stop();
    await round.twin.moveTo(AFTER_DEADLINE);
    expect(round.mailsTo(1)).toHaveLength(1);
    expect(await phoneTasks()).toEqual([]);
    expect(await statesOf(round.twin, round.campaignId)).toContain('The round was stopped');
    const browser = await round.visitByMail(1);
    expect(await (await browser.get('/survey')).text()).toContain('この調査は中止になりました');
  });

  it('mails nobody in the ten minutes after the approval, and nobody ever if it is stopped in them', async () => {
    round = await aSurveyRound([facilityNumber(1)], {}, 'running');
    await round.twin.moveTo(tokyo('2026-11-09T09:09:59'));
    expect(round.mailsTo(1)).toHaveLength(0);
    await round.stop();
    await round.twin.moveTo(tokyo('2026-11-09T10:00:00'));
    expect(round.mailsTo(1)).toHaveLength(0);
    expect(await round.surveys()).toEqual([]);
  });

  it('phones at once whom no mail reaches: a hard bounce, or no address at all', async () => {
    round = await aSurveyRound([
      facilityNumber(1),
      facilityNumber(2, { mail: 'bounce@simulator.example.jp' }),
      facilityNumber(3, { mail: undefined }),
    ]);
    await round.twin.moveTo(tokyo('2026-11-09T09:15:00'));
    const surveys = await round.surveys();
    expect(surveys.map((survey) => ('why' in survey ? survey.why : survey.status))).toEqual([
      'asked',
      'undelivered',
      'no-address',
    ]);
    const owners = (await phoneTasks()).map(({ owner }) => owner);
    expect(CONSULTANTS.map(({ staffId }) => staffId)).toEqual(expect.arrayContaining(owners));
  });

  it('with hundreds of facilities takes few state transitions, and shares the calls evenly', async () => {
    round = await aSurveyRound(Array.from({ length: 95 }, (_, index) => facilityNumber(index + 1)));
    await round.twin.moveTo(AFTER_DEADLINE);
    expect((await round.surveys()).filter(({ status }) => status === 'phoned')).toHaveLength(95);
    expect(await phoneTasks()).toHaveLength(2);
    expect((await statesOf(round.twin, round.campaignId)).length).toBeLessThanOrEqual(17);
  });
});

describe('the tests of this workflow', () => {
  it('visit every state of its definition', () => {
    const file = path.join(import.meta.dirname, '../../workflows/vacancy-collection/definition.asl.json');
    const { States } = JSON.parse(readFileSync(file, 'utf8')) as { States: Record<string, unknown> };
    expect([...visited].sort()).toEqual(Object.keys(States).sort());
  });
});
