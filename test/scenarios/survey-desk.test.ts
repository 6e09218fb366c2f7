import { afterEach, describe, expect, it } from 'vitest';
import { nextQuestionSet } from '../../shared/domain/survey/question-set.ts';
import { stockQuestionSet } from '../../shared/domain/survey/stock-questions.ts';
import { campaignOf, surveyOf } from '../../shared/store/campaigns.ts';
import { vacancyOf } from '../../shared/store/facilities.ts';
import { questionSets } from '../../shared/store/question-sets.ts';
import { openTasksAbout } from '../../shared/store/tasks.ts';
import { creating } from '../../shared/store/writes.ts';
import { fieldOf, signInAs } from '../builders/at-the-desk.ts';
import { facilityId } from '../builders/facility.ts';
import { CITY } from '../infra/at-home.ts';
import {
  AFTER_DEADLINE,
  aSurveyRound,
  facilityNumber,
  HOLD_MS,
  MONDAY,
  SUPERVISOR,
  type SurveyRound,
} from '../workflows/a-survey-round.ts';

let round: SurveyRound;
afterEach(() => round.twin.stop());

const signedIn = async (subject: string) => (await signInAs(round.twin, subject)).browser;

const plan = {
  month: '2026-12',
  facilityTypes: 'licensed-nursery',
  opensOnYear: '2026',
  opensOnMonth: '11',
  opensOnDay: '9',
  remindFirst: '1',
  remindSecond: '２',
  deadlineAfter: '3',
  publication: 'at-once',
  contactName: '保育対策課',
  contactPhone: '045-000-0000',
};

describe('調査を始める', () => {
  it('監督者は、送り先の数とメールの見本を見てから始め、途中で止められる', async () => {
    round = await aSurveyRound([facilityNumber(1), facilityNumber(2, { mail: undefined })]);
    const browser = await signedIn('staff-1');
    const form = await (await browser.get('/desk/campaigns/new')).text();
    const dated = { ...plan, figuresAsOfYear: '2026', figuresAsOfMonth: '11', figuresAsOfDay: '1' };
    const half = { ...dated, figuresAsOfDay: '', nonce: nonceOfRound(form) };
    expect((await browser.post('/desk/campaigns/new', half)).status).toBe(422);
    const kept = await browser.post('/desk/campaigns/new', { ...dated, nonce: nonceOfRound(form) });
    expect(kept.status).toBe(303);
    const path = kept.headers.get('location') ?? '';
    const draft = await (await browser.get(path)).text();
    expect(draft).toContain('送り先：2施設');
    expect(draft).toContain('このうち1施設は届くメールアドレスがないため');
    expect(draft).toContain('【11月12日(木)まで】2026年12月の空き状況を教えてください（みほん第1保育園）');
    const mailsBefore = round.mailsTo(1).length;
    await browser.post(`${path}/start`, { nonce: nonceOfRound(draft), seen: fieldOf(draft, 'seen') });
    await round.twin.moveTo(MONDAY + 2 * HOLD_MS);
    await round.twin.timeline.quiet();
    expect(round.mailsTo(1)).toHaveLength(mailsBefore + 1);
    const asked = await (await (await round.visitByMail(1)).get('/survey')).text();
    expect(asked).toContain('11月1日(日)現在の数字でお答えください');
    const running = await (await browser.get(path)).text();
    expect(running).toContain('調査中');
    await browser.post(`${path}/stop`, { nonce: nonceOfRound(running) });
    expect(await (await browser.get(path)).text()).toContain('中止');
  });

  it('調査項目が新しくなると、次の調査から新しい版で聞き、始まった調査はもとの版のまま', async () => {
    round = await aSurveyRound([facilityNumber(1)]);
    const stock = stockQuestionSet(CITY);
    const next = nextQuestionSet(stock, stock.questions, {
      by: SUPERVISOR.staffId,
      at: '2026-11-09T00:30:00Z',
    });
    await round.twin.store.store.commit([creating(questionSets, next, 'SetExists')]);
    const browser = await signedIn('staff-1');
    const nonce = nonceOfRound(await (await browser.get('/desk/campaigns/new')).text());
    const kept = await browser.post('/desk/campaigns/new', { ...plan, nonce });
    const campaignId = kept.headers.get('location')?.split('/').at(-1) ?? '';
    const prepared = await campaignOf(round.twin.store.store, CITY, campaignId);
    expect(prepared?.value).toMatchObject({ status: 'draft', formVersion: 2 });
    expect(await round.campaign()).toMatchObject({ status: 'open', formVersion: 1 });
  });

  it('入力のまちがいは欄ごとに示し、コンシェルジュは始められない', async () => {
    round = await aSurveyRound([facilityNumber(1)]);
    const browser = await signedIn('staff-1');
    const nonce = nonceOfRound(await (await browser.get('/desk/campaigns/new')).text());
    const again = await browser.post('/desk/campaigns/new', {
      ...plan,
      remindSecond: '9',
      contactName: '',
      nonce,
    });
    expect(again.status).toBe(422);
    const page = await again.text();
    expect(page).toContain('1回目の再送、2回目の再送、期限の順に');
    expect(page).toContain('施設が問い合わせできる名前と電話番号');
    const consultant = await signedIn('staff-2');
    expect((await consultant.get('/desk/campaigns/new')).status).toBe(404);
  });
});

