import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readableMail } from '../../infra/local/pages/readable-mail.ts';
import { Corporation } from '../../shared/domain/corporation/schema.ts';
import { CorporationId } from '../../shared/domain/ids.ts';
import { corporations } from '../../shared/store/survey-contacts.ts';
import { creating } from '../../shared/store/writes.ts';
import { facilityId } from '../builders/facility.ts';
import { CITY } from '../infra/at-home.ts';
import { aSurveyRound, facilityNumber, type SurveyRound } from '../workflows/a-survey-round.ts';
import { isForEverybody, journey, OFFICE, openBrowser, PHONE, picture, visitor } from './browser.ts';

journey('法人の担当者が、一覧とファイルで回答する', () => {
  let browser: Browser;
  let round: SurveyRound;
  beforeAll(async () => {
    browser = await openBrowser();
    const corporation = Corporation.parse({
      municipality: CITY,
      corporationId: CorporationId.parse('corporation_01TEST00000000000000000001'),
      name: '社会福祉法人みほん会',
      mail: 'honbu@example.jp',
      facilityIds: [1, 2].map(facilityId),
    });
    const invited = [1, 2].map((number) => facilityNumber(number, { externalNumber: `010${number}` }));
    round = await aSurveyRound(invited, {}, 'over', [creating(corporations, corporation, 'Exists')]);
  });
  afterAll(async () => {
    expect(round.twin.notices).toEqual([]);
    await round.twin.stop();
    await browser.close();
  });

  it.each([
    ['ja', PHONE],
    ['en', OFFICE],
  ] as const)('every page is for everybody (%s)', async (lang, size) => {
    const page = await visitor(browser, { lang, size });
    const mail = round.twin.mailbox.mails.find(({ to }) => to.includes('honbu@example.jp'));
    if (!mail) throw new Error('no mail');
    const link = readableMail(mail, round.twin.mailbox).links.find((one) => one.includes('?link='));
    await page.goto(link ?? '');
    await isForEverybody(page);
    await picture(page, `corporation-list-${lang}`);
    await page.locator('a[href="/survey/corporation/sheet"]').click();
    await isForEverybody(page);
    await picture(page, `corporation-sheet-${lang}`);
    const text =
      '施設番号,0歳児_定員,0歳児_入所児童,0歳児_受入可能\r\n0101,12,15,3\r\n0102,12,たくさん,1\r\n9,1,1,1\r\n';
    await page
      .locator('#file')
      .setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await page.locator('main form button').click();
    expect(await page.locator('main li .warning, main li.warning, main ul.warning').count()).toBeGreaterThan(
      0,
    );
    await isForEverybody(page);
    await picture(page, `corporation-plan-${lang}`);
    await page.goto(`${round.twin.origin}/survey/corporation/facilities/${facilityId(1)}`);
    await page.goto(`${round.twin.origin}/survey/forward`);
    await isForEverybody(page);
    await picture(page, `corporation-forward-${lang}`);
    await page.context().close();
  });
});
