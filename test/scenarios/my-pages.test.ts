import { afterEach, describe, expect, it } from 'vitest';
import { offerOptions } from '../../functions/waitlist/offer-options.ts';
import { openCaseFor } from '../../shared/store/case-openings.ts';
import { caseOf } from '../../shared/store/cases.ts';
import { principalOf } from '../../shared/web/desk.tsx';
import { type Browser, fieldOf, formTo } from '../builders/at-the-desk.ts';
import { facilityId } from '../builders/facility.ts';
import { aStaff, caseId, childId } from '../builders/family.ts';
import { aBrowser } from '../infra/at-home.ts';
import {
  aDeferredFamily,
  aFollowUpHome,
  executionsOf,
  goTo,
  type Home,
  mailsTo,
  newestRound,
  tasksOf,
} from '../workflows/follow-up-at-home.ts';

const GUARDIAN = 'hanako@example.jp';
const QUESTIONS = `/my/follow-up/${childId()}`;

let home: Home;
afterEach(() => home.stop());

/** A family that came by the link of its newest mail. */
const atMyPage = async (): Promise<Browser> => {
  home = await aFollowUpHome();
  await aDeferredFamily(home);
  return byLink();
};

const byLink = async (): Promise<Browser> => {
  const link = /\/my\?link=\S+/.exec(mailsTo(home, GUARDIAN).at(-1) ?? '')?.[0] ?? '';
  const browser = aBrowser(home.origin);
  const answer = await browser.get(link);
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/my']);
  return browser;
};

const textOf = async (browser: Browser, path = '/my'): Promise<string> => (await browser.get(path)).text();

const answer = async (browser: Browser, said: Record<string, string>): Promise<Response> => {
  const nonce = fieldOf(await textOf(browser, QUESTIONS), 'nonce');
  const sent = await browser.post(QUESTIONS, { nonce, ...said });
  await home.timeline.quiet();
  return sent;
};

const LOOKING = { intention: 'unchanged', wantsOptions: 'yes', presentCare: 'parental-leave' };

const offered = async (): Promise<void> => {
  const kept = await caseOf(home.services.store, '990001', caseId());
  if (!kept) throw new Error('no case');
  const outcome = await offerOptions(home.services, {
    current: kept.value,
    round: await newestRound(home),
    picked: [
      {
        facility: {
          facilityId: facilityId(1),
          name: 'ひよこ保育園',
          phone: '000-3333-4444',
          hours: '7:30–18:30',
          distanceMetres: 620,
          places: { count: 2, asOf: '2026-03-20' },
        },
        reasons: [{ key: 'placeFree', values: { count: 2, ageClass: 0, asOf: '2026-03-20' } }],
        concerns: [{ key: 'hoursUnknown' }],
      },
    ],
    by: principalOf(aStaff()),
    onceKey: 'offered',
  });
  expect(outcome.ok).toBe(true);
  await home.timeline.quiet();
};

