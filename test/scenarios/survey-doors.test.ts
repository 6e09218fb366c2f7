import { afterEach, describe, expect, it } from 'vitest';
import { viewDraft } from '../../functions/vacancy/rounds/draft-view.ts';
import { prepare } from '../../functions/vacancy/rounds/run-round.ts';
import { Corporation } from '../../shared/domain/corporation/schema.ts';
import { CorporationId } from '../../shared/domain/ids.ts';
import { SurveyContacts } from '../../shared/domain/survey/contact.ts';
import { PublishedFigures } from '../../shared/domain/vacancy/published.ts';
import { surveyOf, surveys } from '../../shared/store/campaigns.ts';
import { vacancies } from '../../shared/store/facilities.ts';
import { municipalityOf } from '../../shared/store/registry.ts';
import {
  corporations,
  corporationsOf,
  forwardsOf,
  surveyContacts,
  surveyContactsOf,
} from '../../shared/store/survey-contacts.ts';
import { creating, removing, replacing } from '../../shared/store/writes.ts';
import { principalOf } from '../../shared/web/desk.tsx';
import { fieldOf, signInAs } from '../builders/at-the-desk.ts';
import { aRoundPlan } from '../builders/campaign.ts';
import { facilityId } from '../builders/facility.ts';
import { someFigures } from '../builders/vacancy.ts';
import { aBrowser, CITY } from '../infra/at-home.ts';
import {
  aSurveyRound,
  facilityNumber,
  nonceIn,
  SUPERVISOR,
  type SurveyRound,
  tokyo,
} from '../workflows/a-survey-round.ts';

let round: SurveyRound;
afterEach(() => round.twin.stop());

const rowOf = async (number: number) =>
  (await surveyOf(round.twin.store.store, CITY, round.campaignId, facilityId(number)))?.value;

const mailsAt = (address: string) => round.twin.mailbox.mails.filter(({ to }) => to.includes(address));

const lastFigures = (number: number) =>
  replacing(
    vacancies,
    PublishedFigures.parse({
      ...someFigures({ facility: facilityId(number), asOf: '2026-10-05' }),
      municipality: CITY,
    }),
  );

const contacts = (number: number, addresses: string[]) =>
  creating(
    surveyContacts,
    SurveyContacts.parse({
      municipality: CITY,
      facilityId: facilityId(number),
      channel: 'mail',
      contacts: addresses.map((mail, index) => ({
        number: index + 1,
        mail,
        role: index === 0 ? 'main' : 'deputy',
        locale: 'ja',
      })),
    }),
    'ContactsExist',
  );

const CORPORATION = CorporationId.parse('corporation_01TEST00000000000000000001');

const corporation = (numbers: number[], mail = 'honbu@example.jp') =>
  creating(
    corporations,
    Corporation.parse({
      municipality: CITY,
      corporationId: CORPORATION,
      name: '社会福祉法人みほん会',
      mail,
      facilityIds: numbers.map(facilityId),
    }),
    'CorporationExists',
  );

const linkIn = (address: string, path: string): string => {
  const raw = mailsAt(address).at(-1)?.raw ?? '';
  const text = Buffer.from(raw, 'base64').toString('utf8');
  const bodies = [...text.matchAll(/\r\n\r\n([A-Za-z0-9+/=\r\n]+)(?=\r\n--|$)/g)].map(([, body = '']) =>
    Buffer.from(body, 'base64').toString('utf8'),
  );
  const plain = `${text.replaceAll(/=\r?\n/g, '').replaceAll('=3D', '=')}${bodies.join('')}`;
  return new RegExp(`${path}\\?link=[\\w.-]+`).exec(plain)?.[0] ?? '';
};

const comeByMail = async (address: string, path = '/survey') => {
  const browser = aBrowser(round.twin.origin);
  await browser.get(linkIn(address, path));
  return browser;
};

