import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readableMail } from '../../infra/local/pages/readable-mail.ts';
import { Corporation } from '../../shared/domain/corporation/schema.ts';
import { CorporationId } from '../../shared/domain/ids.ts';
import { PublishedFigures } from '../../shared/domain/vacancy/published.ts';
import { readCsv } from '../../shared/files/csv.ts';
import { decodeText } from '../../shared/files/decode.ts';
import { readWorkbook, writeWorkbook } from '../../shared/files/workbook.ts';
import { surveyOf } from '../../shared/store/campaigns.ts';
import { vacancies } from '../../shared/store/facilities.ts';
import { corporations } from '../../shared/store/survey-contacts.ts';
import { creating, replacing } from '../../shared/store/writes.ts';
import { facilityId } from '../builders/facility.ts';
import { classesWith, someFigures } from '../builders/vacancy.ts';
import { aBrowser, CITY } from '../infra/at-home.ts';
import {
  AFTER_DEADLINE,
  aSurveyRound,
  facilityNumber,
  nonceIn,
  type SurveyRound,
} from '../workflows/a-survey-round.ts';

const SHEET = '/survey/corporation/sheet';
let round: SurveyRound;
let browser: ReturnType<typeof aBrowser>;

beforeAll(async () => {
  const corporation = Corporation.parse({
    municipality: CITY,
    corporationId: CorporationId.parse('corporation_01TEST00000000000000000001'),
    name: '社会福祉法人みほん会',
    mail: 'honbu@example.jp',
    facilityIds: [1, 2, 3].map(facilityId),
  });
  const last = PublishedFigures.parse({
    ...someFigures({
      facility: facilityId(1),
      asOf: '2026-10-05',
      classes: classesWith([2, 0, 1, 0, null, '?']),
    }),
    municipality: CITY,
  });
  round = await aSurveyRound(
    [
      facilityNumber(1, { externalNumber: '0101' }),
      facilityNumber(2, { externalNumber: '0102', name: '=HYPERLINK("x")保育園' }),
      facilityNumber(3),
      facilityNumber(4, { externalNumber: '0104' }),
    ],
    {},
    'over',
    [creating(corporations, corporation, 'CorporationExists'), replacing(vacancies, last)],
  );
  browser = aBrowser(round.twin.origin);
  const mail = round.twin.mailbox.mails.find(({ to }) => to.includes('honbu@example.jp'));
  if (!mail) throw new Error('no mail');
  const link = readableMail(mail, round.twin.mailbox).links.find((one) => one.includes('?link=')) ?? '';
  await browser.get(link.slice(link.indexOf('/survey')));
});
afterAll(() => round.twin.stop());

const rowOf = async (number: number) =>
  (await surveyOf(round.twin.store.store, CITY, round.campaignId, facilityId(number)))?.value;

const bytesAt = async (path: string) => new Uint8Array(await (await browser.get(path)).arrayBuffer());

const send = async (bytes: Uint8Array | string, name = 'answers.csv') => {
  const form = new FormData();
  form.append('nonce', nonceIn(await (await browser.get(SHEET)).text()));
  form.append('file', new File([typeof bytes === 'string' ? bytes : Uint8Array.from(bytes)], name));
  const answer = await browser.post(SHEET, form);
  return { status: answer.status, page: await answer.text() };
};

const confirm = async (page: string) => {
  const content = /name="content" value="([^"]*)"/.exec(page)?.[1] ?? '';
  const answer = await browser.post(`${SHEET}/confirm`, { nonce: nonceIn(page), content });
  return { status: answer.status, location: answer.headers.get('location') };
};

const cellsOf = (text: string) => {
  const read = readCsv(text);
  return read.ok ? read.value.map(({ cells }) => [...cells]) : [];
};

