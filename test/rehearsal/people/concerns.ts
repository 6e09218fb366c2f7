import { raiseConcern } from '../../../functions/escalation/raise.ts';
import type { Staff } from '../../../shared/domain/staff/schema.ts';
import { kindsOf } from '../../../shared/store/escalations.ts';
import { principalOf } from '../../../shared/web/desk.tsx';
import { act } from '../act.ts';
import { diceFor, note, servicesOf, takesPart, todayOf, type World } from '../world.ts';

/** Now and then a consultant passes a concern on, by the command behind the desk's button. */
export const raiseNowAndThen = async (world: World, me: Staff, slot: string): Promise<void> => {
  const dice = diceFor(world, 'concern', me.subject, slot);
  if (!takesPart(world, 'concerns') || !dice.in100(2)) return;
  const ward = me.wards[0];
  if (!ward) return;
  await act(world, async () => {
    const services = servicesOf(world);
    const kind = dice.pick(await kindsOf(services.store, world.city.municipality));
    const raised = await raiseConcern(services, {
      municipality: world.city,
      by: principalOf(me),
      onceKey: `rehearsal ${me.subject} ${todayOf(world)} ${slot}`,
      kind,
      ward,
      concern: {
        child: '架空の子ども',
        seenAndHeard: '架空の様子',
        immediateDanger: 'no',
        ...(kind.terms.consent === 'needed' ? { consentGiven: 'spoken' } : {}),
      },
    });
    if (!raised.ok) throw new Error(`A concern was refused: ${raised.refusal.kind}`);
    world.escalations.push(raised.value.escalationId);
    note(world, me.subject, `raised a concern: ${kind.kind}`, raised.value.escalationId);
  });
};
