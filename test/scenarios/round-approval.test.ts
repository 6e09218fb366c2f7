import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { campaignsOf } from '../../shared/store/campaigns.ts';
import { facilities } from '../../shared/store/facilities.ts';
import { creating } from '../../shared/store/writes.ts';
import { fieldOf, formTo, signInAs } from '../builders/at-the-desk.ts';
import { CITY } from '../infra/at-home.ts';
import {
  aSurveyRound,
  facilityNumber,
  HOLD_MS,
  MONDAY,
  type SurveyRound,
} from '../workflows/a-survey-round.ts';

const NEW = '/desk/campaigns/new';
/** Twenty: one person may prepare and approve them alone. */
const TWENTY = Array.from({ length: 20 }, (_, index) => facilityNumber(index + 1));

let round: SurveyRound;
beforeAll(async () => {
  round = await aSurveyRound(TWENTY, {}, 'running');
});
afterAll(() => round.twin.stop());

describe('承認された送り先', () => {
  it('待ち時間のあいだに登録された施設には、承認をやり直さないかぎり送らない', async () => {
    const late = facilityNumber(21);
    await round.twin.store.store.commit([creating(facilities, late, 'FacilityExists')]);
    await round.twin.moveTo(MONDAY + HOLD_MS + 60_000);
    await round.twin.timeline.quiet();
    expect(round.twin.mailbox.mails).toHaveLength(20);
    expect(round.mailsTo(21)).toEqual([]);
    expect((await round.surveys()).map(({ facilityId }) => facilityId)).not.toContain(late.id);
  });
});

describe('調査の準備', () => {
  it('同じ画面のボタンを同時に二度押しても、下書きは一つ', async () => {
    const { browser } = await signInAs(round.twin, 'staff-1');
    const before = (await campaignsOf(round.twin.store.store, CITY)).length;
    const nonce = fieldOf(formTo(await (await browser.get(NEW)).text(), NEW), 'nonce');
    const plan = {
      month: '2026-12',
      facilityTypes: 'licensed-nursery',
      opensOnYear: '2026',
      opensOnMonth: '11',
      opensOnDay: '20',
      remindFirst: '1',
      remindSecond: '2',
      deadlineAfter: '3',
      publication: 'at-once',
      contactName: '保育対策課',
      contactPhone: '045-000-0000',
      nonce,
    };
    const [one, other] = await Promise.all([browser.post(NEW, plan), browser.post(NEW, plan)]);
    expect([one.status, other.status]).toEqual([303, 303]);
    expect(one.headers.get('location')).toBe(other.headers.get('location'));
    expect(await campaignsOf(round.twin.store.store, CITY)).toHaveLength(before + 1);
  });
});
