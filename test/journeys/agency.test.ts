import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readableMail } from '../../infra/local/pages/readable-mail.ts';
import {
  anEscalationScene,
  type EscalationScene,
  MAILS,
  newestLinkTo,
} from '../builders/escalation-scene.ts';
import { isForEverybody, journey, OFFICE, openBrowser, picture, type Visitor, visitor } from './browser.ts';

let browser: Browser;
let scene: EscalationScene;

type Way = { name: string; visits: Visitor; lang: 'ja' | 'en'; door: 'link' | 'code' };

const ways: Way[] = [
  { name: '320', visits: {}, lang: 'ja', door: 'link' },
  { name: 'no-js', visits: { size: OFFICE, javaScript: false }, lang: 'ja', door: 'code' },
  { name: 'en', visits: { size: OFFICE, lang: 'en' }, lang: 'en', door: 'link' },
];

const words = {
  ja: {
    name: '確認する方のお名前',
    acknowledge: '受け取りを確認し、内容を開く',
    acknowledged: '受け取りを確認しました。ありがとうございます。',
    seenBy: 'お子さんに会った方',
    year: '年',
    month: '月',
    day: '日',
    time: '会った時刻',
    where: '会った場所',
    record: '結果を記録して終える',
    settled: '終わりました',
    open: '開く',
    reference: 'ページ番号',
    code: '確認コード',
  },
  en: {
    name: 'Name of the person who confirms',
    acknowledge: 'Confirm and open the content',
    acknowledged: 'Confirmed. Thank you.',
    seenBy: 'Who saw the child',
    year: 'year',
    month: 'month',
    day: 'day',
    time: 'At what time',
    where: 'Where',
    record: 'Record the outcome and close',
    settled: 'the matter is closed',
    open: 'Open',
    reference: 'Reference',
    code: 'Code',
  },
};

const fromTheNewsToTheOutcome = ({ name, visits, lang, door }: Way): void => {
  const said = words[lang];
  let page: Page;

  beforeAll(async () => {
    browser = await openBrowser();
    scene = await anEscalationScene();
    await scene.raise();
    page = await visitor(browser, visits);
  });
  afterAll(async () => {
    await browser.close();
    await scene.twin.stop();
  });

  const check = async (step: string) => {
    await picture(page, `agency-${name}-${step}`);
    if (visits.javaScript !== false) await isForEverybody(page);
  };

  it('comes in', async () => {
    if (door === 'link') await page.goto(scene.twin.origin + newestLinkTo(scene.twin, MAILS.first));
    else await throughTheDoor();
    expect(new URL(page.url()).pathname).toBe('/escalations');
    await check('1-cover');
  });

  const throughTheDoor = async () => {
    const [mail] = scene.mailsTo(MAILS.first);
    const { text } = readableMail(mail as NonNullable<typeof mail>, scene.twin.mailbox);
    await page.goto(`${scene.twin.origin}/escalations/open`);
    await picture(page, `agency-${name}-0-door`);
    const part = (label: string) => new RegExp(`${label}：([0-9A-Z ]+)`).exec(text)?.[1] ?? '';
    const reference = [...text.matchAll(/ページ番号：([0-9A-Z ]+)/g)].at(-1)?.[1] ?? '';
    await page.getByLabel(said.reference).fill(reference.toLowerCase());
    await page.getByLabel(said.code).fill(part('確認コード'));
    await page.getByRole('button', { name: said.open, exact: true }).click();
  };

  it('is told what is missing, then confirms with a name and reads', async () => {
    await page.getByRole('button', { name: said.acknowledge }).click();
    await check('2-name-missing');
    await page.getByLabel(said.name).fill('山田（相談係）');
    await page.getByRole('button', { name: said.acknowledge }).click();
    await expect(page.getByRole('status').textContent()).resolves.toContain(said.acknowledged);
    await expect(page.locator('main').textContent()).resolves.toContain('腕に新しいあざがあった');
    await check('3-content');
  });

  it('records the outcome by keyboard, and the content is shown no more', async () => {
    await page.getByLabel(said.seenBy).fill('山田');
    for (const typed of ['8', '6', '5', '18:00']) {
      await page.keyboard.press('Tab');
      await page.keyboard.type(typed === '8' ? 'R8' : typed);
    }
    await page.keyboard.press('Tab');
    await page.keyboard.type('自宅');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/escalations');
    await expect(page.locator('main').textContent()).resolves.toContain(said.settled);
    await expect(page.locator('main').textContent()).resolves.not.toContain('あざ');
    await check('4-settled');
  });
};

journey('関係機関が知らせを開いてから結果を記録するまで', () => {
  describe.each(ways)('$name', fromTheNewsToTheOutcome);
});
