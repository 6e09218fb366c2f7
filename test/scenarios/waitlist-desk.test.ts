import { afterEach, describe, expect, it } from 'vitest';
import { sweepLists } from '../../functions/waitlist/take-list.ts';
import type { Case } from '../../shared/domain/case/schema.ts';
import { PublishedFigures } from '../../shared/domain/vacancy/published.ts';
import { encodeCp932 } from '../../shared/files/decode.ts';
import { openCasesOf } from '../../shared/store/cases.ts';
import { facilities, vacancies } from '../../shared/store/facilities.ts';
import { deferralOf } from '../../shared/store/waitlist.ts';
import { creating } from '../../shared/store/writes.ts';
import { type Browser, fieldOf, formTo, signInAs } from '../builders/at-the-desk.ts';
import { aFacility, facilityId } from '../builders/facility.ts';
import { aCase, caseId, childId } from '../builders/family.ts';
import { someFigures } from '../builders/vacancy.ts';
import { CITY } from '../infra/at-home.ts';
import {
  aDeferredFamily,
  aFollowUpHome,
  executionsOf,
  type Home,
  mailsTo,
  roundsOf,
  tasksOf,
} from '../workflows/follow-up-at-home.ts';

let home: Home;
afterEach(async () => {
  expect(home.notices).toEqual([]);
  await home.stop();
});

const atTheDesk = async (): Promise<Browser> => {
  home = await aFollowUpHome();
  return (await signInAs(home, 'sato')).browser;
};

const HEADER =
  '児童番号,世帯番号,区,児童氏名,生年月日,保護者氏名,電話番号,メールアドレス,希望月,除外区分,指数';
const HARUKI =
  '１０００１,7,北区,見本　はるき,令和7年5月10日,見本　花子,0451234567,hanako@example.jp,R8.4,,12';
const SAKURA = '10002,7,北区,見本　さくら,R5.8.1,見本　花子,0451234567,hanako@example.jp,R8.4,育休,12';
const KAITO = '10003,9,北区,例　かいと,2024/6/1,例　太郎,,,R8.4,,12';
const BROKEN = '10004,9,北区,例　みお,R6.13.1,例　太郎,,,R8.4,,12';

const IMPORT = '/desk/waitlist/import';

/** Uploads a list as the core system writes it, in CP932; answers the address of its dry run. */
const upload = async (browser: Browser, ...rows: string[]): Promise<Response> => {
  const bytes = encodeCp932(['入所保留児童一覧（架空）', HEADER, ...rows, ''].join('\r\n'));
  if (!bytes.ok) throw new Error(bytes.refusal.characters.join(''));
  const form = new FormData();
  const page = await (await browser.get(IMPORT)).text();
  form.set('nonce', fieldOf(page, 'nonce', formTo(page, IMPORT)));
  form.set('file', new File([new Uint8Array(bytes.value)], 'hoiku.csv', { type: 'text/csv' }));
  return browser.post(IMPORT, form);
};

const dryRun = async (browser: Browser, ...rows: string[]): Promise<{ path: string; page: string }> => {
  const uploaded = await upload(browser, ...rows);
  const path = uploaded.headers.get('location') ?? '';
  return { path, page: await (await browser.get(path)).text() };
};

const take = async (browser: Browser, rows: string[], more: Record<string, string> = {}): Promise<string> => {
  const { path, page } = await dryRun(browser, ...rows);
  await browser.post(path, { nonce: fieldOf(page, 'nonce', formTo(page, path)), ...more });
  await home.timeline.quiet();
  return (await browser.get(path)).text();
};

const cases = (): Promise<Case[]> => openCasesOf(home.services.store, '990001', 'kita');

