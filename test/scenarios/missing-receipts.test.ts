import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sweepRounds } from '../../functions/vacancy/rounds/sweep-rounds.ts';
import { giveAnswer } from '../../functions/vacancy/survey/answer.ts';
import { readableMail } from '../../infra/local/pages/readable-mail.ts';
import type { SurveyDoor } from '../../shared/domain/survey/schema.ts';
import { campaignOf, surveyOf } from '../../shared/store/campaigns.ts';
import { corporations } from '../../shared/store/survey-contacts.ts';
import { creating } from '../../shared/store/writes.ts';
import { anAnswer } from '../builders/campaign.ts';
import { aCorporation, corporationId } from '../builders/corporation.ts';
import { facilityId } from '../builders/facility.ts';
import { aBrowser, CITY } from '../infra/at-home.ts';
import {
  aSurveyRound,
  facilityNumber,
  MONDAY,
  nonceIn,
  type SurveyRound,
} from '../workflows/a-survey-round.ts';

const MINUTE_MS = 60_000;

let round: SurveyRound;
beforeAll(async () => {
  const all = [1, 2, 3, 4];
  round = await aSurveyRound(
    all.map((number) => facilityNumber(number)),
    {},
    'over',
    [
      creating(
        corporations,
        aCorporation({ mail: 'honbu@example.jp', facilityIds: all.map(facilityId) }),
        'CorporationExists',
      ),
    ],
  );
});
afterAll(() => round.twin.stop());

/** The answer's own transaction, and then nothing: the process died before the receipt's. */
const answerAndCrash = async (number: number, door: SurveyDoor) => {
  const { store } = round.twin.store;
  const [campaign, survey] = await Promise.all([
    campaignOf(store, CITY, round.campaignId),
    surveyOf(store, CITY, round.campaignId, facilityId(number)),
  ]);
  if (!campaign || !survey) throw new Error('nobody was asked');
  await giveAnswer(round.twin.store, {
    campaign: { value: await round.campaign(), version: campaign.version },
    survey,
    answer: anAnswer(),
    door,
    by: { who: 'corporation', corporationId: corporationId(1) },
  });
};

const sweep = async (atMinutes: number) => {
  await round.twin.moveTo(MONDAY + atMinutes * MINUTE_MS);
  await Promise.all([sweepRounds(round.twin.store), sweepRounds(round.twin.store)]);
  await round.twin.timeline.quiet();
};
const toCorporation = () => round.twin.mailbox.mails.filter(({ to }) => to.includes('honbu@example.jp'));
const mails = () => [toCorporation().length, ...[1, 2, 3, 4].map((number) => round.mailsTo(number).length)];

describe('回答と控えのあいだで止まったとき', () => {
  it('法人が一覧やファイルで答えた分は、見回りが法人に一通だけ、まとめて送る', async () => {
    expect(mails()).toEqual([1, 0, 0, 0, 0]);
    await answerAndCrash(1, 'link');
    await answerAndCrash(2, 'file');
    await sweep(40);
    await sweep(60);
    expect(mails()).toEqual([2, 0, 0, 0, 0]);
    const receipt = toCorporation().at(-1);
    expect(receipt && readableMail(receipt, round.twin.mailbox).text).toMatch(
      /みほん第1保育園[\s\S]*みほん第2保育園/,
    );
  });

  it('法人のシステムが答えた分は、施設の登録アドレスに送る', async () => {
    await answerAndCrash(3, 'api');
    await sweep(80);
    await sweep(100);
    expect(mails()).toEqual([2, 0, 0, 1, 0]);
  });

  it('送られていた控えは増えない。施設のページから答えた分も、施設への一通だけ', async () => {
    const browser = aBrowser(round.twin.origin);
    const [invitation] = toCorporation();
    const links = invitation ? readableMail(invitation, round.twin.mailbox).links : [];
    const link = links.find((one) => one.includes('?link=')) ?? '';
    await browser.get(link.slice(link.indexOf('/survey')));
    await browser.get(`/survey/corporation/facilities/${facilityId(4)}`);
    const nonce = nonceIn(await (await browser.get('/survey')).text());
    await browser.post('/survey', { nonce, action: 'confirm', vacancy1: '4' });
    await round.twin.timeline.quiet();
    expect(mails()).toEqual([2, 0, 0, 1, 1]);
    await sweep(120);
    await sweep(140);
    expect(mails()).toEqual([2, 0, 0, 1, 1]);
    expect(round.twin.notices).toEqual([]);
  });
});
