import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sweepRounds } from '../../functions/vacancy/rounds/sweep-rounds.ts';
import { nextQuestionSet } from '../../shared/domain/survey/question-set.ts';
import { stockQuestionSet } from '../../shared/domain/survey/stock-questions.ts';
import { auditOf } from '../../shared/store/audit-chain.ts';
import { campaignsOf, plansOf } from '../../shared/store/campaigns.ts';
import { facilities } from '../../shared/store/facilities.ts';
import { questionSets } from '../../shared/store/question-sets.ts';
import { staffRecords } from '../../shared/store/registry.ts';
import { openTasksAbout } from '../../shared/store/tasks.ts';
import { creating } from '../../shared/store/writes.ts';
import { type Browser, fieldOf, formTo, signInAs } from '../builders/at-the-desk.ts';
import { aTwin, CITY } from '../infra/at-home.ts';
import { APPROVER, facilityNumber, SUPERVISOR, staffOf, tokyo } from '../workflows/a-survey-round.ts';

/** Twenty-one: one too many for one person alone. */
const FACILITIES = Array.from({ length: 21 }, (_, index) => facilityNumber(index + 1));
const COLLEAGUE = staffOf(5, 'supervisor');

let twin: Awaited<ReturnType<typeof aTwin>>;
beforeAll(async () => {
  twin = await aTwin({ clockStartsAtEpochMs: tokyo('2026-11-25T09:00:00') });
  await twin.store.store.commit([
    ...[SUPERVISOR, COLLEAGUE, APPROVER].map((one) => creating(staffRecords, one, 'StaffExists')),
    ...FACILITIES.map((one) => creating(facilities, one, 'FacilityExists')),
  ]);
});
afterAll(() => twin.stop());

const PLANS = '/desk/campaigns/plans';
const plan = {
  name: '毎月の空き状況調査',
  rhythm: 'monthly',
  workingDay: '１',
  speaksOfMonth: '1',
  facilityTypes: 'licensed-nursery',
  remindFirst: '2',
  remindSecond: '4',
  deadlineAfter: '5',
  publication: 'at-once',
  contactName: '保育対策課',
  contactPhone: '045-000-0000',
  introJa: 'いつもご協力ありがとうございます。',
  active: 'yes',
};

const atDesk = async (subject: string): Promise<Browser> => (await signInAs(twin, subject)).browser;
const pageAt = async (browser: Browser, path: string): Promise<string> => (await browser.get(path)).text();
const nonceAt = async (browser: Browser, path: string, action = path): Promise<string> =>
  fieldOf(formTo(await pageAt(browser, path), action), 'nonce');
const rounds = () => campaignsOf(twin.store.store, CITY);
const mails = () => twin.mailbox.mails.filter(({ to }) => to[0]?.startsWith('facility'));

