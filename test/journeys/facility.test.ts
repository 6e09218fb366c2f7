import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readableMail } from '../../infra/local/pages/readable-mail.ts';
import { CampaignId } from '../../shared/domain/ids.ts';
import { PublishedFigures } from '../../shared/domain/vacancy/published.ts';
import { surveyOf } from '../../shared/store/campaigns.ts';
import { vacancies } from '../../shared/store/facilities.ts';
import { mintLink } from '../../shared/store/links.ts';
import { replacing } from '../../shared/store/writes.ts';
import { facilityId } from '../builders/facility.ts';
import { someFigures } from '../builders/vacancy.ts';
import { CITY } from '../infra/at-home.ts';
import {
  AFTER_DEADLINE,
  aSurveyRound,
  facilityNumber,
  type SurveyRound,
} from '../workflows/a-survey-round.ts';
import { isForEverybody, journey, OFFICE, openBrowser, picture, visitor } from './browser.ts';

const ways = [
  { how: 'a phone', lang: 'ja', javaScript: true, size: { width: 320, height: 640 } },
  { how: 'an office computer, in English', lang: 'en', javaScript: true, size: OFFICE },
  { how: 'a computer without JavaScript', lang: 'ja', javaScript: false, size: OFFICE },
] as const;

/** Facilities of the round; each story answers for one of them. */
const TOUCHED = { unchanged: 1, typing: 2, doubtful: 3, byCode: 4, late: 5 };