describe('複数の連絡先', () => {
  it('最初の督促までは主の宛先、最後の督促は代理へ、どちらの回答でも終わる', async () => {
    round = await aSurveyRound([facilityNumber(1)], {}, 'over', [
      contacts(1, ['main1@example.jp', 'deputy1@example.jp']),
    ]);
    expect(mailsAt('main1@example.jp')).toHaveLength(1);
    await round.twin.moveTo(tokyo('2026-11-11T09:00:00'));
    expect(mailsAt('main1@example.jp')).toHaveLength(2);
    expect(mailsAt('deputy1@example.jp')).toHaveLength(1);
    expect(round.mailsTo(1)).toHaveLength(0);
    const deputy = await comeByMail('deputy1@example.jp');
    const nonce = nonceIn(await (await deputy.get('/survey')).text());
    await deputy.post('/survey', { nonce, action: 'send', vacancy1: '2' });
    expect(await rowOf(1)).toMatchObject({ status: 'answered', by: { who: 'facility', contact: '2' } });
    await round.twin.timeline.quiet();
    expect(mailsAt('main1@example.jp')).toHaveLength(3);
    expect(mailsAt('deputy1@example.jp')).toHaveLength(1);
  });

  it('主の宛先に届かなければすぐ代理へ、代理にも届かなければ電話へ', async () => {
    round = await aSurveyRound([facilityNumber(1), facilityNumber(2)], {}, 'over', [
      contacts(1, ['bounce@one.example.jp', 'deputy1@example.jp']),
      contacts(2, ['bounce@two.example.jp', 'bounce@three.example.jp']),
    ]);
    await round.twin.moveTo(tokyo('2026-11-09T09:12:00'));
    expect(mailsAt('deputy1@example.jp')).toHaveLength(1);
    expect(await rowOf(1)).toMatchObject({ status: 'asked' });
    expect(await rowOf(2)).toMatchObject({ status: 'phoned', why: 'undelivered' });
  });
});

describe('いつもの回答時刻', () => {
  it('督促はその施設がいつも回答する時刻に届き、それまでに回答した施設には届かない', async () => {
    round = await aSurveyRound([facilityNumber(1), facilityNumber(2), facilityNumber(3)]);
    for (const number of [1, 2]) {
      const kept = await surveyOf(round.twin.store.store, CITY, round.campaignId, facilityId(number));
      if (!kept) throw new Error('not asked');
      const habit = { ...kept.value, habit: [14, 24 + 14, 48 + 14] };
      await round.twin.store.store.commit([replacing(surveys, habit)]);
    }
    await round.twin.moveTo(tokyo('2026-11-10T11:00:00'));
    expect([1, 2, 3].map((number) => round.mailsTo(number).length)).toEqual([1, 1, 2]);
    const browser = await round.visitByMail(1);
    const nonce = nonceIn(await (await browser.get('/survey')).text());
    await browser.post('/survey', { nonce, action: 'send', vacancy1: '2' });
    await round.twin.moveTo(tokyo('2026-11-10T14:20:00'));
    // The first: invitation and receipt, no reminder.
    expect([1, 2, 3].map((number) => round.mailsTo(number).length)).toEqual([2, 2, 2]);
    expect(round.mailsTo(1).join()).not.toContain('再送');
  });
});

describe('同僚への転送', () => {
  it('同僚に自分のリンクが届き、登録アドレスは伏せ字で知り、転送した人のリンクも生きている', async () => {
    round = await aSurveyRound([facilityNumber(1)]);
    const browser = await round.visitByMail(1);
    const forward = async (mail: string) => {
      const nonce = nonceIn(await (await browser.get('/survey/forward')).text());
      return browser.post('/survey/forward', { nonce, mail });
    };
    expect((await forward('ｓｕｚｕｋｉ＠example.jp')).status).toBe(200);
    await round.twin.timeline.quiet();
    expect(mailsAt('suzuki@example.jp')).toHaveLength(1);
    expect(round.mailsTo(1).at(-1)).toContain('s…@example.jp');
    expect(round.mailsTo(1).at(-1)).not.toContain('suzuki@');
    expect((await forward('suzuki@example.jp')).status).toBe(422);
    const colleague = await comeByMail('suzuki@example.jp');
    const nonce = nonceIn(await (await colleague.get('/survey')).text());
    await colleague.post('/survey', { nonce, action: 'send', vacancy1: '2' });
    expect(await rowOf(1)).toMatchObject({ status: 'answered', by: { contact: 'forwarded-1' } });
    expect((await browser.get('/survey')).status).toBe(200);
    const known = await forwardsOf(round.twin.store.store, CITY, round.campaignId, facilityId(1));
    expect(known).toMatchObject([{ number: 1, by: '1', to: 'suzuki@example.jp' }]);
    expect((await forward('sato@example.jp')).status).toBe(422);
  });

  it('一つの施設から一回の調査で三回まで、宛先は一つ', async () => {
    round = await aSurveyRound([facilityNumber(1)]);
    const browser = await round.visitByMail(1);
    const statuses: number[] = [];
    for (const mail of [
      'a@example.jp',
      'a@example.jp, b@example.jp',
      'b@example.jp',
      'c@example.jp',
      'd@example.jp',
    ]) {
      const nonce = nonceIn(await (await browser.get('/survey/forward')).text());
      statuses.push((await browser.post('/survey/forward', { nonce, mail })).status);
    }
    expect(statuses).toEqual([200, 422, 200, 200, 422]);
    expect((await browser.post('/survey/forward', { mail: 'e@example.jp' })).status).toBe(422);
  });
});

