import type { Case } from '../../shared/domain/case/schema.ts';
import { offerRound, roundBegunByFamily, wantsOptions } from '../../shared/domain/follow-up/rules.ts';
import type { FollowUp, FollowUpIn } from '../../shared/domain/follow-up/schema.ts';
import { optionsWaitOf } from '../../shared/domain/follow-up/waits.ts';
import type { OptionId, StaffId } from '../../shared/domain/ids.ts';
import type { Option } from '../../shared/domain/option/schema.ts';
import { accepted, type Result, refused } from '../../shared/runtime/result.ts';
import { type Command, carryOutOnce, type OnceRefusal } from '../../shared/store/command.ts';
import { countUse } from '../../shared/store/facility-use.ts';
import { followUps } from '../../shared/store/follow-ups.ts';
import { options } from '../../shared/store/options.ts';
import type { Kept } from '../../shared/store/records.ts';
import type { Services } from '../../shared/store/services.ts';
import type { BrokenBelief } from '../../shared/store/store.ts';
import { creating, saving } from '../../shared/store/writes.ts';
import type { StaffPrincipal } from '../../shared/web/desk.tsx';
import { answerWait } from '../steps/waiting.ts';
import { endTask } from './family-tasks.ts';
import { startRound, todayOf } from './round.ts';

/** A facility that a consultant picked, as it stands now, with what speaks for it and what against it. */
export type Picked = Pick<Option, 'facility' | 'reasons' | 'concerns'>;

export type Offering = {
  current: Case;
  round: Kept<FollowUp>;
  /** None: the consultant found nothing that fits at present. */
  picked: readonly Picked[];
  by: StaffPrincipal & { staffId: StaffId };
  onceKey: string;
};

export type OfferRefusal =
  | { kind: 'CaseIsClosed' }
  /** The family wants none, or has them already. */
  | { kind: 'NoOptionsWanted' }
  | { kind: 'TooManyOptions' }
  | OnceRefusal
  | BrokenBelief;

/** More than a family can weigh at once. */
export const MOST_OPTIONS = 5;

/** Puts options before a family, or says that there are none at present; the workflow then goes on. */
export const offerOptions = (
  services: Services,
  offering: Offering,
): Promise<Result<Record<string, string>, OfferRefusal>> =>
  carryOutOnce<OfferRefusal>(
    services,
    {
      municipality: offering.current.municipality,
      key: `offer:${offering.onceKey}`,
      request: offering.picked.map(({ facility }) => facility.facilityId),
    },
    () => decide(services, offering),
  );

const decide = async (
  services: Services,
  { current, round, picked, by }: Offering,
): Promise<Result<{ command: Command; answer: Record<string, string> }, OfferRefusal>> => {
  if (current.status === 'closed') return refused({ kind: 'CaseIsClosed' });
  const begun = begunForOptions(services, round.value);
  const value = begun ?? round.value;
  if (value.status !== 'answered' || value.noOptions) return refused({ kind: 'NoOptionsWanted' });
  if (picked.length > MOST_OPTIONS) return refused({ kind: 'TooManyOptions' });
  const after: FollowUp =
    picked.length > 0 ? offerRound(value, services.clock.now()) : { ...value, noOptions: true };
  const made = picked.map((one, index) => optionOf(services, value, one, index + 1, by.staffId));
  return accepted({
    command: {
      municipality: current.municipality,
      writes: [
        begun ? creating(followUps, after, 'RoundMoved') : saving(followUps, round, after, 'RoundMoved'),
        ...made.map((option) => creating(options, option, 'OptionExists')),
        ...made.map(({ municipality, facility }) =>
          countUse(municipality, facility.facilityId, 'offered', todayOf(services)),
        ),
        ...(await endTask(services, current, by, 'offer-options', {
          childId: value.childId,
          round: String(value.round),
        })),
        ...(await endTask(services, current, by, 'new-places', { childId: value.childId })),
      ],
      effects: [
        begun ? startRound(begun, begun.startedOn) : answerWait(optionsWaitOf(value), { answered: true }),
      ],
      audit: [
        {
          by,
          subject: current.caseId,
          fact: picked.length > 0 ? 'OptionsOffered' : 'NoOptionsFound',
          about: { childId: value.childId, round: String(value.round), count: String(picked.length) },
        },
      ],
    },
    answer: { childId: value.childId },
  });
};

/**
 * Between two rounds a family that wants options can be offered a place that became free: that begins its next round,
 * answered already by what it last said.
 */
const begunForOptions = (services: Services, last: FollowUp): FollowUpIn<'answered'> | undefined =>
  last.status === 'closed' && last.next.kind === 'again' && last.answer && wantsOptions(last.answer)
    ? roundBegunByFamily(
        last,
        last.answer,
        last.answeredBy ?? 'guardian',
        services.clock.now(),
        todayOf(services),
      )
    : undefined;

const optionOf = (
  services: Services,
  { municipality, caseId, childId, round }: FollowUp,
  picked: Picked,
  position: number,
  offeredBy: StaffId,
): Option => ({
  status: 'offered',
  municipality,
  caseId,
  childId,
  round,
  optionId: services.ids.mint('option') as OptionId,
  position,
  ...picked,
  offeredAt: services.clock.now().toString(),
  offeredBy,
});
