import type { StartedCampaign } from '../../../shared/domain/campaign/schema.ts';
import type { Facility } from '../../../shared/domain/facility/schema.ts';
import { act, browserOf } from '../act.ts';
import { answerAt } from '../answer-by-link.ts';
import { diceOf } from '../dice.ts';
import { linksTo } from '../inbox.ts';
import { diceFor, note, nowOf, takesPart, type World } from '../world.ts';
import { figuresTyped, noClassAnyMore } from './figures-typed.ts';

/** How a facility is about surveys. It stays so from month to month. */
type Temper = 'prompt' | 'needs reminding' | 'forgets' | 'bounces' | 'no mail';

const TEMPERS: readonly Temper[] = [
  ...Array.from({ length: 11 }, () => 'prompt' as const),
  ...Array.from({ length: 5 }, () => 'needs reminding' as const),
  'forgets',
  'forgets',
  'bounces',
  'no mail',
];

export const temperOf = (seed: string, facility: Pick<Facility, 'externalNumber'>): Temper =>
  diceOf(seed, 'temper', facility.externalNumber ?? '').pick(TEMPERS);

/** A facility with the mail address that its temper gives it. */
export const withTemper = (seed: string, facility: Facility): Facility => {
  const { mail, ...rest } = facility;
  const temper = temperOf(seed, facility);
  if (temper === 'no mail') return rest;
  return temper === 'bounces' ? { ...facility, mail: `bounce+${mail}` as Facility['mail'] } : facility;
};

/** Facilities answer the running round by their link, without JavaScript; some correct themselves a day later. */
export const facilitiesAnswer = async (world: World, slot: string): Promise<void> => {
  const round = world.round;
  if (!takesPart(world, 'facilities') || !round || nowOf(world) >= Date.parse(round.deadlineAt)) return;
  for (const facility of world.facilities) {
    const mails = linksTo(world, facility.mail ?? '').filter(
      ({ acceptedEpochMs }) => acceptedEpochMs >= Date.parse(round.openedAt),
    );
    const { link } = mails.at(-1) ?? {};
    if (!link) continue;
    // The receipt of its own answer is a mail with the same link.
    const answered = (world.answers.get(facility.id) ?? []).some(
      (one) => one.campaignId === round.campaignId,
    );
    const mind = {
      prompt: 35,
      'needs reminding': mails.length > 1 ? 35 : 0,
      forgets: 0,
      bounces: 0,
      'no mail': 0,
    };
    const percent = answered ? 1 : mind[temperOf(world.options.seed, facility)];
    if (percent === 0) continue;
    const dice = diceFor(world, facility.externalNumber ?? '', slot);
    if (dice.in100(percent)) await act(world, () => answerSurvey(world, facility, link, slot));
  }
};

/** Facilities in a hundred answers that say it closes for good: it has no class any more, this month and after. */
const CLOSES_OF_100 = 1;

const answerSurvey = async (world: World, facility: Facility, link: string, slot: string): Promise<void> => {
  const round = world.round;
  if (!round) return;
  const dice = diceFor(world, 'figures', facility.externalNumber ?? '', slot);
  const closes = dice.in100(CLOSES_OF_100) || world.closed.has(facility.id);
  const form = closes ? noClassAnyMore : figuresTyped(facility, dice);
  if (closes) world.closed.add(facility.id);
  try {
    await answerAt(browserOf(world), link, facility, form);
  } catch (failure) {
    if (!world.options.faults) throw failure;
    // What was seen of it was a page that says that something broke: whether it counts is not known.
    note(world, facility.name, 'met a broken page while answering', facility.id, round.campaignId);
    world.unsure.add(facility.id);
    return;
  }
  world.unsure.delete(facility.id);
  keepTyped(world, round, facility, form, 'itself');
};

/** Remembers, outside the software, what was typed and when; what staff type in after the deadline is shown at once. */
export const keepTyped = (
  world: World,
  round: StartedCampaign,
  facility: Facility,
  form: Record<string, string>,
  by: 'itself' | 'by staff',
): void => {
  const { campaignId, speaksOf, publication, deadlineAt } = round;
  const before = world.answers.get(facility.id) ?? [];
  const afterClosing =
    publication === 'at-deadline' && (by === 'itself' || nowOf(world) < Date.parse(deadlineAt));
  const typed = { atEpochMs: nowOf(world), campaignId, fiscalYear: speaksOf.fiscalYear, form, afterClosing };
  world.answers.set(facility.id, [...before, typed]);
  note(world, facility.name, 'answered the survey', facility.id, campaignId);
};
