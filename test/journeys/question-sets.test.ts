import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seedDemo } from '../../infra/local/demo/seed.ts';
import { aTwin } from '../infra/at-home.ts';
import { isForEverybody, journey, OFFICE, openBrowser, PHONE, picture, visitor } from './browser.ts';

journey('監督者が調査項目を決める', () => {
  let twin: Awaited<ReturnType<typeof aTwin>>;
  let browser: Browser;
  beforeAll(async () => {
    twin = await aTwin({ foundCity: false });
    await seedDemo(twin.store);
    browser = await openBrowser();
  });
  afterAll(async () => {
    expect(twin.notices).toEqual([]);
    await browser.close();
    await twin.stop();
  });

  it.each([
    ['ja', PHONE],
    ['en', OFFICE],
  ] as const)('in %s: changes a title, looks at what facilities will see, and saves', async (lang, size) => {
    const page = await visitor(browser, { lang, size });
    await page.goto(`${twin.origin}/desk/campaigns/questions`);
    await page.getByRole('button', { name: /山田 けい|Kei Yamada/ }).click();
    const title = `#label${lang === 'ja' ? 'Ja' : 'En'}-figures`;
    await page.locator(title).fill(`the numbers in ${lang}`);
    await page.locator('button[value=preview]').click();
    expect(await page.locator('fieldset[disabled]').textContent()).toContain(`the numbers in ${lang}`);
    expect(await page.locator('fieldset[disabled] button[value=send]').isDisabled()).toBe(true);
    await picture(page, `questions-${lang}`);
    await isForEverybody(page);
    await page.locator('form[action="/desk/campaigns/questions"] button[value=save]').click();
    expect(await page.locator(title).inputValue()).toBe(`the numbers in ${lang}`);
    await page.locator('button[value="remark:up"]').press('Enter');
    expect(page.url()).toContain('#question-remark');
    expect(await page.locator('input[name=order]').nth(5).inputValue()).toBe('remark');
    await page.goto(`${twin.origin}/desk/settings`);
    await picture(page, `settings-${lang}`);
    await isForEverybody(page);
    await page.context().close();
  });
});
