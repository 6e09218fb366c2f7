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

const SHEETS = 12;
const NUMBERS = Array.from({ length: SHEETS }, (_, index) => index + 1);
const LONG_NAME = '社会福祉法人みほん会 幼保連携型認定こども園 みほん市立みほんひがし台こども園分園';

const byFax = (number: number) => [
  creating(
    surveyContacts,
    SurveyContacts.parse({
      municipality: CITY,
      facilityId: facilityId(number),
      channel: 'fax',
      contacts: [],
    }),
    'ContactsExist',
  ),
  replacing(
    vacancies,
    PublishedFigures.parse({
      ...someFigures({ facility: facilityId(number), asOf: '2026-10-05' }),
      municipality: CITY,
    }),
  ),
];

journey('調査票を印刷し、届いた紙を入力する', () => {
  let browser: Browser;
  let round: SurveyRound;
  let page: Page;
  const open = (path: string) => page.goto(`${round.twin.origin}${path}`);

  beforeAll(async () => {
    browser = await openBrowser();
    round = await aSurveyRound(
      NUMBERS.map((number) =>
        facilityNumber(number, { fax: '045-000-2222', ...(number === 1 ? { name: LONG_NAME } : {}) }),
      ),
      {
        contact: { name: { ja: 'みほん市 保育対策課' }, phone: '045-000-0000', fax: '045-000-9999' },
        intro: { ja: '毎月の調査にご協力いただき、ありがとうございます。'.repeat(2) },
      },
      'over',
      NUMBERS.flatMap(byFax),
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

  it('twelve sheets are twelve pages of A4, nothing cut off', async () => {
    await page.click('main form button');
    await page.waitForSelector('.sheet');
    await picture(page, 'sheets-screen');
    const cut = await page.evaluate<number>(
      'Array.from(document.querySelectorAll(".sheet")).filter((one) => one.scrollHeight > one.clientHeight || one.scrollWidth > one.clientWidth).length',
    );
    expect(cut).toBe(0);
    const folder = process.env.PICTURES;
    const pdf = await page.pdf({
      preferCSSPageSize: true,
      ...(folder ? { path: `${folder}/sheets.pdf` } : {}),
    });
    const text = pdf.toString('latin1');
    expect(text.match(/\/Type\s*\/Page[^s]/g)).toHaveLength(SHEETS);
    // A4 in points is 595 × 842.
    expect(text).toMatch(/\/MediaBox\s*\[0 0 (594|595)\S* (841|842)\S*\]/);
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
