import { giveAnswer } from '../../../functions/vacancy/answer.ts';
import { prepare, start } from '../../../functions/vacancy/run-round.ts';
import { isStarted } from '../../../shared/domain/campaign/rules.ts';
import { RoundPlan } from '../../../shared/domain/campaign/schema.ts';
import { StaffId } from '../../../shared/domain/ids.ts';
import type { Answer, PackedFigures } from '../../../shared/domain/survey/schema.ts';
import { campaignOf, surveyOf } from '../../../shared/store/campaigns.ts';
import { principalOf } from '../../../shared/web/desk.tsx';
import { answerByLink } from '../answer-by-link.ts';
import type { Yokohama } from './found-yokohama.ts';
import { cellOf, type Row } from './source-files.ts';

/** A round to more than twenty facilities is approved by somebody who did not prepare it. */
const APPROVER = StaffId.parse('staff_01YKAPPR0VER0000000000000Y');

const AGES = [0, 1, 2, 3, 4, 5];

/** A month's round: every facility answers on the first day with what it really had. */
export const playMonth = async (
  yokohama: Yokohama,
  rows: readonly Row[],
  firstDay: string,
): Promise<void> => {
  const { twin, facilities } = yokohama;
  await twin.moveTo(Date.parse(`${firstDay}T08:30:00+09:00`));
  const campaignId = await openRound(yokohama, firstDay);
  const said = new Map(rows.map((row) => [row.施設番号, row]));
  for (const facility of facilities) {
    const row = said.get(facility.externalNumber);
    if (!row) continue;
    if (facility.mail) await answerByLink(twin, facility, formOf(row));
    else await typeIn(yokohama, campaignId, facility.id, row);
  }
  await twin.timeline.quiet();
};

const openRound = async ({ twin, city, supervisor }: Yokohama, firstDay: string): Promise<string> => {
  const by = principalOf(supervisor);
  const [, month = 1] = firstDay.split('-').map(Number);
  const plan = RoundPlan.parse({
    formVersion: 1,
    rhythm: 'once',
    facilityTypes: ['licensed-nursery'],
    opensOn: firstDay,
    remindAfterDays: [2, 3],
    deadlineAfterDays: 5,
    publication: 'at-once',
    speaksOf: { fiscalYear: 2025, month },
    contact: { name: { ja: '保育対策課' }, phone: '000-000-0000' },
  });
  const { campaignId } = await prepare(twin.store, city, by, plan);
  const kept = await campaignOf(twin.store.store, city.municipality, campaignId);
  if (!kept) throw new Error('The round was not kept');
  const started = await start(twin.store, city, { ...by, staffId: APPROVER }, kept);
  if (!started.ok) throw new Error(`The round did not start: ${started.refusal.kind}`);
  // Nothing leaves in the ten minutes after the approval.
  await twin.moveTo(Date.parse(started.value.opensAt));
  await twin.timeline.quiet();
  return campaignId;
};

/** What came on paper, by the command behind the desk's button. */
const typeIn = async (
  { twin, city, supervisor }: Yokohama,
  campaignId: string,
  facilityId: string,
  row: Row,
): Promise<void> => {
  const { store } = twin.store;
  const campaign = await campaignOf(store, city.municipality, campaignId);
  const survey = await surveyOf(store, city.municipality, campaignId, facilityId);
  if (!campaign || !isStarted(campaign.value) || !survey) throw new Error(`${facilityId} was not asked`);
  const answer: Answer = { figures: packedFrom(row), unchanged: false };
  const outcome = await giveAnswer(twin.store, {
    campaign: { value: campaign.value, version: campaign.version },
    survey,
    answer,
    door: 'fax',
    by: { who: 'staff', staffId: supervisor.staffId, role: 'supervisor' },
  });
  if (!outcome.ok) throw new Error(`${facilityId}: ${outcome.refusal.kind}`);
};

const numberIn = (text: string): number | null => (text === '' ? null : Number(text));

const cellsOf = (row: Row, age: number) => ({
  vacancy: cellOf(row, '受入可能数', age),
  waiting: cellOf(row, '入所待ち人数', age),
  enrolled: cellOf(row, '入所児童数', age),
});

const isEmpty = (cells: ReturnType<typeof cellsOf>): boolean =>
  Object.values(cells).every((text) => text === '');

const packedFrom = (row: Row): PackedFigures => ({
  classes: AGES.map((age) => {
    const cells = cellsOf(row, age);
    if (isEmpty(cells)) return 'no class';
    return [null, numberIn(cells.enrolled), numberIn(cells.vacancy), numberIn(cells.waiting)];
  }) as PackedFigures['classes'],
  joint: [],
});

const formOf = (row: Row): Record<string, string> =>
  Object.fromEntries(
    AGES.flatMap((age) => {
      const cells = cellsOf(row, age);
      if (isEmpty(cells)) return [[`none${age}`, '1']];
      return Object.entries(cells).map(([figure, text]) => [`${figure}${age}`, text]);
    }),
  );