describe('法人のファイルを受け取る', () => {
  it('CSVもExcelも、自分の施設だけが前回の数字入りで、数式にならない', async () => {
    const utf8 = await bytesAt(`${SHEET}/answers.csv`);
    expect([...utf8.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = new TextDecoder().decode(utf8);
    expect(text).toContain(`'=HYPERLINK`);
    const [header = [], ...rows] = cellsOf(text);
    expect(header.slice(0, 3)).toEqual(['施設番号', '参照番号', '施設名']);
    expect(rows.map(([, reference]) => reference).sort()).toEqual([1, 2, 3].map(facilityId));
    const first = rows.find(([, reference]) => reference === facilityId(1)) ?? [];
    expect(first[header.indexOf('0歳児_受入可能')]).toBe('2');
    expect(first).toContain('クラスなし');
    const old = decodeText(await bytesAt(`${SHEET}/answers.csv?encoding=cp932`));
    expect(old).toMatchObject({ ok: true, value: { encoding: 'cp932' } });
    const book = await readWorkbook(await bytesAt(`${SHEET}/answers.xlsx`));
    expect(book.ok && book.value.map(({ cells }) => cells[0])).toEqual([
      '施設番号',
      ...rows.map(([number]) => number),
    ]);
  });
});

describe('直したファイルを送る', () => {
  it('読めない欄、ほかの法人の施設、二度目の行を行ごとに示し、何も変えない', async () => {
    const before = await round.surveys();
    const { status, page } = await send(
      [
        '0歳児 受入可能,施設番号,０歳児＿定員,0歳児_入所児童',
        '3,0101,12,9',
        'たくさん,0102,12,9',
        '1,0104,12,9',
        '4,0101,12,9',
        `1,9999,12,9`,
      ].join('\r\n'),
    );
    expect(status).toBe(200);
    const told = page.replaceAll(/<[^>]+>|\s+/g, ' ');
    expect(told).toContain('回答できるのは1行');
    expect(told).toMatch(/3行目.*「0歳児_受入可能」の「たくさん」が読み取れません/);
    expect(told).toMatch(/4行目\s+0104.*この法人の施設ではありません/);
    expect(told).toMatch(/5行目.*同じ施設の行が上にあります/);
    expect(page).not.toContain('みほん第4保育園');
    expect(await round.surveys()).toEqual(before);
  });

  it.each([
    ['施設の列がない', '名前,数\nあ,1', '列が見つかりません'],
    ['同じ列が二つある', '施設番号,施設番号\n1,1', '同じ名前の列'],
    ['行が多すぎる', `施設番号\n${'1\n'.repeat(401)}`, '行が多すぎます'],
    ['大きすぎる', `施設番号\n${'あ'.repeat(200_000)}`, 'ファイルが大きすぎます'],
    ['こわれたExcel', 'PK\u0003\u0004', 'ファイルを読み取れません'],
  ])('%sファイルは、わけを示して断る', async (_, text, why) => {
    const { status, page } = await send(text);
    expect([status, page]).toEqual([422, expect.stringContaining(why)]);
  });

  it('確かめたファイルだけが、確かめた人のボタンで回答になる。もう一度送っても変わらない', async () => {
    const [header = [], ...rows] = cellsOf(new TextDecoder().decode(await bytesAt(`${SHEET}/answers.csv`)));
    const filled = rows
      .filter(([, reference]) => reference !== facilityId(3))
      .map((cells) => cells.map((cell, at) => (header[at] === '1歳児_受入可能' ? '４人' : cell)));
    const bytes = await writeWorkbook([header, ...filled]);
    const { page } = await send(bytes, 'answers.xlsx');
    expect(page).toContain('1歳児 4');
    const other = await browser.post(`${SHEET}/confirm`, { nonce: nonceIn(page), content: 'AAAA' });
    expect(other.status).toBe(422);
    expect(await confirm(page)).toEqual({ status: 303, location: `${SHEET}?recorded=2` });
    expect(await rowOf(1)).toMatchObject({
      status: 'answered',
      door: 'file',
      by: { who: 'corporation' },
      answer: { unchanged: false },
    });
    expect(await rowOf(3)).toMatchObject({ status: 'asked' });
    const answered = await rowOf(1);
    expect((await confirm(page)).location).toBe(`${SHEET}?recorded=0`);
    expect((await send(bytes, 'answers.xlsx')).page).toContain('同じ内容で回答済みです');
    expect(await rowOf(1)).toEqual(answered);
    await round.twin.timeline.quiet();
    const mails = round.twin.mailbox.mails.filter(({ to }) => to.includes('honbu@example.jp'));
    // The invitation and one receipt.
    expect(mails).toHaveLength(2);
  });

  it('締切のあとは受け取らない', async () => {
    await round.twin.moveTo(AFTER_DEADLINE);
    expect(await (await browser.get(SHEET)).text()).toContain('いまは回答を受け付けていません');
  });
});
