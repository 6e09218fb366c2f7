import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { sweepRounds } from '../../functions/vacancy/rounds/sweep-rounds.ts';
import { giveAnswer } from '../../functions/vacancy/survey/answer.ts';
import { PublishedFigures } from '../../shared/domain/vacancy/published.ts';
import { pastAnswersOf } from '../../shared/store/answers.ts';
import { campaignOf, surveyOf } from '../../shared/store/campaigns.ts';
import { vacancies, vacancyOf } from '../../shared/store/facilities.ts';
import { replacing } from '../../shared/store/writes.ts';
import { anAnswer } from '../builders/campaign.ts';
import { facilityId } from '../builders/facility.ts';
import { someFigures } from '../builders/vacancy.ts';
import { aBrowser, CITY } from '../infra/at-home.ts';
import {
  AFTER_DEADLINE,
  aSurveyRound,
  facilityNumber,
  MONDAY,
  nonceIn,
  type SurveyRound,
} from '../workflows/a-survey-round.ts';

let round: SurveyRound;
afterEach(() => round.twin.stop());

const WIRE_BUDGET_BYTES = 6_000;

const withLastFigures = async () => {
  const numbers = { capacity: 12, enrolled: 10, vacancy: 2, waiting: 1 };
  const figures = PublishedFigures.parse({
    ...someFigures({ asOf: '2026-10-05' }),
    municipality: CITY,
    classes: [{ exists: false }, ...Array.from({ length: 5 }, () => ({ exists: true, ...numbers }))],
  });
  await round.twin.store.store.commit([replacing(vacancies, figures)]);
};

const rowOfFirst = async () =>
  (await surveyOf(round.twin.store.store, CITY, round.campaignId, facilityId(1)))?.value;