journey('施設が空き状況の調査に答える', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  describe.each(ways)('on $how', ({ how, lang, javaScript, size }) => {
    let round: SurveyRound;
    let page: Page;

    beforeAll(async () => {
      round = await aSurveyRound(
        Object.values(TOUCHED).map((number) => facilityNumber(number, { type: 'licensed-nursery' })),
      );
      await withLastFigures(round, TOUCHED.unchanged);
    });
    beforeEach(async () => {
      page = await visitor(browser, { lang, javaScript, size });
    });
    afterEach(async () => {
      await page.context().close();
      expect(round.twin.notices).toEqual([]);
    });
    afterAll(() => round.twin.stop());

    const mailTo = (number: number) => {
      const [mail] = round.twin.mailbox.mails.filter(({ to }) => to.includes(`facility${number}@example.jp`));
      if (!mail) throw new Error(`no mail to facility ${number}`);
      return readableMail(mail, round.twin.mailbox);
    };
    const comeByMail = async (number: number) => {
      await page.goto(mailTo(number).links.find((link) => link.includes('/survey?link=')) ?? '');
      expect(new URL(page.url()).search).toBe('');
    };
    const pressAction = (action: string) => page.locator(`button[name=action][value=${action}]`).click();
    const main = async () => (await page.locator('main').textContent()) ?? '';
    const row = async (number: number) =>
      (await surveyOf(round.twin.store.store, CITY, round.campaignId, facilityId(number)))?.value;
    const looksRight = async (name: string) => {
      await picture(page, `facility-${lang}-${how.replaceAll(/\W+/g, '-')}-${name}`);
      if (javaScript) await isForEverybody(page);
    };

    it('says that nothing has changed: the link and one button', async () => {
      await comeByMail(TOUCHED.unchanged);
      await looksRight('form');
      await pressAction('unchanged');
      await page.waitForURL('**/survey/received');
      await looksRight('received');
      expect(await row(TOUCHED.unchanged)).toMatchObject({ status: 'answered', answer: { unchanged: true } });
    });

    it('types figures in as people type them, is told of what is no number, and keeps the rest', async () => {
      await comeByMail(TOUCHED.typing);
      await page.locator('#capacity1').fill('１２人');
      await page.locator('#vacancy1').fill('数名');
      await page.locator('[name=none0]').check();
      await pressAction('send');
      await looksRight('fault');
      expect(await page.getByRole('alert').textContent()).toContain(lang === 'ja' ? '1歳児 受入可能は' : '1');
      expect(await page.locator('#capacity1').inputValue()).toBe('１２人');
      expect(await page.locator('[name=none0]').isChecked()).toBe(true);
      await page.getByRole('alert').getByRole('link').click();
      expect(new URL(page.url()).hash).toBe('#vacancy1');
      await page.locator('#vacancy1').fill('2');
      await pressAction('send');
      await page.waitForURL('**/survey/received');
      expect(await row(TOUCHED.typing)).toMatchObject({
        status: 'answered',
        answer: { figures: { classes: ['no class', [12, null, 2, null], ...Array(4).fill('not said')] } },
      });
    });

    it('is asked back where figures look wrong, may mend them, and may say that they are right', async () => {
      await comeByMail(TOUCHED.doubtful);
      await page.locator('#capacity2').fill('10');
      await page.locator('#enrolled2').fill('12');
      await pressAction('send');
      expect(await page.getByRole('alert').textContent()).toContain('12');
      await looksRight('question');
      await pressAction('edit');
      expect(await page.locator('#enrolled2').inputValue()).toBe('12');
      await pressAction('send');
      await pressAction('confirm');
      await page.waitForURL('**/survey/received');
      await page.locator('main a[href="/survey"]').click();
      await page.locator('#enrolled2').fill('9');
      await pressAction('send');
      await page.waitForURL('**/survey/received');
      expect(await row(TOUCHED.doubtful)).toMatchObject({
        answer: { figures: { classes: expect.arrayContaining([[10, 9, null, null]]) } },
      });
    });

    it('comes in by page number and code where the mail lost its link', async () => {
      const { text } = mailTo(TOUCHED.byCode);
      await page.goto(`${round.twin.origin}/survey/open`);
      await looksRight('door');
      await page.locator('#reference').fill(/[0-9A-Z]{4} [0-9A-Z]{4}/.exec(text)?.[0].toLowerCase() ?? '');
      await page.locator('#code').fill('000000');
      await page.locator('main button').click();
      expect(await page.getByRole('alert').count()).toBe(1);
      await looksRight('door-refused');
      await page.locator('#code').fill(/確認コード：(.+)/.exec(text)?.[1] ?? '');
      await page.locator('main button').click();
      expect(new URL(page.url()).pathname).toBe('/survey');
      expect(await main()).toContain(`みほん第${TOUCHED.byCode}保育園`);
    });

    it('a wrong, an old and a foreign link, and none at all, get one and the same page', async () => {
      const campaignId = CampaignId.parse(round.campaignId);
      const purpose = { opens: 'survey', facilityId: facilityId(TOUCHED.byCode), campaignId } as const;
      const old = mintLink(round.twin.store, CITY, purpose, 0);
      await round.twin.store.store.lay(old.laid);
      const foreign = { opens: 'my', caseId: `case_${'0'.repeat(26)}` } as never;
      const ofFamily = mintLink(round.twin.store, CITY, foreign, 9);
      await round.twin.store.store.lay(ofFamily.laid);
      const seen = new Set<string>();
      for (const query of [
        `?link=${CITY}.wrong`,
        `?link=${old.given.token}`,
        `?link=${ofFamily.given.token}`,
        '',
      ]) {
        await page.goto(`${round.twin.origin}/survey${query}`);
        seen.add(await main());
      }
      expect([...seen]).toHaveLength(1);
      await looksRight('closed');
    });

    it('after the deadline reads the day that it was, and whom to phone', async () => {
      await comeByMail(TOUCHED.late);
      await round.twin.moveTo(AFTER_DEADLINE);
      await page.locator('#vacancy1').fill('1');
      await pressAction('send');
      expect(await main()).toContain('045-000-0000');
      expect(await row(TOUCHED.late)).toMatchObject({ status: 'phoned' });
      await comeByMail(TOUCHED.late);
      expect(await main()).toContain(lang === 'ja' ? '11月12日(木)' : '12 November');
      await looksRight('late');
    });
  });
});

const withLastFigures = async (round: SurveyRound, number: number): Promise<void> => {
  const numbers = { capacity: 12, enrolled: 10, vacancy: 2, waiting: 1 };
  const figures = PublishedFigures.parse({
    ...someFigures({ facility: facilityId(number), asOf: '2026-10-05' }),
    municipality: CITY,
    classes: [{ exists: false }, ...Array.from({ length: 5 }, () => ({ exists: true, ...numbers }))],
  });
  await round.twin.store.store.commit([replacing(vacancies, figures)]);
};
