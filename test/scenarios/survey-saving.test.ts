import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SurveyContacts } from '../../shared/domain/survey/contact.ts';
import { draftOf } from '../../shared/store/answers.ts';
import { surveyOf } from '../../shared/store/campaigns.ts';
import { surveyContacts } from '../../shared/store/survey-contacts.ts';
import { replacing } from '../../shared/store/writes.ts';
import { facilityId } from '../builders/facility.ts';
import { rawItems } from '../builders/raw-items.ts';
import { CITY } from '../infra/at-home.ts';
import {
  aSurveyRound,
  facilityNumber,
  nonceIn,
  type SurveyRound,
  tokyo,
} from '../workflows/a-survey-round.ts';

const contacts = replacing(
  surveyContacts,
  SurveyContacts.parse({
    municipality: CITY,
    facilityId: facilityId(2),
    channel: 'mail',
    contacts: [
      { number: 1, mail: 'facility2@example.jp', role: 'main', locale: 'ja', name: '主任 山本' },
      { number: 2, mail: 'deputy@example.jp', role: 'deputy', locale: 'ja' },
    ],
  }),
);

describe('途中まで保存したあと', () => {
  let round: SurveyRound;
  beforeAll(async () => {
    round = await aSurveyRound([facilityNumber(1), facilityNumber(2), facilityNumber(3)], {}, 'over', [
      contacts,
    ]);
  });
  afterAll(() => round.twin.stop());

  const saved = async (number: number) => {
    const browser = await round.visitByMail(number);
    const nonce = nonceIn(await (await browser.get('/survey')).text());
    await browser.post('/survey', { nonce, vacancy3: '数名', action: 'save' });
    return (await browser.get('/survey')).text();
  };
  const rowOf = async (number: number) => {
    const kept = await surveyOf(round.twin.store.store, CITY, round.campaignId, facilityId(number));
    if (!kept) throw new Error('nobody was asked');
    return kept.value;
  };

  it('続きを開いた人には、いつ、だれが保存したかがわかる', async () => {
    expect(await saved(1)).toContain('主の宛先の方が2026年11月9日(月) 9:10に途中まで保存した内容です');
    expect(await saved(2)).toContain('主任 山本が2026年11月9日(月) 9:10に途中まで保存した内容です');
  });

  it('下書きは調査のリンクと同じ日に消える', async () => {
    const drafts = [...(await rawItems(round.twin)).values()]
      .flat()
      .filter((item) => JSON.stringify(item).includes('answer-draft'));
    expect(drafts).toHaveLength(2);
    for (const draft of drafts)
      expect(JSON.stringify(draft)).toContain(String(tokyo('2026-12-12T09:10:00') / 1000));
  });

  it('再送は保存しただけの施設にも届き、回答した施設には届かない', async () => {
    const browser = await round.visitByMail(3);
    const nonce = nonceIn(await (await browser.get('/survey')).text());
    await browser.post('/survey', { nonce, vacancy3: '1', action: 'send' });
    await round.twin.timeline.quiet();
    const before = [1, 2, 3].map((number) => round.mailsTo(number).length);
    await round.twin.moveTo(tokyo('2026-11-10T18:00:00'));
    await round.twin.timeline.quiet();
    const after = [1, 2, 3].map((number) => round.mailsTo(number).length);
    expect(after.map((count, index) => count - (before[index] ?? 0))).toEqual([1, 1, 0]);
    expect(await rowOf(1)).toMatchObject({ status: 'asked', reminded: 1 });
    expect(await draftOf(round.twin.store.store, await rowOf(1))).toMatchObject({
      typed: { vacancy3: ['数名'] },
      by: { who: 'facility', contact: '1' },
    });
  });
});
