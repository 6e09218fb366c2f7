import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demoCity } from '../../infra/local/demo/city.ts';
import { seedDemo } from '../../infra/local/demo/seed.ts';
import { readableMail } from '../../infra/local/pages/readable-mail.ts';
import { openCasesOf } from '../../shared/store/cases.ts';
import { aTwin } from '../infra/at-home.ts';
import { isForEverybody, journey, openBrowser, picture, type Visitor, visitor } from './browser.ts';

let twin: Awaited<ReturnType<typeof aTwin>>;
let browser: Browser;
let page: Page;

const NIGHT = Date.parse('2026-04-01T23:00:00+09:00');

const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const main = async () => (await page.locator('main').textContent()) ?? '';
const faults = () => page.getByRole('alert').getByRole('link').allTextContents();
const typed = (name: string) => page.locator(`[name="${name}"]`).first().inputValue();
const go = (path: string) => page.goto(`${twin.origin}${path}`);

/** The rest of the form, by the names of its fields: the same in every language. */
const fillIn = async (mail: string): Promise<void> => {
  await page.locator('[name=guardianName]').fill('見本 花子');
  await page.locator('[name=mail]').fill(mail);
  await page.locator('[name=birthKind][value=born]').check();
  for (const [name, text] of Object.entries({ birthYear: 'R7', birthMonth: '５', birthDay: '10' })) {
    await page.locator(`[name=${name}]`).fill(text);
  }
  await page.locator('[name=ward]').selectOption('kita');
  await page.locator('[name=consent]').check();
};

const pressAction = (action: string) => page.locator(`button[name=action][value=${action}]`).click();

const mailsTo = (address: string) =>
  twin.mailbox.mails.filter(({ to }) => to.includes(address)).map((mail) => readableMail(mail, twin.mailbox));

/** Every open case of the ward in which these stories play. */
const casesNow = async () => (await openCasesOf(twin.store.store, demoCity.municipality, 'kita')).length;

const newPage = async (options: Visitor = {}): Promise<void> => {
  await page?.context().close();
  page = await visitor(browser, options);
};