/** The page also carries the sign-out's nonce: the round's stands in the main part. */
const nonceOfRound = (html: string): string => fieldOf(html.slice(html.indexOf('<main')), 'nonce');

describe('電話での聞き取り', () => {
  it('期限のあと、聞き取った数字を入れるとすぐに公開され、最後の一件で仕事が終わる', async () => {
    round = await aSurveyRound([facilityNumber(1, { phone: '045-000-1111' })]);
    await round.twin.moveTo(AFTER_DEADLINE);
    const [task] = await openTasksAbout(round.twin.store.store, CITY, round.campaignId);
    const owner = task?.value.owner === 'staff_01TEST00000000000000000002' ? 'staff-2' : 'staff-3';
    const browser = await signedIn(owner);
    const path = `/desk/survey-calls/${task?.value.taskId}`;
    const page = await (await browser.get(path)).text();
    expect(page).toContain('045-000-1111');
    const form = { facility: facilityId(1), door: 'phone', vacancy1: '3', none0: '1' };
    const sent = await browser.post(path, { ...form, nonce: nonceOfRound(page), action: 'send' });
    expect(sent.status).toBe(303);
    const row = await surveyOf(round.twin.store.store, CITY, round.campaignId, facilityId(1));
    expect(row?.value).toMatchObject({
      status: 'answered',
      door: 'phone',
      by: { who: 'staff', role: 'consultant' },
    });
    const shown = await vacancyOf(round.twin.store.store, CITY, facilityId(1), 2026);
    expect(shown?.value).toMatchObject({ given: { door: 'phone', role: 'consultant' } });
    expect(await openTasksAbout(round.twin.store.store, CITY, round.campaignId)).toEqual([]);
    expect(await (await browser.get(path)).text()).toContain('すべて確認できました');
  });

  it('つながらなければ、やめたことが残り、数字は「わからない」のまま', async () => {
    round = await aSurveyRound([facilityNumber(1, { mail: undefined })]);
    const [task] = await openTasksAbout(round.twin.store.store, CITY, round.campaignId);
    const browser = await signedIn('staff-1');
    const path = `/desk/survey-calls/${task?.value.taskId}`;
    const nonce = nonceOfRound(await (await browser.get(path)).text());
    await browser.post(path, { facility: facilityId(1), nonce, action: 'not-reached' });
    const row = await surveyOf(round.twin.store.store, CITY, round.campaignId, facilityId(1));
    expect(row?.value).toMatchObject({ status: 'left', why: 'not-reached' });
    expect(await vacancyOf(round.twin.store.store, CITY, facilityId(1), 2026)).toBeUndefined();
  });
});