describe('法人がまとめて回答する', () => {
  it('メールは一通だけ、一覧で印をつけた施設を一度に「変更なし」にできる', async () => {
    const three = [facilityNumber(1), facilityNumber(2), facilityNumber(3)];
    round = await aSurveyRound([...three, facilityNumber(4)], {}, 'over', [
      corporation([1, 2, 3]),
      ...[1, 2, 3].map(lastFigures),
    ]);
    expect(mailsAt('honbu@example.jp')).toHaveLength(1);
    expect([1, 2, 3, 4].map((number) => round.mailsTo(number).length)).toEqual([0, 0, 0, 1]);
    const browser = await comeByMail('honbu@example.jp', '/survey/corporation');
    const page = await (await browser.get('/survey/corporation')).text();
    expect(page).toContain('3施設のうち0施設が回答済み');
    expect(page).not.toContain('みほん第4保育園');
    const ticked = new FormData();
    ticked.append('nonce', nonceIn(page));
    for (const number of [1, 2, 4]) ticked.append('facility', facilityId(number));
    expect((await browser.post('/survey/corporation', ticked)).headers.get('location')).toContain(
      'recorded=2',
    );
    expect(await rowOf(1)).toMatchObject({
      status: 'answered',
      answer: { unchanged: true },
      by: { who: 'corporation', corporationId: CORPORATION },
    });
    expect(await rowOf(4)).toMatchObject({ status: 'asked' });
    await round.twin.moveTo(tokyo('2026-11-10T09:00:00'));
    // Invitation, receipt, and one reminder for the facility that is left.
    expect(mailsAt('honbu@example.jp')).toHaveLength(3);
  });

  it('一覧から施設のページを開いて直せ、ほかの法人の施設は開けない', async () => {
    round = await aSurveyRound([facilityNumber(1), facilityNumber(2)], {}, 'over', [corporation([1])]);
    const browser = await comeByMail('honbu@example.jp', '/survey/corporation');
    expect((await browser.get(`/survey/corporation/facilities/${facilityId(2)}`)).status).toBe(404);
    const again = await comeByMail('honbu@example.jp', '/survey/corporation');
    await again.get(`/survey/corporation/facilities/${facilityId(1)}`);
    const form = await (await again.get('/survey')).text();
    expect(form).toContain('みほん第1保育園');
    const history = await again.get('/survey/history');
    expect([history.status, await history.text()]).toEqual([200, expect.stringContaining('みほん第1保育園')]);
    await again.post('/survey', { nonce: nonceIn(form), action: 'send', vacancy1: '4' });
    expect(await rowOf(1)).toMatchObject({ status: 'answered', by: { who: 'corporation' } });
    expect(await (await again.get('/survey/received')).text()).toContain('法人の一覧へ戻る');
  });

  it('法人に届かなければ、施設ごとに送り、宛先のない施設は電話になる', async () => {
    round = await aSurveyRound([facilityNumber(1), facilityNumber(2, { mail: undefined })], {}, 'over', [
      corporation([1, 2], 'bounce@honbu.example.jp'),
    ]);
    await round.twin.moveTo(tokyo('2026-11-09T09:12:00'));
    expect(round.mailsTo(1)).toHaveLength(1);
    expect(await rowOf(1)).toMatchObject({ status: 'asked' });
    expect(await rowOf(2)).toMatchObject({ status: 'phoned', why: 'undelivered' });
  });
});

describe('番号と確認コードの入口', () => {
  it.each([
    ['小文字とハイフン', (text: string) => text.toLowerCase().replace(' ', '-')],
    [
      '全角',
      (text: string) =>
        text.replaceAll(/[0-9A-Z]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)),
    ],
    ['0をO、1をIと読んだ', (text: string) => text.replaceAll('0', 'O').replaceAll('1', 'I')],
  ])('%sでも開く', async (_, typedAs) => {
    round = await aSurveyRound([facilityNumber(1)]);
    const mail = round.mailsTo(1).at(-1) ?? '';
    const [, reference = ''] = /ページ番号：([0-9A-Z ]{9})/.exec(mail) ?? [];
    const [, code = ''] = /確認コード：([0-9A-Z]{6})/.exec(mail) ?? [];
    const typed = { reference: typedAs(reference), code: typedAs(code) };
    expect((await aBrowser(round.twin.origin).post('/survey/open', typed)).status).toBe(303);
  });
});

