import { prepare, start } from '../../../functions/vacancy/rounds/run-round.ts';
import { fiscalYearOf } from '../../../shared/domain/calendar/fiscal-year.ts';
import { plainDate } from '../../../shared/domain/calendar/local-date.ts';
import { workingDayFrom } from '../../../shared/domain/calendar/working-days.ts';
import { RoundPlan, type StartedCampaign } from '../../../shared/domain/campaign/schema.ts';
import { tokyoInstant } from '../../../shared/runtime/clock.ts';
import { campaignOf, surveysOf } from '../../../shared/store/campaigns.ts';
import { principalOf } from '../../../shared/web/desk.tsx';
import { answerByCode, answerByLink, type Saying, typeIn } from './answer-doors.ts';
import { admitMonth, type CityAtPlay } from './city-at-play.ts';
import type { CityMonth } from './city-months.ts';
import { type Comparison, comparePublished, publishedBeforeAnyAnswer } from './compare-published.ts';
import { noMails, type WatchedRound } from './mail-watch.ts';
import { type Door, mannerOf, WAVES, type Wave } from './manners.ts';

/** How a month's round went. */
export type MonthPlayed = Comparison & {
  asOf: string;
  asked: number;
  /** Facilities that the city listed and that did not answer. */
  silent: string[];
  byWave: Partial<Record<Wave, number>>;
  byDoor: Partial<Record<Door, number>>;
  unchanged: number;
  mails: WatchedRound['mails'];
};

const HOUR_MS = 3_600_000;

/** A month's round, from the approval to the last call: every facility answers what it really had, in its own way. */
export const playMonth = async (
  play: CityAtPlay,
  month: CityMonth,
  before: CityMonth | undefined,
): Promise<MonthPlayed> => {
  const { twin } = play;
  const opensOn = workingDayFrom(month.asOf);
  await moveTo(play, tokyoInstant(opensOn, '08:30').epochMilliseconds);
  await admitMonth(play, month);
  const sameYear = before !== undefined && fiscalYearOf(before.asOf) === fiscalYearOf(month.asOf);
  const stale = before && !sameYear ? await publishedBeforeAnyAnswer(play) : [];
  const campaign = await openRound(play, month.asOf, opensOn.toString());
  const round: RoundAtPlay = {
    campaign,
    month,
    last: sameYear ? before : undefined,
    watched: {
      campaignId: campaign.campaignId,
      facilities: new Map([...play.facilities.values()].map((one) => [one.id, one])),
      answeredAtEpochMs: new Map(),
      mails: noMails(),
    },
    played: { byWave: {}, byDoor: {}, unchanged: 0 },
  };
  for (const wave of WAVES) {
    await moveTo(play, waveBegins(campaign, wave));
    await play.mails.look(round.watched);
    await answerInWave(play, round, wave);
    await twin.timeline.quiet();
    await play.mails.look(round.watched);
  }
  const compared = await comparePublished(play, month);
  return {
    asOf: month.asOf,
    ...(await standingOf(play, round)),
    ...round.played,
    mails: round.watched.mails,
    cells: compared.cells,
    differences: [...stale, ...compared.differences],
  };
};

type RoundAtPlay = {
  campaign: StartedCampaign;
  month: CityMonth;
  /** The month before, of the same fiscal year: "no change" is said of it. */
  last: CityMonth | undefined;
  watched: WatchedRound & { answeredAtEpochMs: Map<string, number> };
  played: Pick<MonthPlayed, 'byWave' | 'byDoor' | 'unchanged'>;
};

const moveTo = async ({ twin }: CityAtPlay, epochMs: number): Promise<void> => {
  await twin.moveTo(Math.max(epochMs, twin.timeline.nowEpochMs()));
  await twin.timeline.quiet();
};

/** An hour after each mail; silent facilities are phoned on the first working morning after the deadline. */
const waveBegins = ({ opensAt, remindAt, deadlineOn }: StartedCampaign, wave: Wave): number =>
  ({
    'at once': Date.parse(opensAt),
    'after the first reminder': Date.parse(remindAt[0]) + HOUR_MS,
    'after the second reminder': Date.parse(remindAt[1]) + HOUR_MS,
    'after the deadline': tokyoInstant(workingDayFrom(plainDate(deadlineOn).add({ days: 1 })), '10:00')
      .epochMilliseconds,
  })[wave];

/** Prepared by one, approved by another; nothing leaves in the ten minutes after the approval. */
const openRound = async (
  { twin, city, supervisor, approver }: CityAtPlay,
  asOf: string,
  opensOn: string,
): Promise<StartedCampaign> => {
  const { month } = plainDate(asOf);
  const plan = RoundPlan.parse({
    formVersion: 1,
    rhythm: 'once',
    facilityTypes: ['licensed-nursery'],
    opensOn,
    remindAfterDays: [2, 3],
    deadlineAfterDays: 5,
    publication: 'at-once',
    speaksOf: { fiscalYear: fiscalYearOf(asOf), month },
    figuresAsOf: asOf,
    contact: { name: { ja: '保育対策課' }, phone: '000-000-0000' },
  });
  const { campaignId } = await prepare(twin.store, city, principalOf(supervisor), plan);
  const kept = await campaignOf(twin.store.store, city.municipality, campaignId);
  if (!kept) throw new Error('The round was not kept');
  const started = await start(twin.store, city, principalOf(approver), kept);
  if (!started.ok) throw new Error(`The round did not start: ${started.refusal.kind}`);
  return started.value;
};

const answerInWave = async (play: CityAtPlay, round: RoundAtPlay, wave: Wave): Promise<void> => {
  for (const month of round.month.facilities.values()) {
    const manner = mannerOf(play.seed, month.number, round.month.asOf);
    const facility = play.facilities.get(month.number);
    if (manner.wave !== wave || !facility) continue;
    const before = round.last?.facilities.get(month.number);
    const unchanged = JSON.stringify(before?.cells) === JSON.stringify(month.cells);
    const saying = { facility, month, unchanged };
    await answerBy(play, round, manner.door, saying);
    round.watched.answeredAtEpochMs.set(facility.id, play.twin.timeline.nowEpochMs());
    round.played.byWave[wave] = (round.played.byWave[wave] ?? 0) + 1;
    round.played.byDoor[manner.door] = (round.played.byDoor[manner.door] ?? 0) + 1;
    if (unchanged && (manner.door === 'link' || manner.door === 'code')) round.played.unchanged += 1;
  }
};

const answerBy = (play: CityAtPlay, round: RoundAtPlay, door: Door, saying: Saying): Promise<void> => {
  if (door === 'link') return answerByLink(play, saying);
  if (door === 'code') return answerByCode(play, saying);
  return typeIn(play, round.campaign.campaignId, door, saying);
};

/** How many were asked, and who of the listed did not answer. */
const standingOf = async ({ twin, city, facilities }: CityAtPlay, { campaign, month }: RoundAtPlay) => {
  const surveys = await surveysOf(twin.store.store, city.municipality, campaign.campaignId);
  const answered = new Set(
    surveys.filter(({ value }) => value.status === 'answered').map(({ value }) => value.facilityId),
  );
  const silent = [...month.facilities.keys()].filter((number) => {
    const id = facilities.get(number)?.id;
    return !id || !answered.has(id);
  });
  return { asked: surveys.length, silent };
};
