import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepare, start } from '../../functions/vacancy/rounds/run-round.ts';
import { pastAnswersOf } from '../../shared/store/answers.ts';
import { auditOf } from '../../shared/store/audit-chain.ts';
import { campaignOf, surveyOf } from '../../shared/store/campaigns.ts';
import { vacancyOf } from '../../shared/store/facilities.ts';
import { municipalityOf } from '../../shared/store/registry.ts';
import { principalOf } from '../../shared/web/desk.tsx';
import { type Browser, fieldOf, formTo, signInAs } from '../builders/at-the-desk.ts';
import { aRoundPlan } from '../builders/campaign.ts';
import { facilityId } from '../builders/facility.ts';
import { CITY } from '../infra/at-home.ts';
import {
  AFTER_DEADLINE,
  APPROVER,
  aSurveyRound,
  CONSULTANTS,
  facilityNumber,
  nonceIn,
  SUPERVISOR,
  type SurveyRound,
} from '../workflows/a-survey-round.ts';

let round: SurveyRound;
let consultant: Browser;
const path = () => `/desk/campaigns/${round.campaignId}/answers/${facilityId(1)}`;

beforeAll(async () => {
  round = await aSurveyRound([facilityNumber(1), facilityNumber(2)]);
  const facility = await round.visitByMail(1);
  const form = await (await facility.get('/survey')).text();
  const typed = { capacity1: '20', enrolled1: '18', vacancy1: '2', nonce: nonceIn(form), action: 'confirm' };
  expect((await facility.post('/survey', typed)).status).toBe(303);
  await round.twin.moveTo(AFTER_DEADLINE);
  await round.twin.timeline.quiet();
  consultant = (await signInAs(round.twin, 'staff-2')).browser;
});
afterAll(() => round.twin.stop());

const text = async (browser: Browser, address: string) => (await browser.get(address)).text();

/** The form of the page as it stands, with what is typed anew. */
const correction = (page: string, typed: Record<string, string>) => {
  const form = formTo(page, path());
  const filled = ['capacity1', 'enrolled1', 'vacancy1', 'seen', 'nonce'];
  return {
    ...Object.fromEntries(filled.map((name) => [name, fieldOf(form, name)])),
    door: 'phone',
    action: 'send',
    ...typed,
  };
};