describe('始める前の確認', () => {
  it('法人は一通、書きとめた連絡先は施設一覧のアドレスに代わる。だれも送られない施設は電話として数える', async () => {
    const all = [1, 2, 3].map((number) => facilityNumber(number));
    round = await aSurveyRound([...all, facilityNumber(4, { mail: undefined })], {}, 'over', [
      corporation([1, 2]),
      contacts(3, ['main3@example.jp']),
    ]);
    const { store } = round.twin;
    const city = await municipalityOf(store.store, CITY);
    if (!city) throw new Error('no city');
    const draft = await prepare(store, city, principalOf(SUPERVISOR), aRoundPlan());
    const seen = () => viewDraft(store, city, draft);
    const before = await seen();
    expect(before.ways).toEqual({ mails: 2, corporations: 1, throughCorporation: 2, fax: 0, phone: 1 });
    expect(before.samples.map(({ id }) => before.addresses.get(id))).toEqual(['main3@example.jp']);
    expect(before.difference).toMatchObject({ added: [], gone: [], moved: [] });
    const written = await surveyContactsOf(store.store, CITY, facilityId(3));
    if (!written) throw new Error('nothing written');
    await store.store.commit([removing(surveyContacts, written, 'Moved')]);
    const after = await seen();
    expect(after.difference?.moved.map(({ id }) => id)).toEqual([facilityId(3)]);
    expect(after.print).not.toBe(before.print);
  });
});

describe('担当課で連絡先と法人を決める', () => {
  it('施設の連絡先と、一覧から考えられる法人を登録でき、記録に残る。コンシェルジュには開かない', async () => {
    const owner = '社会福祉法人みほん会';
    round = await aSurveyRound([facilityNumber(1, { owner }), facilityNumber(2, { owner })]);
    const { browser } = await signInAs(round.twin, 'staff-1');
    const contactsPath = `/desk/facilities/${facilityId(1)}/contacts`;
    const nonceAt = async (path: string) => {
      const html = await (await browser.get(path)).text();
      return fieldOf(html.slice(html.indexOf('<main')), 'nonce');
    };
    const form = {
      channel: 'mail',
      mail1: 'facility1@example.jp',
      mail2: 'ｄｅｐｕｔｙ@example.jp',
      role2: 'deputy',
    };
    const typed = { ...form, nonce: await nonceAt(contactsPath) };
    expect((await browser.post(contactsPath, { ...typed, mail2: 'だれか' })).status).toBe(422);
    expect((await browser.post(contactsPath, typed)).status).toBe(303);
    const kept = await surveyContactsOf(round.twin.store.store, CITY, facilityId(1));
    expect(kept?.value.contacts).toMatchObject([
      { number: 1, role: 'main', mail: 'facility1@example.jp' },
      { number: 2, role: 'deputy', mail: 'deputy@example.jp' },
    ]);
    const back = { ...typed, nonce: await nonceAt(contactsPath), action: 'directory' };
    expect((await browser.post(contactsPath, back)).status).toBe(303);
    expect(await surveyContactsOf(round.twin.store.store, CITY, facilityId(1))).toBeUndefined();
    expect(await (await browser.get('/desk/corporations')).text()).toContain(owner);
    const nonce = await nonceAt(`/desk/corporations/new?name=${encodeURIComponent(owner)}`);
    const corporationForm = {
      nonce,
      name: owner,
      mail: 'honbu@example.jp',
      facility: facilityId(1),
      others: 'みほん第2保育園',
    };
    expect((await browser.post('/desk/corporations/new', corporationForm)).status).toBe(303);
    const [known] = await corporationsOf(round.twin.store.store, CITY);
    expect(known).toMatchObject({ name: owner, facilityIds: [facilityId(1), facilityId(2)] });
    const consultant = await signInAs(round.twin, 'staff-2');
    expect((await consultant.browser.get(contactsPath)).status).toBe(404);
    expect((await consultant.browser.get('/desk/corporations')).status).toBe(404);
  });
});