describe('a family on its own page', () => {
  it('sees where things stand, who looks after it, and what it is asked', async () => {
    const page = await textOf(await atMyPage());
    for (const words of ['A7KM-2QX4', '佐藤 みのり', 'はるき', '答える', 'その後のご様子とご希望'])
      expect(page).toContain(words);
  });

  it('answers, and the consultant is asked for options', async () => {
    const browser = await atMyPage();
    const sent = await answer(browser, LOOKING);
    expect(sent.headers.get('location')).toBe('/my?done=answered');
    expect(await textOf(browser)).toContain('担当が、空きがあって条件に合いそうな預け先を探しています');
    expect(await tasksOf(home)).toMatchObject([{ kind: 'offer-options' }]);
  });

  it.each([
    [{}, 'いまのお気持ちに近いもの'],
    [{ intention: 'unchanged' }, '案内を希望するかどうか'],
    [{ intention: 'no-contact' }, 'いつまで連絡がいらないか'],
    [
      { intention: 'no-contact', askAgainYear: 'R8', askAgainMonth: '13', askAgainDay: '1' },
      '読み取れませんでした',
    ],
    [{ intention: 'no-contact', askAgainYear: 'R8', askAgainMonth: '4', askAgainDay: '1' }, '明日以降の日付'],
    [
      { intention: 'no-contact', askAgainYear: '2036', askAgainMonth: '4', askAgainDay: '1' },
      '2年以内の日付',
    ],
  ])('that answers %o is told what is missing, and keeps what it typed', async (said, fault) => {
    const sent = await answer(await atMyPage(), { ...said, words: '夜にしか電話に出られません' });
    const page = await sent.text();
    expect(sent.status).toBe(422);
    expect(page).toContain(fault);
    expect(page).toContain('夜にしか電話に出られません');
  });

  it('that wants to be left in peace is told the day, and can put it off', async () => {
    const browser = await atMyPage();
    const until = { askAgainYear: '令和8', askAgainMonth: '７', askAgainDay: '1' };
    await answer(browser, { intention: 'no-contact', ...until });
    expect(await textOf(browser)).toContain('次は 2026年7月1日(水) にお伺いします');
    await answer(browser, { intention: 'no-contact', ...until, askAgainMonth: '9' });
    expect(await textOf(browser)).toContain('次は 2026年9月1日(火) にお伺いします');
  });

  it('chooses among options that say why, what speaks against them, and how old the figure is', async () => {
    const browser = await atMyPage();
    await answer(browser, LOOKING);
    await offered();
    const page = await textOf(browser);
    for (const words of [
      'ひよこ保育園',
      '約620m',
      '12日前の情報',
      'わからない',
      '000-3333-4444',
      '申込みをすることはありません',
    ])
      expect(page).toContain(words);
    const action = /\/my\/options\/option_\w+/.exec(page)?.[0] ?? '';
    const nonce = fieldOf(page, 'nonce', formTo(page, action));
    await browser.post(action, { nonce, answer: 'ask-for-me' });
    await browser.post(action, { nonce, answer: 'ask-for-me' });
    await home.timeline.quiet();
    expect(await textOf(browser)).toContain('お返事：聞いてほしい');
    expect(await tasksOf(home)).toMatchObject([{ kind: 'ask-facility' }]);
    expect((await executionsOf(home))[0]?.status).toBe('SUCCEEDED');
  });

  it('sees who read its data and what for, but nothing of the work that protects a child', async () => {
    const browser = await atMyPage();
    const by = principalOf(aStaff());
    await openCaseFor(home.services, by, caseId(), 'follow-up');
    await openCaseFor(home.services, by, caseId(), 'child-protection');
    const page = await textOf(browser, '/my/readers');
    expect(page).toContain('保育コンシェルジュ');
    expect(page).toContain('入所保留後のようすの確認');
    expect(page).not.toContain('児童の安全の確保');
    expect(page).toContain('法律により、どのご家庭でもここには載りません');
  });

  it('withdraws in two steps; then everything ends and nobody writes to it', async () => {
    const browser = await atMyPage();
    await answer(browser, LOOKING);
    const first = await browser.post('/my/withdraw', {
      nonce: fieldOf(await textOf(browser, '/my/withdraw'), 'nonce'),
      step: 'ask',
    });
    expect(await tasksOf(home)).toHaveLength(1);
    const nonce = fieldOf(await first.text(), 'nonce');
    const second = await browser.post('/my/withdraw', { nonce, step: 'confirm' });
    await home.timeline.quiet();
    expect(second.headers.get('location')).toBe('/my?done=withdrawn');
    expect(await textOf(browser)).toContain('2026年4月1日(水) に終了しました');
    expect(await tasksOf(home)).toEqual([]);
    await goTo(home, '2026-05-01');
    expect(mailsTo(home, GUARDIAN)).toHaveLength(1);
  });
});

describe('the door of a family page', () => {
  it('opens by page number and code from the mail', async () => {
    home = await aFollowUpHome();
    await aDeferredFamily(home);
    const mail = mailsTo(home, GUARDIAN)[0] ?? '';
    const browser = aBrowser(home.origin);
    const opened = await browser.post('/my/open', {
      reference: /ページ番号：(.+)/.exec(mail)?.[1] ?? '',
      code: /確認コード：(.+)/.exec(mail)?.[1] ?? '',
    });
    expect(opened.headers.get('location')).toBe('/my');
    expect(await textOf(browser)).toContain('A7KM-2QX4');
  });

  it('stays shut without a link, and for forms that this link did not give out', async () => {
    const browser = await atMyPage();
    for (const path of ['/my', '/my/readers', '/my/withdraw', QUESTIONS])
      expect((await aBrowser(home.origin).get(path)).status).toBe(404);
    const foreign = await browser.post('/my/withdraw', { nonce: 'x.y', step: 'confirm' });
    expect(foreign.status).toBe(403);
    expect((await caseOf(home.services.store, '990001', caseId()))?.value.status).toBe('taken');
  });

  it('changes nothing when it is only looked at', async () => {
    const browser = await atMyPage();
    const before = await caseOf(home.services.store, '990001', caseId());
    const readers = await textOf(browser, '/my/readers');
    for (const path of ['/my', '/my/withdraw', QUESTIONS]) await browser.get(path);
    expect(await textOf(browser, '/my/readers')).toBe(readers);
    expect(await caseOf(home.services.store, '990001', caseId())).toEqual(before);
  });
});