describe('a list of deferred children', () => {
  it('is first only read: each row good, doubtful or refused, with its line and the reason in words', async () => {
    const browser = await atTheDesk();
    const { page } = await dryRun(browser, HARUKI, SAKURA, KAITO, BROKEN);
    for (const words of [
      '新しいお子さん',
      '電話もメールもありません',
      '生年月日を読み取れません',
      '使わなかった列：指数',
    ])
      expect(page).toContain(words);
    expect(page).toMatch(/<td>6<\/td><td>10004<\/td>/);
    expect(await cases()).toEqual([]);
    expect(home.mailbox.mails).toEqual([]);
  });

  it('is taken when a person confirms it: siblings in one case, asked about once; doubtful rows only where ticked', async () => {
    const browser = await atTheDesk();
    expect(await take(browser, [HARUKI, SAKURA, KAITO, BROKEN])).toContain('取り込みが終わりました');
    const opened = await cases();
    expect(opened).toHaveLength(1);
    expect(opened[0]).toMatchObject({ channel: 'waitlist', consent: { given: 'application' } });
    expect(opened[0]?.family.children.map(({ name }) => name)).toEqual(['見本 はるき', '見本 さくら']);
    expect(mailsTo(home, 'hanako@example.jp')).toHaveLength(1);
    await take(browser, [HARUKI, SAKURA, KAITO], { line: '5' });
    expect(await cases()).toHaveLength(2);
  });

  it('taken twice changes nothing the second time', async () => {
    const browser = await atTheDesk();
    await take(browser, [HARUKI, SAKURA]);
    const before = await cases();
    const { page } = await dryRun(browser, HARUKI, SAKURA);
    expect(page).toMatch(/同じ<\/dt><dd>2</);
    await take(browser, [HARUKI, SAKURA]);
    expect(await cases()).toEqual(before);
    expect(mailsTo(home, 'hanako@example.jp')).toHaveLength(1);
    expect(await executionsOf(home)).toHaveLength(2);
  });

  it('joins the case of a family that had written to us before', async () => {
    const browser = await atTheDesk();
    await aDeferredFamily(home, aCase({ family: { phone: '045-123-4567' } }));
    await take(browser, [SAKURA.replace('10002', '20002').replace('0451234567', '045-123-4567')]);
    const [only, ...more] = await cases();
    expect(more).toEqual([]);
    expect(only?.family.children).toHaveLength(2);
  });

  it('that does not name a child any more ends its deferral only when a person says so', async () => {
    const browser = await atTheDesk();
    await take(browser, [HARUKI, KAITO], { line: '4' });
    await take(browser, [SAKURA]);
    expect((await deferralOf(home.services.store, '990001', '10001'))?.value.status).toBe('deferred');
    await take(browser, [SAKURA], { endGone: 'yes' });
    expect((await deferralOf(home.services.store, '990001', '10001'))?.value).toMatchObject({
      status: 'ended',
      ending: 'off-the-list',
    });
    const running = (await executionsOf(home)).filter(({ status }) => status === 'RUNNING');
    expect(running).toHaveLength(1);
  });

  it('that was confirmed and interrupted is taken to its end by the sweeper', async () => {
    const browser = await atTheDesk();
    const many = Array.from(
      { length: 55 },
      (_, index) =>
        `3${String(index).padStart(4, '0')},${index + 100},北区,例　${index},R6.5.1,例　${index},045123${String(index).padStart(4, '0')},,R8.4,,1`,
    );
    const page = await take(browser, many);
    expect(page).toContain('画面を閉じても、最後まで取り込まれます');
    await sweepLists(home.services, [CITY]);
    expect(await cases()).toHaveLength(55);
    await sweepLists(home.services, [CITY]);
    expect(await cases()).toHaveLength(55);
  });

  it('that is none is refused with the reason', async () => {
    const browser = await atTheDesk();
    const form = new FormData();
    const page = await (await browser.get(IMPORT)).text();
    form.set('nonce', fieldOf(page, 'nonce', formTo(page, IMPORT)));
    form.set('file', new File(['区,生年月日\r\n北区,R7.1.1\r\n'], 'x.csv'));
    const answer = await browser.post(IMPORT, form);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('必要な列がありません：児童番号・児童氏名・保護者氏名');
  });

  it('is seen by nobody but who uploaded it', async () => {
    const { path } = await dryRun(await atTheDesk(), HARUKI);
    const other = (await signInAs(home, 'yamada')).browser;
    expect((await other.get(path)).status).toBe(404);
  });
});

