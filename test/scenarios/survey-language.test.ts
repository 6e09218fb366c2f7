import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readableMail } from '../../infra/local/pages/readable-mail.ts';
import { SurveyContacts } from '../../shared/domain/survey/contact.ts';
import { surveyContacts } from '../../shared/store/survey-contacts.ts';
import { creating } from '../../shared/store/writes.ts';
import { facilityId } from '../builders/facility.ts';
import { aBrowser, CITY } from '../infra/at-home.ts';
import { aSurveyRound, facilityNumber, nonceIn, type SurveyRound } from '../workflows/a-survey-round.ts';

const ENGLISH_READER = 'anna@example.jp';
const COLLEAGUE = 'ben@example.jp';

let round: SurveyRound;
beforeAll(async () => {
  const contacts = SurveyContacts.parse({
    municipality: CITY,
    facilityId: facilityId(1),
    channel: 'mail',
    contacts: [{ number: 1, mail: ENGLISH_READER, role: 'main', locale: 'en' }],
  });
  round = await aSurveyRound([facilityNumber(1), facilityNumber(2)], {}, 'over', [
    creating(surveyContacts, contacts, 'ContactsExist'),
  ]);
});
afterAll(() => round.twin.stop());

const mailTo = (address: string) => {
  const mail = round.twin.mailbox.mails.findLast(({ to }) => to.includes(address));
  if (!mail) throw new Error(`no mail to ${address}`);
  return readableMail(mail, round.twin.mailbox);
};

/** A browser that asks for no language, and comes by the link of the last mail to an address. */
const comeByMail = async (address: string) => {
  const browser = aBrowser(round.twin.origin);
  const link = mailTo(address).links.find((one) => one.includes('/survey?link='));
  await browser.get((link ?? '').slice((link ?? '').indexOf('/survey')));
  return browser;
};

describe('回答の画面の言語', () => {
  it('連絡先に決めた言語で開き、画面で切りかえるとそれが残る', async () => {
    const browser = await comeByMail(ENGLISH_READER);
    expect(await (await browser.get('/survey')).text()).toContain('<html lang="en"');
    expect(await (await browser.get('/survey?lang=ja')).text()).toContain('<html lang="ja"');
    expect(await (await browser.get('/survey/history')).text()).toContain('<html lang="ja"');
  });

  it('施設一覧のアドレスだけの施設は、ブラウザーの言語のまま', async () => {
    const browser = await comeByMail('facility2@example.jp');
    expect(await (await browser.get('/survey')).text()).toContain('<html lang="ja"');
    await browser.get('/?lang=en');
    expect(await (await browser.get('/survey')).text()).toContain('<html lang="en"');
  });

  it('転送する人が選んだ言語で、同僚にメールが届き、画面も開く', async () => {
    const browser = await comeByMail('facility2@example.jp');
    const form = await (await browser.get('/survey/forward')).text();
    expect(form).toMatch(/name="locale" value="ja" checked/);
    const typed = { mail: COLLEAGUE, locale: 'en', nonce: nonceIn(form) };
    expect((await browser.post('/survey/forward', typed)).status).toBe(200);
    await round.twin.timeline.quiet();
    expect(mailTo(COLLEAGUE).subject).toContain('vacancies');
    const colleague = await comeByMail(COLLEAGUE);
    expect(await (await colleague.get('/survey')).text()).toContain('<html lang="en"');
  });
});
