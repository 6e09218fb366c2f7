import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FacilitiesAnswer } from '../../functions/finder/listed-facility.ts';
import { lastFigures } from '../../functions/vacancy/publication/last-figures.ts';
import { sweepRounds } from '../../functions/vacancy/rounds/sweep-rounds.ts';
import { PublishedFigures } from '../../shared/domain/vacancy/published.ts';
import { auditOf } from '../../shared/store/audit-chain.ts';
import { vacancies, vacancyOf } from '../../shared/store/facilities.ts';
import { freezeOf } from '../../shared/store/publication-freezes.ts';
import { openTasksAbout } from '../../shared/store/tasks.ts';
import { replacing } from '../../shared/store/writes.ts';
import { fieldOf, formTo, signInAs } from '../builders/at-the-desk.ts';
import { facilityId } from '../builders/facility.ts';
import { aCase, aDeferral, caseId, childId } from '../builders/family.ts';
import { classesWith, someFigures } from '../builders/vacancy.ts';
import { CITY } from '../infra/at-home.ts';
import {
  aSurveyRound,
  facilityNumber,
  nonceIn,
  type SurveyRound,
  tokyo,
} from '../workflows/a-survey-round.ts';
import { aDeferredFamily } from '../workflows/follow-up-at-home.ts';

const FREEZE = '/desk/campaigns/freeze';
const oldFigures = (number: number) =>
  PublishedFigures.parse({
    ...someFigures({
      facility: facilityId(number),
      asOf: '2026-10-05',
      classes: classesWith([0, 0, 0, 0, 0, 0]),
    }),
    municipality: CITY,
  });

let round: SurveyRound;
beforeAll(async () => {
  round = await aSurveyRound([facilityNumber(1), facilityNumber(2)], {}, 'over', [
    replacing(vacancies, oldFigures(1)),
    replacing(vacancies, oldFigures(2)),
  ]);
  const child = { childId: childId(1), birth: { kind: 'born', bornOn: '2025-05-10' } };
  await aDeferredFamily(
    Object.assign(round.twin, { services: round.twin.store }),
    aCase({
      caseId: caseId(1),
      reference: 'A7KM-2QX1',
      family: { mail: 'family1@example.jp', children: [child] },
    }),
    aDeferral({
      caseId: caseId(1),
      childId: childId(1),
      childNumber: '10001',
      said: { childNumber: '10001', bornOn: '2025-05-10' },
    }),
  );
});
afterAll(() => round.twin.stop());

const text = async (path: string) => (await fetch(`${round.twin.origin}${path}`)).text();
const listed = async () => FacilitiesAnswer.parse(JSON.parse(await text('/api/v1/facilities?ageClass=0')));
const shownOf = async (number: number) =>
  (await vacancyOf(round.twin.store.store, CITY, facilityId(number), 2026))?.value;
const status = async () => (await freezeOf(round.twin.store.store, CITY))?.value.status;
const wokenFor = async () =>
  (await openTasksAbout(round.twin.store.store, CITY, caseId(1))).flatMap(({ value }) =>
    (value.newPlaces ?? []).map((place) => place.facilityId),
  );

const atDesk = async (body: Record<string, string>) => {
  const { browser } = await signInAs(round.twin, 'staff-1');
  const nonce = fieldOf(formTo(await (await browser.get(FREEZE)).text(), FREEZE), 'nonce');
  const answer = await browser.post(FREEZE, { ...body, nonce });
  await round.twin.timeline.quiet();
  return { answer, again: () => browser.post(FREEZE, { ...body, nonce }), page: await browser.get(FREEZE) };
};
const from = (day: number) => ({ fromYear: '2026', fromMonth: '11', fromDay: String(day) });
const until = (day: number) => ({ untilYear: '2026', untilMonth: '11', untilDay: String(day) });

const answers = async (number: number) => {
  const browser = await round.visitByMail(number);
  const nonce = nonceIn(await (await browser.get('/survey')).text());
  await browser.post('/survey', { nonce, action: 'confirm', vacancy0: '2', vacancy1: '1' });
  await round.twin.timeline.quiet();
  return (await browser.get('/survey/received')).text();
};