describe('the waitlist at the desk', () => {
  it('is counted both ways and shows where each child stands, without a name', async () => {
    const browser = await atTheDesk();
    await take(browser, [HARUKI, SAKURA]);
    const page = await (await browser.get('/desk/waitlist')).text();
    expect(page).toContain('待機児童');
    expect(page).toContain('様子を伺っている');
    expect(page).not.toContain('はるき');
    expect(page).toMatch(/<td>0<\/td><td class="number">1<\/td><td class="number">1<\/td>/);
    expect(page).toMatch(
      /<td>2<\/td><td class="number">1<\/td><td class="number">0<\/td><td class="number">1<\/td>/,
    );
  });
});

const open = async (browser: Browser, path: string): Promise<string> => {
  const asked = await (await browser.get(path)).text();
  const action = `/desk/cases/${caseId()}/open`;
  if (!asked.includes(action)) return asked;
  const form = formTo(asked, action);
  const opened = await browser.post(action, {
    nonce: fieldOf(asked, 'nonce', form),
    purpose: 'follow-up',
    to: fieldOf(asked, 'to', form),
  });
  return (await browser.get(opened.headers.get('location') ?? '')).text();
};

describe('a consultant who follows a family up', () => {
  it('types in what it says on the phone, offers a place that exists, and records the choice', async () => {
    const browser = await atTheDesk();
    await home.services.store.commit([
      creating(facilities, aFacility({ municipality: '990001' }), 'Exists'),
      creating(
        facilities,
        aFacility({ id: facilityId(2), municipality: '990001', name: 'ふめい保育園' }),
        'Exists',
      ),
      creating(
        vacancies,
        PublishedFigures.parse({
          ...someFigures({ asOf: '2026-04-01' }),
          municipality: '990001',
        }),
        'Exists',
      ),
    ]);
    await aDeferredFamily(home, aCase({ family: { mail: undefined } }));
    const call = `/desk/cases/${caseId()}/call`;
    expect(await open(browser, call)).toContain('000-1111-2222');
    const form = await open(browser, `${call}/${childId()}`);
    await browser.post(`${call}/${childId()}`, {
      nonce: fieldOf(form, 'nonce', formTo(form, `${call}/${childId()}`)),
      intention: 'unchanged',
      wantsOptions: 'yes',
    });
    await home.timeline.quiet();
    expect(await tasksOf(home)).toMatchObject([{ kind: 'offer-options' }]);
    const offer = `/desk/cases/${caseId()}/options/${childId()}`;
    const choose = await open(browser, offer);
    expect(choose).toContain('ひよこ保育園');
    expect(choose).toContain('空きがあるかどうかわからない施設（1件）');
    const post = async (page: string, more: Record<string, string>) =>
      browser.post(offer, { nonce: fieldOf(page, 'nonce', formTo(page, offer)), ...more });
    // A facility of which nobody knows whether it has a place cannot be offered, whatever is sent.
    expect((await post(choose, { option: facilityId(2), action: 'send' })).status).toBe(422);
    const review = await (await post(choose, { option: facilityId(1), action: 'review' })).text();
    expect(review).toContain('まだ送られていません');
    await post(review, { option: facilityId(1), action: 'send' });
    await home.timeline.quiet();
    expect(await tasksOf(home)).toMatchObject([{ kind: 'call-guardian' }]);
    const again = await open(browser, call);
    const action = new RegExp(`${call}/options/option_\\w+`).exec(again)?.[0] ?? '';
    await browser.post(action, {
      nonce: fieldOf(again, 'nonce', formTo(again, action)),
      answer: 'interested',
    });
    await home.timeline.quiet();
    expect(await tasksOf(home)).toEqual([]);
    expect(await roundsOf(home)).toMatchObject([{ status: 'closed', next: { kind: 'again' } }]);
    expect(await open(browser, `/desk/cases/${caseId()}`)).toContain('ひよこ保育園: 興味がある');
  });
});