journey('夜11時、スマートフォンで相談を申し込む', () => {
  beforeAll(async () => {
    twin = await aTwin({ foundCity: false, clockStartsAtEpochMs: NIGHT });
    await seedDemo(twin.store);
    await twin.timeline.quiet();
    browser = await openBrowser();
  });
  afterEach(() => expect(twin.notices).toEqual([]));
  afterAll(async () => {
    await browser.close();
    await twin.stop();
  });

  describe.each([
    { how: 'with JavaScript', javaScript: true, mail: 'js@example.jp' },
    { how: 'without JavaScript', javaScript: false, mail: 'no-js@example.jp' },
  ])('$how', ({ javaScript, mail }) => {
    let reference = '';

    it('comes from the first page to the form', async () => {
      await newPage({ javaScript });
      await go('/');
      await page.getByRole('main').getByRole('link', { name: '相談を申し込む' }).click();
      expect(new URL(page.url()).pathname).toBe('/intake');
    });

    it('forgets half: each fault is named beside its field, and everything typed is still there', async () => {
      await page.getByLabel('お名前※必須').fill('見本 花子');
      await page.getByLabel('電話番号').fill('０９０');
      await page.getByLabel('年', { exact: true }).first().fill('令和7');
      await page.getByLabel('水曜').check();
      await page.getByLabel('預ける時刻').fill('18:00');
      await page.getByLabel('迎えの時刻').fill('8:30');
      await page.getByLabel('自転車').check();
      await page.getByLabel('そのほか、伝えたいこと').fill('卵のアレルギーがあります。');
      await press('入力内容を確認する');
      const named = (await faults()).map((words) => words.split(':')[0]);
      expect(named).toEqual([
        '電話番号',
        'お子さんは',
        '生年月日または出産予定日',
        'お住まいの区',
        '迎えの時刻',
        '個人情報の扱い',
      ]);
      expect(await page.locator('#phone-fault').textContent()).toContain('市外局番から');
      expect(await Promise.all(['guardianName', 'phone', 'birthYear', 'from', 'words'].map(typed))).toEqual([
        '見本 花子',
        '０９０',
        '令和7',
        '18:00',
        '卵のアレルギーがあります。',
      ]);
      expect(await page.getByLabel('水曜').isChecked()).toBe(true);
      expect(await page.getByLabel('自転車').isChecked()).toBe(true);
    });

    it('reviews what was understood, and may go back with nothing lost', async () => {
      await fillIn(mail);
      await page.getByLabel('電話番号').fill('０９０１２３４５６７８');
      await page.getByLabel('迎えの時刻').fill('午後7時');
      await press('入力内容を確認する');
      expect(await main()).toContain('090-1234-5678');
      expect(await main()).toContain('2025年5月10日');
      expect(await main()).toContain('19:00');
      await press('入力に戻る');
      expect(await typed('words')).toBe('卵のアレルギーがあります。');
      expect(await page.getByLabel('北区').count()).toBe(0);
      expect(await typed('ward')).toBe('kita');
      await press('入力内容を確認する');
    });

    it('presses "send" twice in haste: one case, one reference', async () => {
      const before = await casesNow();
      await page.getByRole('button', { name: '送信する' }).dblclick();
      // The second press breaks off the first one's way; what counts is the page that is there in the end.
      reference = (await page.locator('.big').textContent()) ?? '';
      expect(page.url()).toContain('/intake/sent?');
      expect(reference).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
      expect(await casesNow()).toBe(before + 1);
    });

    it('reads the receipt in the other language too, at the same address', async () => {
      await page.getByRole('link', { name: 'English' }).click();
      expect(await main()).toContain(reference);
      expect(await main()).toContain('We have received your request');
      await page.getByRole('link', { name: '日本語' }).click();
      expect(await main()).toContain('受け付けました');
    });

    it('gets one mail, whose link opens its own page and leaves a clean address', async () => {
      await twin.timeline.quiet();
      const [receipt, ...more] = mailsTo(mail);
      expect(more).toEqual([]);
      expect(receipt?.subject).toContain(reference);
      await page.goto(receipt?.links.find((link) => link.includes('/my?link=')) ?? '');
      expect(page.url()).toBe(`${twin.origin}/my`);
      expect(await main()).toContain(reference);
    });

    it('comes in by page number and code where the mail lost its link', async () => {
      const text = mailsTo(mail)[0]?.text ?? '';
      await newPage({ javaScript });
      await go('/');
      await page.getByRole('link', { name: 'ページ番号と確認コードで開く' }).click();
      await page.getByLabel('ページ番号').fill(/ページ番号：(.+)/.exec(text)?.[1] ?? '');
      await page.getByLabel('確認コード').fill('違うかも');
      await press('開く');
      expect(await faults()).toEqual([expect.stringContaining('番号かコードが違う')]);
      await page.getByLabel('確認コード').fill(/確認コード：(.+)/.exec(text)?.[1] ?? '');
      await press('開く');
      expect(await main()).toContain(reference);
    });
  });

  it('the back button after the review brings the form, and after the receipt no second case', async () => {
    await newPage();
    await go('/intake');
    await fillIn('back@example.jp');
    await pressAction('review');
    await page.goBack();
    expect(new URL(page.url()).pathname).toBe('/intake');
    expect(await typed('guardianName')).toBe('見本 花子');
    await pressAction('review');
    const before = await casesNow();
    await pressAction('send');
    await page.waitForURL('**/intake/sent?**');
    await page.goBack().catch(() => undefined);
    expect(await casesNow()).toBe(before + 1);
  });

  it('a screen reader user or anybody without a mouse gets through by Tab, Space and Enter alone', async () => {
    await newPage();
    await go('/intake');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const tabTo = async (selector: string): Promise<void> => {
      for (let presses = 0; presses < 40; presses += 1) {
        await page.keyboard.press('Tab');
        if (await page.locator(selector).evaluate((element) => element.matches(':focus'))) return;
      }
      throw new Error(`Tab does not reach ${selector}`);
    };
    const type = async (name: string, text: string) => {
      await tabTo(`[name=${name}]`);
      await page.keyboard.type(text);
    };
    await type('guardianName', '見本 次郎');
    await type('mail', 'keys@example.jp');
    await tabTo('[name=birthKind][value=born]');
    await page.keyboard.press('Space');
    await type('birthYear', '2025');
    await type('birthMonth', '5');
    await type('birthDay', '10');
    await tabTo('[name=ward]');
    await page.keyboard.press('ArrowDown');
    await tabTo('[name=weekdays][value=tue]');
    await page.keyboard.press('Space');
    await tabTo('[name=consent]');
    await page.keyboard.press('Space');
    await tabTo('button[value=review]');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '入力内容の確認' }).waitFor();
    expect(await main()).toContain('火曜');
    await tabTo('button[value=send]');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/intake/sent?**');
    expect(await page.locator('.big').textContent()).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  });

  it('finds at the foot of a page whom to complain to, calls the desk, and reads what happens then (R5(7))', async () => {
    await newPage({ javaScript: false });
    await go('/intake');
    await page.getByRole('contentinfo').getByRole('link', { name: '苦情・ご意見' }).click();
    expect(new URL(page.url()).pathname).toBe('/complaints');
    expect(await main()).toContain('苦情の相手となった職員が受け付けることはありません');
    expect(
      await page.getByRole('main').getByRole('link', { name: '000-000-0190' }).getAttribute('href'),
    ).toBe('tel:0000000190');
  });

  describe.each(['ja', 'en'] as const)('every page is for everybody (%s)', (lang) => {
    const looksRight = async (name: string) => {
      await picture(page, `guardian-${lang}-${name}`);
      await isForEverybody(page);
    };

    it.each([
      ['/', 'welcome'],
      ['/find?ward=kita&ageClass=1', 'find'],
      ['/my', 'closed'],
      ['/my/open', 'door'],
      ['/accessibility', 'accessibility'],
      ['/privacy', 'privacy'],
      ['/complaints', 'complaints'],
    ])('%s', async (path, name) => {
      await newPage({ lang });
      await go(path);
      await looksRight(name);
      await page.setViewportSize({ width: 1366, height: 768 });
      await picture(page, `guardian-${lang}-${name}-wide`);
    });

    it('/intake: empty, with faults, reviewed, sent, and the page behind the link', async () => {
      const mail = `${lang}@example.jp`;
      await newPage({ lang });
      await go('/intake');
      await looksRight('intake');
      await pressAction('review');
      await looksRight('faults');
      await fillIn(mail);
      await pressAction('review');
      await looksRight('review');
      await pressAction('send');
      await page.waitForURL('**/intake/sent?**');
      await looksRight('sent');
      await twin.timeline.quiet();
      const link = mailsTo(mail)[0]?.links.find((one) => one.includes('/my?link='));
      await page.goto(link ?? '');
      await looksRight('my');
      await go('/my/readers');
      await looksRight('readers');
      await go('/my/withdraw');
      await looksRight('withdraw');
    });
  });
});
