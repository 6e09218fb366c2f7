import { existsSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

const chromiumPath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const chromiumIsHere = existsSync(chromiumPath);

/** The narrowest screen that every page must fit, and the one that most offices have. */
export const PHONE = { width: 320, height: 640 };
export const OFFICE = { width: 1366, height: 768 };

/** Each step takes at most this long, on a busy machine too. */
const PATIENCE_MS = 20_000;

/**
 * A journey that needs a browser. Where none is found its cases are not there, and a test that always runs says so on
 * standard error: nothing is red for want of a Chromium, and nothing is passed over in silence.
 */
export const journey = (title: string, cases: () => void): void => {
  it(`${title}: in Chromium, or it is said that there is none`, () => {
    if (!chromiumIsHere) process.stderr.write(`skipped, no Chromium at ${chromiumPath}: ${title}\n`);
    expect(chromiumIsHere).toBe(existsSync(chromiumPath));
  });
  if (chromiumIsHere) describe(title, cases);
};

/** One Chromium for a whole file. It runs without its own sandbox, which containers do not allow. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] });

export type Visitor = {
  lang?: 'ja' | 'en';
  size?: { width: number; height: number };
  javaScript?: boolean;
};

/** A visitor with empty pockets: cookies of its own. Unless said otherwise Japanese, on a phone, with JavaScript. */
export const visitor = async (
  browser: Browser,
  { lang = 'ja', size = PHONE, javaScript = true }: Visitor = {},
): Promise<Page> => {
  const context = await browser.newContext({
    viewport: size,
    locale: lang === 'ja' ? 'ja-JP' : 'en-GB',
    javaScriptEnabled: javaScript,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  return page;
};

const findingsOf = async (builder: AxeBuilder): Promise<string[]> => {
  const { violations } = await builder.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
};

/** On a dark screen only the colours are others. */
const inTheDark = async (page: Page): Promise<string[]> => {
  await page.emulateMedia({ colorScheme: 'dark' });
  const findings = await findingsOf(new AxeBuilder({ page }).withRules(['color-contrast']));
  await page.emulateMedia({ colorScheme: null });
  return findings.map((finding) => `in the dark, ${finding}`);
};

/**
 * What a page is for everybody: axe finds nothing, in the light and in the dark, and on a phone nothing scrolls
 * sideways. Needs JavaScript.
 */
export const isForEverybody = async (page: Page): Promise<void> => {
  const size = page.viewportSize() ?? PHONE;
  const findings = [...(await findingsOf(new AxeBuilder({ page }))), ...(await inTheDark(page))];
  await page.setViewportSize(PHONE);
  const width = await page.evaluate<number>('document.documentElement.scrollWidth');
  await page.setViewportSize(size);
  const at = page.url();
  expect({ at, findings, width }).toEqual({ at, findings: [], width: PHONE.width });
};

/** Keeps what a page looks like in the folder that `PICTURES` names; without it does nothing. */
export const picture = async (page: Page, name: string): Promise<void> => {
  const folder = process.env.PICTURES;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
};
