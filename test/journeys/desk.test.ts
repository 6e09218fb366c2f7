import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { seedDemo } from '../../infra/local/demo/seed.ts';
import { aTwin } from '../infra/at-home.ts';
import { isForEverybody, journey, OFFICE, openBrowser, visitor } from './browser.ts';

let twin: Awaited<ReturnType<typeof aTwin>>;
let browser: Browser;
let page: Page;
let reference = '';

const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
/** The task of the family that this story is about. */
const taskLink = (name: string) =>
  page.getByRole('row').filter({ hasText: reference }).getByRole('link', { name });
const main = async () => (await page.locator('main').textContent()) ?? '';

const signIn = async (person: string, wanted: string): Promise<void> => {
  await page.goto(`${twin.origin}${wanted}`);
  await page.getByRole('button', { name: person }).click();
};

const typeInAnIntake = async (): Promise<string | null> => {
  await page.getByLabel('お名前※必須').fill('見本 花子');
  await page.getByLabel('電話番号').fill('０９０１２３４５６７８');
  await page.getByLabel('生まれている').check();
  for (const [part, text] of [
    ['Year', 'R7'],
    ['Month', '5'],
    ['Day', '10'],
  ] as const) {
    await page.locator(`#birth${part}`).fill(text);
  }
  await page.getByLabel('お住まいの区').selectOption('kita');
  await page.locator('#wishedFromYear').fill('2026');
  await page.locator('#wishedFromMonth').fill('10');
  await page.getByLabel('電話', { exact: true }).check();
  await page.getByLabel('口頭で同意').check();
  await page.getByLabel('日本語').check();
  await press('入力内容を確認する');
  expect(await main()).toContain('090-1234-5678');
  await press('登録する');
  return page.locator('.big').textContent();
};

const writeANote = async (): Promise<void> => {
  await page.getByLabel('電話', { exact: true }).check();
  await page.getByLabel('保護者', { exact: true }).check();
  await page.getByLabel('保育所などの空き').check();
  await page.getByLabel('伝えたこと').fill('若草町の小規模保育を案内した。');
  await page.getByLabel('次にすること').fill('来週、見学の予約を手伝う。');
  for (const [part, text] of [
    ['Year', '2026'],
    ['Month', '4'],
    ['Day', '8'],
  ] as const) {
    await page.locator(`#nextStepOn${part}`).fill(text);
  }
  await press('記録する');
};

const ways = [
  { how: 'with JavaScript', javaScript: true },
  { how: 'without JavaScript', javaScript: false },
];

const oneWorkingDay = ({ javaScript }: { javaScript: boolean }): void => {
  const check = () => (javaScript ? isForEverybody(page) : Promise.resolve());

  beforeAll(async () => {
    twin = await aTwin({ foundCity: false });
    await seedDemo(twin.store);
    browser = await openBrowser();
    page = await visitor(browser, { size: OFFICE, javaScript });
  });
  afterEach(() => expect(twin.notices).toEqual([]));
  afterAll(async () => {
    await browser.close();
    await twin.stop();
  });

  it('signs in and is where they wanted to go', async () => {
    await signIn('佐藤 みのり', '/desk/cases?reference=');
    expect(page.url()).toBe(`${twin.origin}/desk/cases?reference=`);
    expect(await page.locator('header').textContent()).toContain('佐藤 みのり さん');
    await check();
  });

  it('types in what a family says on the phone, and reads the reference out', async () => {
    await page.goto(`${twin.origin}/desk/intake`);
    await check();
    await press('入力内容を確認する');
    expect(await page.getByRole('alert').textContent()).toContain('同意の確認');
    await check();
    reference = (await typeInAnIntake()) ?? '';
    expect(reference).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    await check();
  });

  it('finds the task, opens the family for it, and takes the case', async () => {
    await twin.timeline.quiet();
    // Whoever it was given to: a colleague may cover.
    await page.goto(`${twin.origin}/desk?whose=ward`);
    await check();
    await taskLink('相談を担当する').click();
    await check();
    await press('内容を開いて進める');
    expect(await main()).toContain('見本 花子');
    expect(await main()).toContain('希望の月（2026年10月）のクラス');
    await press('この相談を担当する');
    expect(await main()).toContain('担当が決まりました');
    await check();
  });

  it('writes a note once, whose next step becomes a task', async () => {
    await page.getByRole('link', { name: '相談記録を書く' }).click();
    await check();
    await writeANote();
    expect(await main()).toContain('若草町の小規模保育を案内した。');
    await page.goto(`${twin.origin}/desk`);
    expect(await main()).toContain('次にすること');
  });

  it('hands the task over with a note', async () => {
    await taskLink('次にすること').click();
    await press('引き継ぐ');
    expect(await page.getByRole('alert').textContent()).toContain('伝えることを書いてください。');
    await page.getByLabel('引継ぎ先').selectOption({ label: '鈴木 かえで' });
    await page.getByLabel('伝えること').fill('木曜は休みます。');
    await press('引き継ぐ');
    await page.goto(`${twin.origin}/desk?whose=ward`);
    expect(await main()).toContain('鈴木 かえで');
    await taskLink('次にすること').click();
    expect(await main()).toContain('木曜は休みます。');
    await check();
  });

  it('corrects the note, and the original stays', async () => {
    await press('内容を開いて進める');
    await page.getByRole('link', { name: 'この記録を訂正する' }).click();
    await page.getByLabel('伝えたこと').fill('水車町の小規模保育を案内した。');
    await press('記録する');
    expect(await main()).toContain('水車町の小規模保育を案内した。');
    await page.getByText('訂正前の記録').click();
    expect(await main()).toContain('若草町の小規模保育を案内した。');
    await check();
  });

  it('closes the case, and nothing is left to do', async () => {
    await page.getByRole('link', { name: '相談を終える' }).click();
    await check();
    await page.getByLabel('利用先が決まった').check();
    await page.getByLabel('このご家庭の相談を終えてよいことを確かめました。').check();
    await press('相談を終える');
    expect(await page.locator('table').textContent()).not.toContain(reference);
    await page.goto(`${twin.origin}/desk?whose=ward`);
    expect(await main()).not.toContain(reference);
  });

  it('signs out, and the desk is shut', async () => {
    await press('サインアウト');
    expect(await main()).toContain('机を離れるときは');
    await page.goto(`${twin.origin}/desk`);
    expect(page.url()).toContain('/local/issuer/authorize');
  });
};

journey('a consultant at the desk', () => {
  describe.each(ways)('$how', oneWorkingDay);
});
