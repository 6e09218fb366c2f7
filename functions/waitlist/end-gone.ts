import { closeRound } from '../../shared/domain/follow-up/rules.ts';
import { waitsOf } from '../../shared/domain/follow-up/waits.ts';
import type { MunicipalityCode } from '../../shared/domain/municipality/schema.ts';
import { answerWait } from '../../shared/domain/outbox/answer-wait.ts';
import { endDeferral } from '../../shared/domain/waitlist/rules.ts';
import { ChangedMeanwhile } from '../../shared/store/changed-meanwhile.ts';
import { carryOut } from '../../shared/store/command.ts';
import { followUps, followUpsOf } from '../../shared/store/follow-ups.ts';
import type { Services } from '../../shared/store/services.ts';
import { deferralOf, deferrals } from '../../shared/store/waitlist.ts';
import { saving } from '../../shared/store/writes.ts';
import { todayOf } from './round.ts';

/**
 * Ends the deferral of a child whom the list does not name any more, as a person confirmed: its round is over, and its
 * family is not asked. What the workflow waited for is answered, and it closes what belongs to the round.
 */
export const endGone = async (
  services: Services,
  municipality: MunicipalityCode,
  childNumber: string,
): Promise<void> => {
  const kept = await deferralOf(services.store, municipality, childNumber);
  if (kept?.value.status !== 'deferred') return;
  const { caseId, childId } = kept.value;
  const rounds = (await followUpsOf(services.store, municipality, caseId)).filter(
    ({ value }) => value.childId === childId && value.status !== 'closed',
  );
  const outcome = await carryOut(services, {
    municipality,
    writes: [
      saving(deferrals, kept, endDeferral(kept.value, 'off-the-list', todayOf(services)), 'DeferralMoved'),
      ...rounds.map((round) =>
        saving(
          followUps,
          round,
          closeRound(round.value, { kind: 'ended', why: 'off-the-list' }, services.clock.now()),
          'RoundMoved',
        ),
      ),
    ],
    effects: rounds.flatMap((round) =>
      waitsOf(round.value).map((wait) => answerWait(wait, { answered: false })),
    ),
    audit: [
      {
        by: { who: 'service', municipality, name: 'waitlist-import' },
        subject: caseId,
        fact: 'DeferralEnded',
        about: { childId, ending: 'off-the-list' },
      },
    ],
  });
  if (!outcome.ok) throw new ChangedMeanwhile(outcome.refusal.kind);
};