describe('期限のあとの訂正', () => {
  it('調査の画面から施設をさがし、期限のあとは施設が自分で直せない', async () => {
    const page = await text(consultant, `/desk/campaigns/${round.campaignId}`);
    expect(page).toContain(`/desk/campaigns/${round.campaignId}/answers`);
    const list = await text(
      consultant,
      `/desk/campaigns/${round.campaignId}/answers?name=${encodeURI('第1')}`,
    );
    expect(list).toContain('みほん第1保育園');
    expect(list).not.toContain('みほん第2保育園');
    expect(list).toContain(path());

    const facility = await round.visitByMail(1);
    const received = await text(facility, '/survey/received');
    expect(received).toContain('期限（11月12日(木)）を過ぎました');
    expect(received).not.toContain('までは、何度でも直せます');
    expect(received).not.toContain('回答を直す');
  });

  it('理由がない訂正、よそのページからの訂正、前に見た回答への訂正は受け付けない', async () => {
    const page = await text(consultant, path());
    const without = await consultant.post(path(), correction(page, { vacancy1: '0', reason: ' ' }));
    expect(without.status).toBe(422);
    expect(await without.text()).toContain('訂正の理由を100文字以内で');
    const forged = { vacancy1: '0', reason: '数えまちがい' };
    expect((await consultant.post(path(), correction(page, { ...forged, nonce: 'forged' }))).status).toBe(
      422,
    );
    const late = await consultant.post(path(), correction(page, { ...forged, seen: '2026-11-01T00:00:00Z' }));
    expect(late.status).toBe(422);
    expect(await late.text()).toContain('ほかの人が先に変更しました');
    const shown = await vacancyOf(round.twin.store.store, CITY, facilityId(1), 2026);
    expect(shown?.value.classes[1]).toMatchObject({ vacancy: 2 });
  });

  it('聞き取った数字はすぐに公開され、前の回答と理由が残り、控えには期限のことばがない', async () => {
    const page = await text(consultant, path());
    const typed = { enrolled1: '20', vacancy1: '0', reason: '入所児童の数えまちがいと電話があった' };
    const sent = await consultant.post(path(), correction(page, typed));
    expect(sent.status).toBe(303);
    expect(await text(consultant, sent.headers.get('location') ?? '')).toContain('訂正を記録しました');
    await round.twin.timeline.quiet();

    const { store } = round.twin.store;
    const shown = await vacancyOf(store, CITY, facilityId(1), 2026);
    expect(shown?.value).toMatchObject({ given: { door: 'phone', role: 'consultant' } });
    expect(shown?.value.classes[1]).toMatchObject({ enrolled: 20, vacancy: 0 });
    const row = await surveyOf(store, CITY, round.campaignId, facilityId(1));
    expect(row?.value).toMatchObject({ status: 'answered', door: 'phone', reason: typed.reason });
    const before = row ? await pastAnswersOf(store, row.value) : [];
    expect(before).toMatchObject([{ door: 'link', by: { who: 'facility' } }]);
    const facts = await auditOf(store, CITY, round.campaignId);
    expect(facts.at(-1)).toMatchObject({
      fact: 'AnswerCorrected',
      by: { who: 'staff', staffId: CONSULTANTS[0]?.staffId },
      about: { facilityId: facilityId(1), door: 'phone' },
    });
    const receipt = round.mailsTo(1).at(-1) ?? '';
    expect(receipt).toContain('回答を訂正しました');
    expect(receipt).toContain('入所児童 20、受入可能 0');
    expect(receipt).not.toContain('までは');
    expect(receipt).not.toContain(typed.reason);
  });

  it('同じ訂正をもう一度押しても、記録も控えも増えない', async () => {
    const mails = round.mailsTo(1).length;
    const page = await text(consultant, path());
    const typed = { enrolled1: '20', vacancy1: '0', reason: '入所児童の数えまちがいと電話があった' };
    expect((await consultant.post(path(), correction(page, typed))).status).toBe(303);
    await round.twin.timeline.quiet();
    expect(round.mailsTo(1)).toHaveLength(mails);
  });

  it('施設にも職員にも、いつ・だれが・どのように・何を変えたかが見える', async () => {
    const desk = await text(consultant, `/desk/facilities/${facilityId(1)}/figures`);
    expect(desk).toContain('2026年11月13日(金) 0:00に職員2（市区町村の職員）が訂正（電話で）');
    expect(desk).toContain('1歳児 受入可能：2→0');
    expect(desk).toContain('理由：入所児童の数えまちがいと電話があった');
    expect(desk).toContain('12月の回答を訂正する');
    const facility = await text(await round.visitByMail(1), '/survey/history');
    expect(facility).toContain('に市区町村の職員が訂正（電話で）');
    expect(facility).toContain('1歳児 入所児童：18→20');
    expect(facility).not.toContain('職員2');
  });

  it('回答のない施設と、新しい調査がある施設の古い回答は訂正できない', async () => {
    const silent = path().replace(facilityId(1), facilityId(2));
    expect(await text(consultant, silent)).toContain('まだ回答していません');
    expect((await consultant.post(silent, { action: 'send' })).status).toBe(404);

    const page = await text(consultant, path());
    const services = round.twin.store;
    const city = await municipalityOf(services.store, CITY);
    if (!city) throw new Error('the city is not there');
    const plan = aRoundPlan({ opensOn: '2026-11-13', speaksOf: { fiscalYear: 2026, month: 1 } });
    const { campaignId } = await prepare(services, city, principalOf(SUPERVISOR), plan);
    const kept = await campaignOf(services.store, CITY, campaignId);
    if (!kept) throw new Error('the round is not there');
    await start(services, city, principalOf(APPROVER), kept);
    await round.twin.moveTo(AFTER_DEADLINE + 10 * 3_600_000);
    await round.twin.timeline.quiet();

    // 夜が明けたので、もう一度サインインする。
    consultant = (await signInAs(round.twin, 'staff-2')).browser;
    expect(await text(consultant, path())).toContain('訂正は、新しい調査で行ってください');
    const sent = await consultant.post(path(), correction(page, { vacancy1: '1', reason: '再度の訂正' }));
    expect(sent.status).toBe(404);
    expect(await text(consultant, `/desk/facilities/${facilityId(1)}/figures`)).not.toContain(
      'の回答を訂正する',
    );
  });
});
