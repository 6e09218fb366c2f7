import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { seedDemo } from '../../infra/local/demo/seed.ts';
import { aTwin } from '../infra/at-home.ts';
import { isForEverybody, journey, OFFICE, openBrowser, picture, visitor } from './browser.ts';

const CSV = [
  '全国地方公共団体コード,ID,地方公共団体名,名称,種別,所在地_連結表記,電話番号,開始時間,終了時間,謎の列',
  '990019,9001,みなも市,あたらしい保育園,認可保育所,みなも市北区1-1,045-000-0000,7:00,19:00,あ',
  '990019,9002,みなも市,ほしのこ保育園,ほしの家,みなも市北区1-2,045-000-0001,朝から,19:00,い',
];
const corrected = [CSV[0], CSV[1]?.replace('045-000-0000', '045-000-0009')];

const file = (name: string, lines: readonly (string | undefined)[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(lines.join('\r\n')),
});

journey('責任者が施設の一覧を取り込む', () => {
  let twin: Awaited<ReturnType<typeof aTwin>>;
  let browser: Browser;

  beforeAll(async () => {
    twin = await aTwin({ foundCity: false });
    await seedDemo(twin.store);
    browser = await openBrowser();
  });
  afterEach(() => expect(twin.notices).toEqual([]));
  afterAll(async () => {
    await browser.close();
    await twin.stop();
  });

  describe.each([
    { lang: 'ja', javaScript: true },
    { lang: 'en', javaScript: false },
  ] as const)('in $lang, JavaScript: $javaScript', ({ lang, javaScript }) => {
    let page: Page;

    const main = async () => (await page.locator('main').textContent()) ?? '';
    const looksRight = async (name: string) => {
      await picture(page, `directory-${lang}-${name}`);
      if (javaScript) await isForEverybody(page);
    };
    const read = async (...given: Parameters<typeof file>) => {
      await page.goto(`${twin.origin}/desk/facilities/import`);
      await page.locator('[type=file]').setInputFiles(file(...given));
      await page.locator('main form button').click();
    };
    const says = (ja: string, en: string) => (lang === 'ja' ? ja : en);

    it('sees every facility by its ward, and of which day its figures are', async () => {
      page = await visitor(browser, { lang, javaScript, size: OFFICE });
      await page.goto(`${twin.origin}/desk/facilities`);
      await page.getByRole('button', { name: /山田 けい|Kei Yamada/ }).click();
      expect(await main()).toContain(says('北区', 'Kita Ward'));
      expect(await main()).toContain(says('2026年4月1日', '1 April 2026'));
      await looksRight('list');
    });

    it('is told in words why a file cannot be read', async () => {
      await read('letter.csv', ['ただの文章']);
      expect(await page.getByRole('alert').textContent()).toContain(
        says('見出し（名称、所在地など）が見つかりません', 'no line names its columns'),
      );
      await looksRight('unreadable');
      await read('list.xlsx', ['PK\u0003\u0004']);
      expect(await page.getByRole('alert').textContent()).toContain(says('Excel', 'Excel'));
    });

    it('looks at each row before anything is written, then confirms', async () => {
      await read('facilities.csv', CSV);
      expect(await main()).toContain('謎の列');
      expect(await main()).toContain('ほしの家');
      await looksRight('dry-run');
      await page.getByRole('button', { name: says('この内容で取り込む', 'Import this') }).click();
      await looksRight('imported');
      await page.locator('main').getByRole('link').click();
      expect(await main()).toContain('あたらしい保育園');
    });

    it('sees of a later file what would change, field by field', async () => {
      await read('later.csv', corrected);
      expect(await main()).toContain(
        says('電話番号：045-000-0000 → 045-000-0009', 'phone: 045-000-0000 → 045-000-0009'),
      );
      await looksRight('changes');
    });
  });
});