describe('回答のページ', () => {
  it('変更なし：リンクを開き、ボタンを一度押すと終わる', async () => {
    round = await aSurveyRound([facilityNumber(1)]);
    await withLastFigures();
    const browser = await round.visitByMail(1);
    const page = await (await browser.get('/survey')).text();
    expect(page).toContain('変更なし');
    const sent = await browser.post('/survey', { nonce: nonceIn(page), action: 'unchanged' });
    expect(sent.headers.get('location')).toBe('/survey/received');
    expect(await (await browser.get('/survey/received')).text()).toContain('回答を受け付けました');
    expect(await rowOfFirst()).toMatchObject({
      status: 'answered',
      door: 'link',
      by: { who: 'facility' },
      answer: { unchanged: true },
    });
    const shown = await vacancyOf(round.twin.store.store, CITY, facilityId(1), 2026);
    expect(shown?.value).toMatchObject({ asOf: '2026-11-09', given: { door: 'survey', role: 'facility' } });
    await round.twin.timeline.quiet();
    expect(round.mailsTo(1).at(-1)).toContain('1歳児：定員 12、入所児童 10、受入可能 2、入所待ち 1');
  });

  it('ボタンを二度押しても、控えは一通', async () => {
    round = await aSurveyRound([facilityNumber(1)]);
    await withLastFigures();
    const browser = await round.visitByMail(1);
    const nonce = nonceIn(await (await browser.get('/survey')).text());
    await browser.post('/survey', { nonce, action: 'unchanged' });
    await browser.post('/survey', { nonce, action: 'unchanged' });
    await round.twin.timeline.quiet();
    expect(round.mailsTo(1)).toHaveLength(2);
  });

  it('回答と控えのあいだで止まっても、見回りが控えを一通だけ送る', async () => {
    round = await aSurveyRound([facilityNumber(1), facilityNumber(2)]);
    const services = round.twin.store;
    const [campaign, survey] = await Promise.all([
      campaignOf(services.store, CITY, round.campaignId),
      surveyOf(services.store, CITY, round.campaignId, facilityId(1)),
    ]);
    if (!campaign || !survey) throw new Error('nobody was asked');
    // The answer's own transaction, and then nothing: the process died before the receipt's.
    await giveAnswer(services, {
      campaign: { value: await round.campaign(), version: campaign.version },
      survey,
      answer: anAnswer(),
      door: 'link',
      by: { who: 'facility', contact: '1' },
    });
    const other = await round.visitByMail(2);
    await other.post('/survey', {
      nonce: nonceIn(await (await other.get('/survey')).text()),
      action: 'confirm',
      vacancy1: '3',
    });
    await round.twin.timeline.quiet();
    expect([round.mailsTo(1).length, round.mailsTo(2).length]).toEqual([1, 2]);
    await round.twin.moveTo(MONDAY + 2_400_000);
    await Promise.all([sweepRounds(services), sweepRounds(services)]);
    await round.twin.timeline.quiet();
    expect([round.mailsTo(1).length, round.mailsTo(2).length]).toEqual([2, 2]);
    expect(round.mailsTo(1).at(-1)).toContain('受入可能 2');
  });

  it('番号と確認コードでも開け、その入口が記録に残る', async () => {
    round = await aSurveyRound([facilityNumber(1)]);
    const mail = round.mailsTo(1).at(-1) ?? '';
    const [, reference = ''] = /ページ番号：([0-9A-Z ]{9})/.exec(mail) ?? [];
    const [, code = ''] = /確認コード：([0-9A-Z]{6})/.exec(mail) ?? [];
    const browser = aBrowser(round.twin.origin);
    expect((await browser.post('/survey/open', { reference, code: code.toLowerCase() })).status).toBe(303);
    const nonce = nonceIn(await (await browser.get('/survey')).text());
    await browser.post('/survey', { nonce, action: 'send', none0: '1', vacancy1: '３人', vacancy2: '0' });
    expect(await rowOfFirst()).toMatchObject({
      door: 'code',
      answer: {
        figures: {
          classes: [
            'no class',
            [null, null, 3, null],
            [null, null, 0, null],
            'not said',
            'not said',
            'not said',
          ],
        },
      },
    });
  });

  it('気になる数字は尋ねるだけで、まちがいないと答えれば受け付ける', async () => {
    round = await aSurveyRound([facilityNumber(1)]);
    const browser = await round.visitByMail(1);
    const crowded = { capacity1: '10', enrolled1: '12', vacancy1: '0' };
    const nonce = nonceIn(await (await browser.get('/survey')).text());
    const asked = await (await browser.post('/survey', { ...crowded, nonce, action: 'send' })).text();
    expect(asked).toContain('1歳児：入所児童（12人）が定員（10人）を超えています。');
    expect(await rowOfFirst()).toMatchObject({ status: 'asked' });
    await browser.post('/survey', { ...crowded, nonce: nonceIn(asked), action: 'confirm' });
    expect(await rowOfFirst()).toMatchObject({ status: 'answered' });
  });

  it('数字でない欄は名指しで教え、入力したものは残る', async () => {
    round = await aSurveyRound([facilityNumber(1)]);
    const browser = await round.visitByMail(1);
    const nonce = nonceIn(await (await browser.get('/survey')).text());
    const again = await browser.post('/survey', { nonce, action: 'send', vacancy3: '数名', enrolled3: '11' });
    expect(again.status).toBe(422);
    const page = await again.text();
    expect(page).toContain('3歳児 受入可能は0から2000までの数字で入力してください');
    expect(page).toMatch(/id="vacancy3"[^>]*value="数名"/);
    expect(page).toMatch(/id="enrolled3"[^>]*value="11"/);
  });

  it('期限を過ぎたら、日付と電話番号がわかり、回答は受け付けない', async () => {
    round = await aSurveyRound([facilityNumber(1)]);
    const browser = await round.visitByMail(1);
    const nonce = nonceIn(await (await browser.get('/survey')).text());
    await round.twin.moveTo(AFTER_DEADLINE);
    const late = await (await browser.get('/survey')).text();
    expect(late).toContain('この調査の期限は11月12日(木)でした');
    expect(late).toContain('045-000-0000');
    expect((await browser.post('/survey', { nonce, action: 'send', vacancy1: '1' })).status).toBe(409);
    expect(await rowOfFirst()).toMatchObject({ status: 'phoned' });
  });

  it('リンクを開くだけのメール検査では、何も変わらない', async () => {
    round = await aSurveyRound([facilityNumber(1)]);
    const scanner = await round.visitByMail(1);
    await scanner.get('/survey');
    await scanner.post('/survey', { action: 'unchanged' });
    expect(await rowOfFirst()).toMatchObject({ status: 'asked' });
  });

  it('＋のボタンは一人増やすだけで、途中の保存は回答にならず、訂正の前の回答は残る', async () => {
    round = await aSurveyRound([facilityNumber(1)]);
    const browser = await round.visitByMail(1);
    const pageNow = async () => (await browser.get('/survey')).text();
    const first = await pageNow();
    const more = await browser.post('/survey', { nonce: nonceIn(first), vacancy3: '２人', step: '3+' });
    expect(await more.text()).toMatch(/id="vacancy3"[^>]*value="3"/);
    await browser.post('/survey', { nonce: nonceIn(first), vacancy3: '数名', action: 'save' });
    expect(await rowOfFirst()).toMatchObject({ status: 'asked' });
    expect(await pageNow()).toMatch(/id="vacancy3"[^>]*value="数名"/);
    await browser.post('/survey', { nonce: nonceIn(first), vacancy3: '3', action: 'send' });
    await browser.post('/survey', { nonce: nonceIn(await pageNow()), vacancy3: '満員', action: 'send' });
    const row = await rowOfFirst();
    expect(row).toMatchObject({ status: 'answered', answer: { set: 1 } });
    const before = row && (await pastAnswersOf(round.twin.store.store, row));
    expect(before).toMatchObject([
      { door: 'link', answer: { figures: { classes: { 3: [null, null, 3, null] } } } },
    ]);
  });

  it('「クラスなし」の印と人数の両方があれば一度尋ね、まちがいなければ「クラスなし」になる', async () => {
    round = await aSurveyRound([facilityNumber(1)]);
    const browser = await round.visitByMail(1);
    const both = { none1: '1', capacity1: '12', vacancy1: '2', none0: '1', capacity0: '0' };
    const nonce = nonceIn(await (await browser.get('/survey')).text());
    const asked = await (await browser.post('/survey', { ...both, nonce, action: 'send' })).text();
    expect(asked.match(/「クラスなし」に印がありますが/g)).toHaveLength(1);
    expect(asked).toContain('1歳児：「クラスなし」に印がありますが、人数も入力されています。');
    const again = await (await browser.post('/survey', { ...both, nonce, action: 'edit' })).text();
    expect(again).toMatch(/id="capacity1"[^>]*value="12"/);
    await browser.post('/survey', { ...both, nonce: nonceIn(asked), action: 'confirm' });
    expect(await rowOfFirst()).toMatchObject({
      status: 'answered',
      answer: { figures: { classes: { 0: 'no class', 1: 'no class' } } },
    });
  });

  it('どのページも、どの種類の施設でも、英語でも、通信は6kBまで', async () => {
    const types = ['licensed-nursery', 'family-daycare', 'kodomoen'];
    const intro = { ja: '調査のお願い。'.repeat(30), en: 'Thank you for answering this survey. '.repeat(15) };
    round = await aSurveyRound(
      types.map((type, index) => facilityNumber(index + 1, { type })),
      { intro, facilityTypes: types },
    );
    await withLastFigures();
    for (const number of [1, 2, 3]) {
      const browser = await round.visitByMail(number);
      for (const lang of ['ja', 'en']) {
        const page = await (await browser.get(`/survey?lang=${lang}`)).text();
        expect(page).toContain(`<html lang="${lang}"`);
        expect(page).toContain(lang === 'ja' ? '調査のお願い' : 'Thank you for answering');
        expect(gzipSync(page).length).toBeLessThan(WIRE_BUDGET_BYTES);
      }
    }
    const zipped = await fetch(`${round.twin.origin}/survey/open`, {
      headers: { 'accept-encoding': 'gzip' },
    });
    expect(zipped.headers.get('content-encoding')).toBe('gzip');
  });
});
