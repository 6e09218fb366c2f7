import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { giveAnswer } from '../../functions/vacancy/survey/answer.ts';
import { readableMail } from '../../infra/local/pages/readable-mail.ts';
import type { StartedCampaign } from '../../shared/domain/campaign/schema.ts';
import type { PackedClass, PackedFigures } from '../../shared/domain/survey/schema.ts';
import { campaignOf, surveyOf } from '../../shared/store/campaigns.ts';
import { countUse, usesOf } from '../../shared/store/facility-use.ts';
import type { Kept } from '../../shared/store/records.ts';
import { signInAs } from '../builders/at-the-desk.ts';
import { anAnswer } from '../builders/campaign.ts';
import { facilityId } from '../builders/facility.ts';
import { CITY } from '../infra/at-home.ts';
import { aSurveyRound, facilityNumber, type SurveyRound } from '../workflows/a-survey-round.ts';
import { isForEverybody, journey, OFFICE, openBrowser, picture, visitor } from './browser.ts';

const TODAY = '2026-11-09';
const PHONE = { width: 320, height: 640 };

journey('施設が、回答の使われ方を見る', () => {
  let browser: Browser;
  let round: SurveyRound;
  beforeAll(async () => {
    browser = await openBrowser();
    round = await aSurveyRound([facilityNumber(1), facilityNumber(2)]);
    await answered(1);
  });
  afterAll(async () => {
    expect(round.twin.notices).toEqual([]);
    await round.twin.stop();
    await browser.close();
  });

  const answered = async (number: number) => {
    const { store } = round.twin.store;
    const campaign = await campaignOf(store, CITY, round.campaignId);
    const survey = await surveyOf(store, CITY, round.campaignId, facilityId(number));
    if (!campaign || !survey) throw new Error('nobody was asked');
    const classes: PackedClass[] = ['no class', [12, 11, 1, 4], [12, 12, 0, 7], [12, 10, 2, 0]];
    const figures = { classes: [...classes, 'not said', 'not said'], joint: [] } as unknown as PackedFigures;
    await giveAnswer(round.twin.store, {
      campaign: campaign as Kept<StartedCampaign>,
      survey,
      answer: anAnswer({ figures }),
      door: 'link',
      by: { who: 'facility' },
    });
    await round.twin.timeline.quiet();
  };

  const uses = () => usesOf(round.twin.store.store, CITY, facilityId(1), TODAY);

  const history = async (page: Page) => {
    const [mail] = round.twin.mailbox.mails.filter(({ to }) => to.includes('facility1@example.jp'));
    if (!mail) throw new Error('no mail');
    const links = readableMail(mail, round.twin.mailbox).links;
    await page.goto(links.find((link) => link.includes('/survey?link=')) ?? '');
    await page.goto(new URL('/survey/history', page.url()).href);
    return (await page.locator('main').textContent()) ?? '';
  };

  describe('空き検索で見られた回数', () => {
    it('is counted when a page with the facility in sight is left, once', async () => {
      const page = await visitor(browser, { lang: 'ja', javaScript: true, size: OFFICE });
      await page.goto(`${round.twin.origin}/find`);
      await page.locator(`[data-facility="${facilityId(1)}"]`).scrollIntoViewIfNeeded();
      await page.waitForTimeout(200);
      await page.goto(`${round.twin.origin}/privacy`);
      await expect.poll(uses, { timeout: 5_000 }).toMatchObject([{ on: TODAY, viewed: 1 }]);
      await page.context().close();
    });

    it('is not counted by looking: GET and HEAD, without JavaScript, from elsewhere, or for what is no facility', async () => {
      const page = await visitor(browser, { lang: 'ja', javaScript: false, size: OFFICE });
      await page.goto(`${round.twin.origin}/find`);
      expect(await page.locator('main').textContent()).toContain('だれが見たかは記録しません');
      await page.context().close();
      const seen = `${round.twin.origin}/find/seen`;
      await fetch(`${round.twin.origin}/find`, { method: 'HEAD' });
      await fetch(seen, { method: 'HEAD' });
      expect((await fetch(seen)).status).toBe(404);
      await fetch(seen, { method: 'POST', body: facilityId(1), headers: { 'sec-fetch-site': 'cross-site' } });
      await fetch(seen, { method: 'POST', body: facilityId(1) });
      const own = { 'sec-fetch-site': 'same-origin' };
      await fetch(seen, { method: 'POST', body: `${facilityId(9)} nonsense`, headers: own });
      expect(await uses()).toMatchObject([{ viewed: 1 }]);
    });
  });

  it('two at once are two; a day’s most is not passed', async () => {
    const { store } = round.twin.store;
    const offered = () => store.commit([countUse(CITY, facilityId(1), 'offered', TODAY)]);
    await Promise.all(Array.from({ length: 7 }, offered));
    expect(await uses()).toMatchObject([{ viewed: 1, offered: 7 }]);
  });

  it.each([
    ['ja', PHONE, ['5件未満', '7件', '2026年度', '回答なし', '施設・メールのリンクから']],
    ['en', OFFICE, ['fewer than 5', '7 times', 'Fiscal year 2026', 'facility・by the mail’s link']],
  ] as const)(
    '%s: answers by fiscal year with date and door, uses without small numbers',
    async (lang, size, words) => {
      const page = await visitor(browser, { lang, javaScript: true, size });
      const text = await history(page);
      for (const word of words) expect(text).toContain(word);
      await picture(page, `facility-history-${lang}`);
      await isForEverybody(page);
      expect(await uses()).toMatchObject([{ viewed: 1, offered: 7 }]);
      await page.context().close();
    },
  );

  it('a link that opens nothing opens no history', async () => {
    expect((await fetch(`${round.twin.origin}/survey/history`)).status).toBe(404);
  });

  it('staff see the same figures at the desk', async () => {
    const desk = (await signInAs(round.twin, 'staff-1')).browser;
    const page = await (await desk.get(`/desk/facilities/${facilityId(1)}/figures`)).text();
    for (const word of ['みほん第1保育園', '2026年度', 'クラスなし', 'メールのリンクから'])
      expect(page).toContain(word);
    expect((await desk.get(`/desk/facilities/${facilityId(9)}/figures`)).status).not.toBe(200);
  });

  it('a consultant corrects the answer, on pages that are for everybody', async () => {
    const page = await visitor(browser, { size: OFFICE });
    const answers = `/desk/campaigns/${round.campaignId}/answers`;
    await page.goto(`${round.twin.origin}${answers}`);
    await page.locator('input[name=username]').fill('staff-2');
    await page.locator('button[type=submit]').first().click();
    await isForEverybody(page);
    await page.getByRole('link', { name: 'みほん第1保育園' }).click();
    await isForEverybody(page);
    await page.locator('#enrolled1').fill('12');
    await page.locator('#vacancy1').fill('0');
    await page.locator('#reason').fill('数えまちがいと電話があった');
    await page.locator('#reason').press('Enter');
    expect(await page.locator('[role=status]').textContent()).toContain('訂正を記録しました');
    await picture(page, 'correction-recorded');
    await isForEverybody(page);
    await page.context().close();
  });
});