describe('調査の計画', () => {
  it('監督者が作り、二度押しても一つ。まちがいは欄ごとに示す', async () => {
    const browser = await atDesk('staff-1');
    const nonce = await nonceAt(browser, `${PLANS}/new`);
    const wrong = await browser.post(`${PLANS}/new`, { ...plan, workingDay: '40', name: '', nonce });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('1から15までの数字');
    for (const _ of [1, 2]) {
      expect((await browser.post(`${PLANS}/new`, { ...plan, nonce })).status).toBe(303);
    }
    expect(await pageAt(browser, PLANS)).toContain('次の開始：2026年12月1日');
    expect(await plansOf(twin.store.store, CITY)).toMatchObject([
      { edition: 1, changedBy: SUPERVISOR.staffId },
    ]);
  });

  it('変えると新しい版になり、前の版の調査はそのまま', async () => {
    const browser = await atDesk('staff-1');
    const [known] = await plansOf(twin.store.store, CITY);
    const path = `${PLANS}/${known?.planId}`;
    const nonce = await nonceAt(browser, path);
    const late = await browser.post(path, { ...plan, asOfDay: '31', nonce });
    expect(late.status).toBe(422);
    expect(await late.text()).toContain('1から28までの数字');
    const changed = { ...plan, deadlineAfter: '6', asOfDay: '１', nonce };
    expect((await browser.post(path, changed)).status).toBe(303);
    expect(await plansOf(twin.store.store, CITY)).toMatchObject([
      { edition: 2, terms: { deadlineAfterDays: 6, intro: { ja: 'いつもご協力ありがとうございます。' } } },
    ]);
  });

  it('開始の3開庁日前に下書きができ、書いた人ではない監督者に承認の仕事が届く。何度見回っても一つ', async () => {
    await twin.moveTo(tokyo('2026-11-25T23:50:00'));
    expect(await rounds()).toEqual([]);
    const stock = stockQuestionSet(CITY);
    const made = { by: SUPERVISOR.staffId, at: '2026-11-25T08:00:00Z' };
    await twin.store.store.commit([
      creating(questionSets, nextQuestionSet(stock, stock.questions, made), 'SetExists'),
    ]);
    await twin.moveTo(tokyo('2026-11-26T07:30:00'));
    await Promise.all([sweepRounds(twin.store), sweepRounds(twin.store)]);
    expect(await rounds()).toMatchObject([
      {
        status: 'draft',
        opensOn: '2026-12-01',
        figuresAsOf: '2026-12-01',
        formVersion: 2,
        plan: { edition: 2 },
        speaksOf: { month: 1, fiscalYear: 2026 },
      },
    ]);
    const [round] = await rounds();
    const tasks = await openTasksAbout(twin.store.store, CITY, round?.campaignId ?? '');
    expect(tasks.map(({ value }) => value)).toMatchObject([
      { kind: 'approve-round', owner: COLLEAGUE.staffId, dueAt: '2026-12-01T08:00:00Z' },
    ]);
    const browser = await atDesk('staff-1');
    const [known] = await plansOf(twin.store.store, CITY);
    const prepare = `${PLANS}/${known?.planId}/prepare`;
    const nonce = await nonceAt(browser, PLANS, prepare);
    for (const _ of [1, 2]) await browser.post(prepare, { nonce });
    expect(await rounds()).toHaveLength(1);
  });
});

describe('20施設を超える調査の承認', () => {
  const approve = async (subject: string, seen?: string): Promise<Response> => {
    const browser = await atDesk(subject);
    const [round] = await rounds();
    const path = `/desk/campaigns/${round?.campaignId}`;
    const page = await pageAt(browser, path);
    const nonce = fieldOf(page.slice(page.indexOf('<main')), 'nonce');
    return browser.post(`${path}/start`, { nonce, seen: seen ?? fieldOf(page, 'seen') });
  };

  it('計画を書いた人の画面に承認のボタンはなく、送っても断られる', async () => {
    const browser = await atDesk('staff-1');
    const [round] = await rounds();
    const page = await pageAt(browser, `/desk/campaigns/${round?.campaignId}`);
    expect(page).toContain('準備した人とは別の監督者または管理者の承認が必要です');
    expect(page).not.toContain(`/desk/campaigns/${round?.campaignId}/start`);
    expect(page.match(/class="box sample"/g)).toHaveLength(3);
    const colleague = await pageAt(await atDesk('staff-5'), `/desk/campaigns/${round?.campaignId}`);
    expect((await approve('staff-1', fieldOf(colleague, 'seen'))).status).toBe(409);
    expect(await rounds()).toMatchObject([{ status: 'draft' }]);
  });

  it('見たあとに送り先が変わっていたら、承認はもう一度', async () => {
    expect((await approve('staff-5', 'what was there yesterday')).status).toBe(409);
  });

  it('別の監督者が承認すると記録に残り、仕事は終わり、その日の9時に案内が届く', async () => {
    expect((await approve('staff-5')).status).toBe(303);
    const [round] = await rounds();
    expect(round).toMatchObject({ status: 'open', openedBy: COLLEAGUE.staffId });
    expect(await openTasksAbout(twin.store.store, CITY, round?.campaignId ?? '')).toEqual([]);
    expect((await auditOf(twin.store.store, CITY, round?.campaignId ?? '')).at(-1)).toMatchObject({
      fact: 'RoundApproved',
      about: { recipients: '21' },
      by: { who: 'staff', staffId: COLLEAGUE.staffId },
    });
    await twin.moveTo(tokyo('2026-12-01T08:59:59'));
    expect(mails()).toHaveLength(0);
    await twin.moveTo(tokyo('2026-12-01T09:05:00'));
    expect(mails()).toHaveLength(21);
  });
});
