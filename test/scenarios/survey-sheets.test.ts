import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SurveyContacts } from '../../shared/domain/survey/contact.ts';
import type { Task } from '../../shared/domain/task/schema.ts';
import { PublishedFigures } from '../../shared/domain/vacancy/published.ts';
import { surveyOf } from '../../shared/store/campaigns.ts';
import { vacancies } from '../../shared/store/facilities.ts';
import { surveyContacts } from '../../shared/store/survey-contacts.ts';
import { surveySheetsOf } from '../../shared/store/survey-sheets.ts';
import { openTasksAbout } from '../../shared/store/tasks.ts';
import { creating, replacing } from '../../shared/store/writes.ts';
import { type Browser, fieldOf, formTo, signInAs } from '../builders/at-the-desk.ts';
import { facilityId } from '../builders/facility.ts';
import { someFigures } from '../builders/vacancy.ts';
import { aBrowser, CITY } from '../infra/at-home.ts';
import {
  AFTER_DEADLINE,
  aSurveyRound,
  facilityNumber,
  nonceIn,
  type SurveyRound,
  tokyo,
} from '../workflows/a-survey-round.ts';

/** Facility 1–3 want FAX, 4 has no address at all, 5 is asked by mail. The first one's name tries to be markup. */
const BY_FAX = [1, 2, 3];
const WILD_NAME = '<img src=x onerror=alert(1)>&"みほん"保育園';

let round: SurveyRound;
let desk: Browser;

const wantsFax = (number: number) =>
  creating(
    surveyContacts,
    SurveyContacts.parse({
      municipality: CITY,
      facilityId: facilityId(number),
      channel: 'fax',
      contacts: [],
    }),
    'ContactsExist',
  );

const lastFigures = (number: number) =>
  replacing(
    vacancies,
    PublishedFigures.parse({
      ...someFigures({ facility: facilityId(number), asOf: '2026-10-05' }),
      municipality: CITY,
    }),
  );

const rowOf = async (number: number) =>
  (await surveyOf(round.twin.store.store, CITY, round.campaignId, facilityId(number)))?.value;
const openTasks = async (kind: Task['kind']) =>
  (await openTasksAbout(round.twin.store.store, CITY, round.campaignId))
    .map(({ value }) => value)
    .filter((task) => task.kind === kind);

/** Once more after days have passed: a session lasts a working day. */
const signInAtDesk = async () => {
  desk = (await signInAs(round.twin, 'staff-2')).browser;
};

const listPath = () => `/desk/campaigns/${round.campaignId}/sheets`;
const list = async () => (await desk.get(listPath())).text();
const nonceToPrint = async () => {
  const html = await list();
  return fieldOf(html, 'nonce', formTo(html, listPath()));
};
const print = async (fields: Record<string, string> = {}) =>
  (await desk.post(listPath(), { nonce: await nonceToPrint(), ...fields })).text();

const sheetsIn = (html: string): string[] => html.split('<article class="sheet"').slice(1);
const printedOn = (sheet: string) => ({
  reference: /受付番号 <b>([0-9A-Z-]+)<\/b>/.exec(sheet)?.[1] ?? '',
  code: /確認コード <b>([0-9A-Z]+)<\/b>/.exec(sheet)?.[1] ?? '',
});

beforeAll(async () => {
  round = await aSurveyRound(
    [
      facilityNumber(1, { name: WILD_NAME, mail: undefined, fax: '045-000-2221' }),
      facilityNumber(2, { fax: '045-000-2222' }),
      facilityNumber(3),
      facilityNumber(4, { mail: undefined, phone: '045-000-1114' }),
      facilityNumber(5),
    ],
    { contact: { name: { ja: '保育対策課' }, phone: '045-000-0000', fax: '045-000-9999' } },
    'over',
    [...BY_FAX.map(wantsFax), ...BY_FAX.map(lastFigures), lastFigures(4)],
  );
  await signInAtDesk();
});
afterAll(() => round.twin.stop());

