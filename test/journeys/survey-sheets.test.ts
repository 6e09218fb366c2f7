import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SurveyContacts } from '../../shared/domain/survey/contact.ts';
import { PublishedFigures } from '../../shared/domain/vacancy/published.ts';
import { vacancies } from '../../shared/store/facilities.ts';
import { surveyContacts } from '../../shared/store/survey-contacts.ts';
import { creating, replacing } from '../../shared/store/writes.ts';
import { facilityId } from '../builders/facility.ts';
import { someFigures } from '../builders/vacancy.ts';
import { CITY } from '../infra/at-home.ts';
import { aSurveyRound, facilityNumber, type SurveyRound } from '../workflows/a-survey-round.ts';
import { isForEverybody, journey, OFFICE, openBrowser, picture, visitor } from './browser.ts';

const LONG_NAME = '社会福祉法人みほん会 幼保連携型認定こども園 みほん市立みほんひがし台こども園分園';
const NUMBERS = { capacity: 12, enrolled: 10, vacancy: 2, waiting: 11 };
const EVERY_CLASS = Array.from({ length: 6 }, () => ({ exists: true, ...NUMBERS }));

/** The most that a sheet asks and shows: classes alone and in three groups, and all that was offered last time. */
const FULL = {
  type: 'licensed-nursery',
  figures: {
    classes: EVERY_CLASS,
    joint: [
      { classes: [0, 1], ...NUMBERS },
      { classes: [2, 3], ...NUMBERS },
      { classes: [4, 5], ...NUMBERS },
    ],
    temporaryCare: 'open',
    careDays: 'of-n--',
    extendedHours: 'full',
    medicalCare: 'ask',
    disability: 'yes',
    shortOfStaff: [1, 2],
  },
};
type Shown = { name?: string; type?: string; figures?: Record<string, unknown>; locale?: 'ja' | 'en' };

/** Facilities on FAX, by number; the rest of the dozen is as facilities mostly are. */
const SPECIAL: Record<number, Shown> = {
  1: { ...FULL, name: LONG_NAME },
  2: { ...FULL, name: LONG_NAME, locale: 'en' },
  3: { ...FULL, figures: { classes: [{ exists: false }, ...EVERY_CLASS.slice(1)], joint: [] } },
};
const SHEETS = 12;
const facts = (number: number): Shown => SPECIAL[number] ?? {};

const onFax = (number: number) => {
  const { name, type } = facts(number);
  return facilityNumber(number, {
    fax: '045-000-2222',
    ...(name ? { name } : {}),
    ...(type ? { type } : {}),
  });
};

const byFax = (number: number) => {
  const { figures, locale } = facts(number);
  const contacts = locale ? [{ number: 1, mail: 'fax@example.jp', role: 'main', locale }] : [];
  return [
    creating(
      surveyContacts,
      SurveyContacts.parse({
        municipality: CITY,
        facilityId: facilityId(number),
        channel: 'fax',
        contacts,
      }),
      'ContactsExist',
    ),
    replacing(
      vacancies,
      PublishedFigures.parse({
        ...someFigures({ facility: facilityId(number), asOf: '2026-10-05' }),
        municipality: CITY,
        ...figures,
      }),
    ),
  ];
};

const NUMBERS_OF_FACILITIES = Array.from({ length: SHEETS }, (_, index) => index + 1);

journey('調査票を印刷し、届いた紙を入力する', () => {
  let browser: Browser;
  let round: SurveyRound;
  let page: Page;
  const open = (path: string) => page.goto(`${round.twin.origin}${path}`);

  beforeAll(async () => {
    browser = await openBrowser();
    round = await aSurveyRound(
      NUMBERS_OF_FACILITIES.map(onFax),
      {
        facilityTypes: ['licensed-nursery', 'small-scale'],
        contact: {
          name: { ja: 'みほん市 こども青少年局 保育対策課', en: 'Mihon City Childcare Division' },
          phone: '045-000-0000',
          fax: '045-000-9999',
        },
        intro: {
          ja: '毎月の調査にご協力いただき、ありがとうございます。'.repeat(2),
          en: 'Thank you for answering our survey each month. '.repeat(2),
        },
      },
      'over',
      NUMBERS_OF_FACILITIES.flatMap(byFax),
    );
    page = await visitor(browser, { size: OFFICE });
    await open(`/desk/campaigns/${round.campaignId}/sheets`);
    await page.fill('input[name=username]', 'staff-2');
    await page.press('input[name=username]', 'Enter');
    await page.waitForURL(/\/sheets/);
  });
  afterAll(async () => {
    expect(round.twin.notices).toEqual([]);
    await round.twin.stop();
    await browser.close();
  });

  it('the list is for everybody', async () => {
    await picture(page, 'sheet-list');
    await isForEverybody(page);
  });

  const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)?.length ?? 0;
  const printed = (name: string): Promise<Buffer> => {
    const folder = process.env.PICTURES;
    return page.pdf({ preferCSSPageSize: true, ...(folder ? { path: `${folder}/${name}.pdf` } : {}) });
  };
  /** Words that reach into a neighbour, or out of their sheet. */
  const overlapping = () =>
    page.evaluate<string[]>(
      `Array.from(document.querySelectorAll('.sheet, .sheet p, .sheet th, .sheet td, .sheet h2'))
        .filter((one) => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)
        .map((one) => one.className + ' ' + one.textContent.slice(0, 30))`,
    );

  it('twelve sheets are twelve pages of A4, the fullest in both languages among them', async () => {
    await page.click('main form button');
    await page.waitForSelector('.sheet');
    await picture(page, 'sheets-screen');
    expect(await overlapping()).toEqual([]);
    const pdf = await printed('sheets');
    expect(pagesOf(pdf)).toBe(SHEETS);
    // A4 in points is 595 × 842.
    expect(pdf.toString('latin1')).toMatch(/\/MediaBox\s*\[0 0 (594|595)\S* (841|842)\S*\]/);
  });

  it('a sheet is in the language of its contact, with a box for each weekday', async () => {
    const english = page.locator('.sheet[lang=en]');
    expect(await english.count()).toBe(1);
    expect(await english.textContent()).toContain('Please return by Thursday 12 November');
    expect(await page.locator('.sheet[lang=ja]').count()).toBe(SHEETS - 1);
    expect(await english.locator('.days .box').count()).toBe(3 * 7);
    expect(await english.locator('.days').textContent()).toContain('MonTueWedThuFriSat');
  });

  it('with a long introduction a sheet goes on to a second page, which has its reference again', async () => {
    await page.evaluate(
      `document.querySelectorAll('.intro').forEach((one) => { one.textContent = one.textContent.repeat(20) })`,
    );
    expect(await overlapping()).toEqual([]);
    expect(pagesOf(await printed('sheets-long'))).toBe(2 * SHEETS);
    const [reference] = await page.locator('.web b').allTextContents();
    expect(await page.locator('.by').first().textContent()).toContain(reference);
  });

  it('the page to type in at is for everybody', async () => {
    const reference = (await page.locator('.web b').first().textContent()) ?? '';
    await open(`/desk/survey-sheets?reference=${reference}`);
    expect(await page.locator('main').textContent()).toContain('変更なし');
    await picture(page, 'sheet-typing');
    await isForEverybody(page);
    await page.click('button[value=unchanged]');
    await page.waitForURL(/recorded=/);
    await isForEverybody(page);
    await picture(page, 'sheet-next');
  });
});
