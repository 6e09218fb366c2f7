import { isDeepStrictEqual } from 'node:util';
import { plainDate } from '../../../shared/domain/calendar/local-date.ts';
import { isStarted } from '../../../shared/domain/campaign/rules.ts';
import type { StartedCampaign } from '../../../shared/domain/campaign/schema.ts';
import { isPublic, publishedFigures } from '../../../shared/domain/survey/rules.ts';
import type { AnsweredSurvey, Survey } from '../../../shared/domain/survey/schema.ts';
import {
  endFreeze,
  type FreezeRefusal,
  type FreezeTerms,
  freezePublication,
  isToBePublished,
  liftFreeze,
  type PublicationFreeze,
} from '../../../shared/domain/vacancy/freeze.ts';
import { accepted, type Result } from '../../../shared/runtime/result.ts';
import { campaignsOf, surveys, surveysOf } from '../../../shared/store/campaigns.ts';
import { carryOut } from '../../../shared/store/command.ts';
import { freezeOf, publicationFreezes } from '../../../shared/store/publication-freezes.ts';
import type { Kept } from '../../../shared/store/records.ts';
import type { Services } from '../../../shared/store/services.ts';
import type { BrokenBelief } from '../../../shared/store/store.ts';
import { creating, expecting, saving } from '../../../shared/store/writes.ts';
import type { StaffPrincipal } from '../../../shared/web/desk.tsx';
import { SURVEY_MOVED } from '../rounds/rounds.ts';
import { inBatches } from '../workflow/batches.ts';
import { type Publishable, publish, shownBefore } from './publishing.ts';

const FREEZE_MOVED = 'FreezeMoved';

type Outcome = Promise<Result<PublicationFreeze, FreezeRefusal | BrokenBelief>>;

/** Freezes publication for a municipality. Refusals: those of the rule; `FreezeMoved` when somebody else was quicker. */
export const freeze = async (services: Services, by: StaffPrincipal, terms: FreezeTerms): Outcome => {
  const { municipality, staffId } = by;
  const before = await freezeOf(services.store, municipality);
  const decided = freezePublication(before?.value, terms, {
    municipality,
    by: staffId,
    now: services.clock.now(),
  });
  return decided.ok ? keep(services, by, before, decided.value, 'PublicationFrozen') : decided;
};

/** Lifts it and publishes what was held back; what does not fit into one call the sweeper publishes. */
export const lift = async (services: Services, by: StaffPrincipal): Outcome => {
  const before = await freezeOf(services.store, by.municipality);
  const decided = liftFreeze(before?.value, by.staffId, services.clock.now());
  if (!decided.ok) return decided;
  const kept = await keep(services, by, before, decided.value, 'PublicationFreezeLifted');
  if (kept.ok) await publishHeldBack(services, by.municipality);
  return kept;
};

const keep = async (
  services: Services,
  by: StaffPrincipal,
  before: Kept<PublicationFreeze> | undefined,
  next: PublicationFreeze,
  fact: string,
): Outcome => {
  const { municipality } = by;
  const { from, until } = next;
  const outcome = await carryOut(services, {
    municipality,
    writes: [
      before
        ? saving(publicationFreezes, before, next, FREEZE_MOVED)
        : creating(publicationFreezes, next, FREEZE_MOVED),
    ],
    audit: [{ by, subject: SUBJECT, fact, about: { from, ...(until ? { until } : {}) } }],
  });
  return outcome.ok ? accepted(next) : outcome;
};

const SUBJECT = 'publication-freeze';

/**
 * Publishes the newest answers that a freeze held back, once it is over, and then says that it has ended. Whatever interrupts it,
 * the next sweep goes on: an answer that is shown already is passed over.
 */
export const publishHeldBack = async (services: Services, municipality: string): Promise<void> => {
  const kept = await freezeOf(services.store, municipality);
  if (!kept || !isToBePublished(kept.value, services.clock.now())) return;
  const held = await heldBack(services, kept.value);
  for (const campaign of new Set(held.map((one) => one.campaign))) {
    const ofRound = held.filter((one) => one.campaign === campaign);
    const next = await inBatches(ofRound, async (batch) => {
      const { writes, effects } = publish(campaign, batch);
      const unmoved = batch.map((one) => expecting<Survey>(surveys, one.kept, SURVEY_MOVED));
      return (
        await carryOut(services, {
          municipality: campaign.municipality,
          writes: [...unmoved, ...writes],
          effects,
        })
      ).ok;
    });
    if (next === 'more') return;
  }
  await carryOut(services, {
    municipality: kept.value.municipality,
    writes: [saving(publicationFreezes, kept, endFreeze(kept.value, services.clock.now()), FREEZE_MOVED)],
    audit: [
      {
        by: { who: 'service', municipality: kept.value.municipality, name: 'vacancy-freeze' },
        subject: SUBJECT,
        fact: 'HeldBackFiguresPublished',
        about: {},
      },
    ],
  });
};

/** Rounds that ended so long before a freeze began have nothing that waits for its end. Unit: days. */
const ROUND_IS_OVER_DAYS = 90;

type Held = Publishable & { kept: Kept<AnsweredSurvey>; campaign: StartedCampaign };

/** Of each facility and fiscal year the newest answer, where families are not shown it, or something newer, already. */
const heldBack = async (services: Services, freeze: PublicationFreeze): Promise<Held[]> => {
  const { municipality, from } = freeze;
  const since = plainDate(from).subtract({ days: ROUND_IS_OVER_DAYS }).toString();
  const rounds = (await campaignsOf(services.store, municipality))
    .filter(isStarted)
    .filter((campaign) => campaign.deadlineOn >= since && isPublic(campaign));
  const newest = new Map<string, Omit<Held, 'shown'>>();
  for (const campaign of rounds) {
    for (const { value, version } of await surveysOf(services.store, municipality, campaign.campaignId)) {
      if (value.status !== 'answered') continue;
      const about = `${value.facilityId} ${campaign.speaksOf.fiscalYear}`;
      const known = newest.get(about);
      if (!known || Date.parse(known.survey.answeredAt) < Date.parse(value.answeredAt))
        newest.set(about, { survey: value, kept: { value, version }, campaign });
    }
  }
  const all = await Promise.all(
    [...newest.values()].map(async (one) => ({
      ...one,
      shown: await shownBefore(services, one.survey, one.campaign),
    })),
  );
  return all.filter(({ survey, campaign, shown }) => {
    const next = publishedFigures(survey, campaign);
    return !shown || (shown.asOf <= next.asOf && !isDeepStrictEqual(shown, next));
  });
};