describe('FAXで回答する施設', () => {
  it('調査が始まると、区に「調査票を印刷してFAXで送る」仕事が一つでき、メールは送られない', async () => {
    const [task, ...others] = await openTasks('print-sheets');
    expect(others).toEqual([]);
    expect(task).toMatchObject({ ward: 'kita', about: { sheets: '3' } });
    expect(round.mailsTo(2)).toEqual([]);
    expect(round.mailsTo(5)).toHaveLength(1);
    const page = await (await desk.get(`/desk/tasks/${task?.taskId}`)).text();
    expect(page).toContain('調査票を印刷してFAXで送る');
    expect(page).toContain(`${listPath()}?ward=kita`);
  });

  it('一覧を開いただけでは何も印刷されず、ほかの区の人には見えない', async () => {
    const html = await list();
    expect(html).toContain('4枚の調査票を印刷用に開く');
    expect(html).toContain('&lt;img src=x');
    expect(html).not.toContain('みほん第5保育園');
    const printed = await surveySheetsOf(round.twin.store.store, CITY, round.campaignId);
    expect(printed.size).toBe(0);
    const refused = await desk.post(listPath(), { nonce: 'made-up.nonce' });
    expect(refused.status).toBe(409);
    const administrator = (await signInAs(round.twin, 'staff-4')).browser;
    expect(await (await administrator.get(listPath())).text()).toContain('調査票を送る施設はありません');
  });

  it('印刷すると一施設一枚で、前回の数字と期限と返信先があり、リンクの鍵も外の部品もない', async () => {
    const html = await print();
    const sheets = sheetsIn(html);
    expect(sheets).toHaveLength(4);
    const [sheet = ''] = sheets.filter((one) => one.includes('みほん第2保育園 御中'));
    expect(sheet).toContain('返信期限：11月12日');
    expect(sheet).toContain('045-000-9999');
    expect(sheet).toContain('前回（10月5日');
    expect(sheet).toContain('延長保育');
    expect(sheet).toMatch(/<svg class="qr"/);
    expect(printedOn(sheet).reference).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(html).not.toContain('<img');
    expect(html).not.toMatch(/link=|<script|<form/);
    const loaded = [...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address]) => address);
    expect(loaded).toEqual([expect.stringMatching(/^\/desk\/survey-sheets\/\w+\.css$/), 'data:,']);
    expect((await desk.get(loaded[0] ?? '')).headers.get('content-type')).toContain('text/css');
    expect(await list()).toContain('（1回目）');
  });

  it('紙の受付番号と確認コードで、施設が自分で入力することもできる', async () => {
    const [sheet = ''] = sheetsIn(await print({ facility: facilityId(3) }));
    const { reference, code } = printedOn(sheet);
    const nursery = aBrowser(round.twin.origin);
    const door = await (await nursery.get(`/survey/open?m=${CITY}&reference=${reference}`)).text();
    expect(fieldOf(door, 'reference')).toBe(reference);
    await nursery.post('/survey/open', { reference, code });
    const nonce = nonceIn(await (await nursery.get('/survey')).text());
    await nursery.post('/survey', { nonce, action: 'unchanged' });
    expect(await rowOf(3)).toMatchObject({ status: 'answered', door: 'code', by: { who: 'facility' } });
  });

  it('届いた調査票は、受付番号と「変更なし」の二回で記録され、次の入力欄に戻る', async () => {
    const first = await surveySheetsOf(round.twin.store.store, CITY, round.campaignId);
    const reference = first.get(facilityId(1))?.value.reference ?? '';
    let presses = 0;
    const typed = reference
      .toLowerCase()
      .replaceAll(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));
    const form = await (
      await desk.get(
        `/desk/survey-sheets?reference=${encodeURIComponent(`${typed.slice(0, 4)}－${typed.slice(4)} `)}`,
      )
    ).text();
    presses += 1;
    expect(form).toContain('変更なし');
    expect(fieldOf(form, 'vacancy1')).not.toBe('');
    const within = formTo(form, '/desk/survey-sheets');
    const sent = await desk.post('/desk/survey-sheets', {
      nonce: fieldOf(form, 'nonce', within),
      reference: fieldOf(form, 'reference', within),
      action: 'unchanged',
    });
    presses += 1;
    expect(presses).toBe(2);
    expect(await rowOf(1)).toMatchObject({
      status: 'answered',
      door: 'fax',
      by: { who: 'staff', role: 'consultant' },
      answer: { unchanged: true },
    });
    const next = await (await desk.get(sent.headers.get('location') ?? '')).text();
    expect(next).toContain('次の調査票の受付番号');
    expect(next).toContain('name="reference"');
  });

  it('知らない番号はことばで断り、読めない数字は欄を示し、あり得ない数字は聞き返す', async () => {
    const unknown = await desk.get('/desk/survey-sheets?reference=ZZZZ-ZZZZ');
    expect(unknown.status).toBe(422);
    expect(await unknown.text()).toContain('この受付番号の調査票が見つかりません');
    const sheets = await surveySheetsOf(round.twin.store.store, CITY, round.campaignId);
    const reference = sheets.get(facilityId(2))?.value.reference ?? '';
    const form = await (await desk.get(`/desk/survey-sheets?reference=${reference}`)).text();
    const nonce = fieldOf(form, 'nonce', formTo(form, '/desk/survey-sheets'));
    const send = (fields: Record<string, string>) =>
      desk.post('/desk/survey-sheets', { nonce, reference, action: 'send', ...fields });
    expect((await send({ vacancy1: 'たくさん' })).status).toBe(422);
    const asked = await (await send({ capacity1: '10', enrolled1: '30', vacancy1: '1' })).text();
    expect(asked).toContain('定員（10人）を超えています');
    expect(fieldOf(asked, 'reference')).toBe(reference);
    expect(await rowOf(2)).toMatchObject({ status: 'asked' });
  });

  it('2回目の督促では、まだの施設へもう一度FAXする仕事ができ、前の用紙の番号も使える', async () => {
    await round.twin.moveTo(tokyo('2026-11-11T09:00:00'));
    await round.twin.timeline.quiet();
    await signInAtDesk();
    const again = (await openTasks('print-sheets')).find(({ about }) => about.sheets === '1');
    expect(again).toBeDefined();
    expect(round.mailsTo(2)).toEqual([]);
    const before = (await surveySheetsOf(round.twin.store.store, CITY, round.campaignId)).get(facilityId(2));
    const [reprinted = ''] = sheetsIn(await print());
    const { reference } = printedOn(reprinted);
    expect(reference.replace('-', '')).not.toBe(before?.value.reference);
    for (const known of [reference, before?.value.reference]) {
      expect(await (await desk.get(`/desk/survey-sheets?reference=${known}`)).text()).toContain(
        'みほん第2保育園',
      );
    }
  });

  it('期限には、返信のない施設は電話に回り、調査票の仕事は消える。遅れて届いた紙は電話の仕事を終わらせる', async () => {
    await round.twin.moveTo(AFTER_DEADLINE);
    await round.twin.timeline.quiet();
    await signInAtDesk();
    expect(await openTasks('print-sheets')).toEqual([]);
    expect(await rowOf(2)).toMatchObject({ status: 'phoned', why: 'silent' });
    const sheets = await surveySheetsOf(round.twin.store.store, CITY, round.campaignId);
    const reference = sheets.get(facilityId(2))?.value.reference ?? '';
    const form = await (await desk.get(`/desk/survey-sheets?reference=${reference}`)).text();
    const nonce = fieldOf(form, 'nonce', formTo(form, '/desk/survey-sheets'));
    await desk.post('/desk/survey-sheets', { nonce, reference, action: 'unchanged' });
    expect(await rowOf(2)).toMatchObject({ status: 'answered', door: 'fax' });
    const toCall = (await round.surveys()).flatMap((row) => (row.status === 'phoned' ? [row.taskId] : []));
    const open = (await openTasks('phone-survey')).map(({ taskId }) => taskId);
    expect(new Set(open)).toEqual(new Set(toCall));
  });
});
