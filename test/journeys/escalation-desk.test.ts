import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { signInAs } from '../builders/at-the-desk.ts';
import { anEscalationScene, type EscalationScene } from '../builders/escalation-scene.ts';
import { isForEverybody, journey, OFFICE, openBrowser, picture, visitor } from './browser.ts';

journey('相談員が机から通告する', () => {
  let browser: Browser;
  let scene: EscalationScene;
  let page: Page;

  const isSound = async (name: string) => {
    await picture(page, `desk-${name}`);
    await isForEverybody(page);
  };

  beforeAll(async () => {
    browser = await openBrowser();
    scene = await anEscalationScene();
    const signedIn = (await signInAs(scene.twin, 'supervisor')).browser;
    page = await visitor(browser, { size: OFFICE });
    const cookies = signedIn.cookies().split('; ');
    await page.context().addCookies(
      cookies.map((pair) => {
        const [name = '', ...value] = pair.split('=');
        return { name, value: value.join('='), url: scene.twin.origin };
      }),
    );
  });
  afterAll(async () => {
    await browser.close();
    await scene.twin.stop();
  });

  it('is asked first whether the child is in danger, with the numbers to phone', async () => {
    await page.goto(`${scene.twin.origin}/desk/escalations`);
    await isSound('1-none');
    await page.getByRole('link', { name: '通告・連絡をする' }).click();
    await isSound('2-danger');
    await page.getByLabel('すぐに危険とは見えない').check();
    await page.getByRole('button', { name: '次へ' }).click();
  });

  it('is told what is missing, then passes it on', async () => {
    await page.getByRole('button', { name: '関係機関に伝える' }).click();
    await isSound('3-form');
    await page.getByLabel('虐待の疑い（通告）').check();
    await page.getByLabel('どのお子さんですか').fill('3歳くらいの男の子');
    await page.getByLabel('見たこと・聞いたこと（事実）').fill('腕に新しいあざがあった');
    await page.getByRole('button', { name: '関係機関に伝える' }).click();
    await expect(page.getByRole('status').textContent()).resolves.toContain('で伝えました');
  });

  it('sees the alarm after an hour of silence, and how it stands', async () => {
    await scene.pass(60);
    await page.reload();
    await isSound('4-alarm');
    await page.getByRole('link', { name: /^[0-9A-Z]{4}-[0-9A-Z]{4}$/ }).click();
    await isSound('5-standing');
    await page.getByRole('button', { name: '内容を開く' }).click();
    await expect(page.locator('main').textContent()).resolves.toContain('腕に新しいあざがあった');
    await isSound('6-opened');
  });
});