describe('選考のあいだ公表を凍結する', () => {
  it('責任者が期間を決める。まちがいは欄ごとに示し、二度押しても一つ。コンシェルジュにはできない', async () => {
    const wrong = await atDesk({ action: 'freeze', ...from(12), ...until(10) });
    expect(wrong.answer.status).toBe(422);
    expect(await wrong.answer.text()).toContain('始まりの日以降');
    const { answer, again, page } = await atDesk({ action: 'freeze', ...from(9), ...until(10) });
    expect([answer.status, (await again()).status]).toEqual([303, 303]);
    expect(await page.text()).toContain('11月9日(月)から11月10日(火)まで');
    const consultant = (await signInAs(round.twin, 'staff-2')).browser;
    expect((await consultant.get(FREEZE)).status).toBeGreaterThanOrEqual(400);
    const audit = await auditOf(round.twin.store.store, CITY, 'publication-freeze');
    expect(audit.map(({ fact }) => fact)).toEqual(['PublicationFrozen']);
  });

  it('回答は受け付けて残り、公表された数字は前のまま。どのページもそう言う', async () => {
    expect(await answers(1)).toContain('空き状況の公表を止めています');
    expect(await shownOf(1)).toEqual(oldFigures(1));
    expect(await wokenFor()).toEqual([]);
    expect(await text('/find?ageClass=0')).toContain('空き状況の公表を止めています');
    const { frozen, facilities } = await listed();
    expect(frozen).toEqual({ from: '2026-11-09', until: '2026-11-10' });
    expect(facilities[0]?.vacancies[0]).toMatchObject({ count: 0, asOf: '2026-10-05', ageDays: 35 });
    for (const file of ['vacancies/vacancy.csv', 'facilities.csv', 'facilities.geojson']) {
      const { headers } = await fetch(`${round.twin.origin}/api/v1/${file}`);
      expect(headers.get('x-publication-frozen')).toBe('2026-11-09/2026-11-10');
    }
    const { browser } = await signInAs(round.twin, 'staff-2');
    for (const path of ['/desk/campaigns', `/desk/campaigns/${round.campaignId}`])
      expect(await (await browser.get(path)).text()).toContain('公表を凍結しています');
  });

  it('次の回答は、公表された数字ではなく前の回答から始まる', async () => {
    const { store } = round.twin.store;
    const about = { facility: facilityNumber(1), fiscalYear: 2026 };
    const last = await lastFigures(store, about, (await freezeOf(store, CITY))?.value);
    expect(last?.classes[0]).toMatchObject({ vacancy: 2 });
    const silent = { facility: facilityNumber(2), fiscalYear: 2026 };
    expect(await lastFigures(store, silent, (await freezeOf(store, CITY))?.value)).toEqual(oldFigures(2));
  });

  it('最後の日が終わると、見回りが新しい回答を公表し、待つお子さんの担当者が知る。何度見回っても同じ', async () => {
    await round.twin.moveTo(tokyo('2026-11-10T23:50:00'));
    expect(await status()).toBe('frozen');
    expect(await shownOf(1)).toEqual(oldFigures(1));
    await round.twin.moveTo(tokyo('2026-11-11T00:20:00'));
    await round.twin.timeline.quiet();
    expect((await shownOf(1))?.classes[0]).toMatchObject({ vacancy: 2 });
    expect(await shownOf(2)).toEqual(oldFigures(2));
    expect(await wokenFor()).toEqual([facilityId(1)]);
    await Promise.all([sweepRounds(round.twin.store), sweepRounds(round.twin.store)]);
    expect(await status()).toBe('ended');
    expect((await listed()).frozen).toBeUndefined();
  });

  it('終わりを決めない凍結は、人が解除するまで続き、解除するとすぐに公表する', async () => {
    await atDesk({ action: 'freeze', ...from(11) });
    await answers(2);
    expect(await shownOf(2)).toEqual(oldFigures(2));
    expect((await listed()).frozen).toEqual({ from: '2026-11-11' });
    await atDesk({ action: 'lift' });
    expect(await status()).toBe('ended');
    expect((await shownOf(2))?.classes[0]).toMatchObject({ vacancy: 2 });
    expect(await wokenFor()).toEqual([facilityId(1), facilityId(2)]);
    expect(round.twin.notices).toEqual([]);
  });
});
