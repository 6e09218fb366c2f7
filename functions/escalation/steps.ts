import type { Temporal } from 'temporal-polyfill';
import { type Due, whatIsDue } from '../../shared/domain/escalation/due.ts';
import { routeFor } from '../../shared/domain/escalation/kind.ts';
import { nextRung } from '../../shared/domain/escalation/ladder.ts';
import { nextMark } from '../../shared/domain/escalation/outcome-clock.ts';
import { noteReminder, stepOnRung } from '../../shared/domain/escalation/rules.ts';
import type { Escalation, Unacknowledged } from '../../shared/domain/escalation/schema.ts';
import type { Municipality } from '../../shared/domain/municipality/schema.ts';
import { agenciesOf } from '../../shared/store/agencies.ts';
import { escalationOf, escalations, kindOf } from '../../shared/store/escalations.ts';
import type { Kept } from '../../shared/store/records.ts';
import { municipalityOf, supervisorsOf } from '../../shared/store/registry.ts';
import type { Services } from '../../shared/store/services.ts';
import { expecting, saving } from '../../shared/store/writes.ts';
import {
  DecideWhatIsDue,
  HandOver,
  RemindOfOutcome,
  TellNextRung,
  WaitForAPerson,
} from '../../workflows/escalation/io.ts';
import { carryOutStep, carryOutStepOnce } from '../steps/once.ts';
import { step } from '../steps/steps.ts';
import { holdWait } from '../steps/waiting.ts';
import { hoursSince, noticeMail, outcomeMails, supervisorMails } from './mails.ts';
import { noteOn, service } from './notes.ts';
import { phoneTask } from './tasks.ts';
import { changeWait, wakeWorkflow } from './waits.ts';

/** An execution lives at most a year; before that the next one goes on. Unit: hours. */
const GENERATION_HOURS = 300 * 24;

export const decideWhatIsDue = step({
  ...DecideWhatIsDue,
  run: async (services, { municipality, escalationId, generation }) => {
    const { current, due } = await lookAt(services, municipality, escalationId);
    const now = services.clock.now();
    if (due.next !== 'nothing' && hoursSince(current.raisedAt, now) >= generation * GENERATION_HOURS) {
      return { next: 'hand-over' as const, seconds: 1 };
    }
    return { next: due.next, seconds: 'until' in due ? secondsUntil(due.until, now) : 1 };
  },
});

/** Steps onto the next rung, unless somebody confirmed meanwhile. Run twice, it climbs once: the rung then is not over. */
export const tellNextRung = step({
  ...TellNextRung,
  run: async (services, { municipality, escalationId }) => {
    const { kept, city, current, due } = await lookAt(services, municipality, escalationId);
    if (due.next !== 'tell-next-rung') return { rung: current.status === 'notified' ? current.rung : 0 };
    return { rung: await climb(services, city, kept as Kept<Unacknowledged>) };
  },
});

export const remindOfOutcome = step({
  ...RemindOfOutcome,
  run: async (services, { municipality, escalationId }) => {
    const { kept, city, current, due } = await lookAt(services, municipality, escalationId);
    if (due.next !== 'remind' || current.status === 'settled') return { reminded: false };
    const mark = nextMark(current, city.closures);
    const hours = hoursSince(current.raisedAt, mark.at);
    const supervisors = await supervisorsOf(services.store, municipality, current.ward);
    await carryOutStep(services, {
      municipality,
      writes: [saving(escalations, kept, noteReminder(current, mark), 'EscalationMoved')],
      effects: outcomeMails(current, supervisors, { hours, alarm: mark.alarm }),
      audit: [noteOn(current, service(current), 'OutcomeRemindedOf', { hours: String(hours) })],
    });
    return { reminded: true };
  },
});

/** Holds the token for as long as the escalation stays as it was read: a change in between is never missed. */
export const waitForAPerson = step({
  ...WaitForAPerson,
  run: async (services, { municipality, escalationId, taskToken }) => {
    const { kept, current, due } = await lookAt(services, municipality, escalationId);
    const waiting = due.next === 'await-acknowledgement' || due.next === 'await-outcome';
    await carryOutStep(services, {
      municipality,
      writes: [
        holdWait(services, municipality, changeWait(escalationId), taskToken),
        expecting(escalations, kept, 'EscalationMoved'),
      ],
      effects: waiting ? [] : [wakeWorkflow(current)],
    });
    return { asked: true };
  },
});

export const handOver = step({
  ...HandOver,
  run: async (services, { municipality, escalationId, generation }) => {
    const next = generation + 1;
    await carryOutStepOnce(services, `escalation-hand-over/${escalationId}/${next}`, {
      municipality,
      writes: [],
      effects: [
        {
          kind: 'start-workflow',
          workflow: 'escalation',
          name: `${escalationId}-${next}`,
          input: { escalationId, generation: next },
        },
      ],
    });
    return { handedOver: true };
  },
});

/** The tasks of the workflow `escalation`, by the names that its definition uses. */
export const escalationSteps = {
  'decide-what-is-due': decideWhatIsDue,
  'tell-next-rung': tellNextRung,
  'remind-of-outcome': remindOfOutcome,
  'wait-for-a-person': waitForAPerson,
  'hand-over': handOver,
};

const climb = async (services: Services, city: Municipality, kept: Kept<Unacknowledged>): Promise<number> => {
  const { municipality, ward, kind, terms } = kept.value;
  const now = services.clock.now();
  const [directory, theKind] = await Promise.all([
    agenciesOf(services.store, municipality),
    kindOf(services.store, municipality, kind),
  ]);
  const route = theKind ? routeFor(theKind, directory, ward) : [];
  const climbed = kept.value.status === 'notified' ? kept.value.rung : 0;
  const rung = nextRung(climbed, route, terms, now, city.closures);
  const next = stepOnRung(kept.value, rung, now);
  const supervisors = rung.supervisorAndPhone ? await supervisorsOf(services.store, municipality, ward) : [];
  await carryOutStep(services, {
    municipality,
    writes: [
      saving(escalations, kept as Kept<Escalation>, next, 'EscalationMoved'),
      ...(rung.supervisorAndPhone ? await phoneTask(services, next, rung.tell) : []),
    ],
    effects: [
      ...(rung.tell ? [noticeMail(next, { ...rung.tell, rung: rung.rung })] : []),
      ...supervisorMails(next, supervisors, rung.rung),
    ],
    audit: [noteOn(next, service(next), 'RungTold', { rung: String(rung.rung) })],
  });
  return rung.rung;
};

type Looked = { kept: Kept<Escalation>; current: Escalation; city: Municipality; due: Due };

const lookAt = async (services: Services, municipality: string, escalationId: string): Promise<Looked> => {
  const [kept, city] = await Promise.all([
    escalationOf(services.store, municipality, escalationId),
    municipalityOf(services.store, municipality),
  ]);
  if (!kept || !city) throw new Error(`No escalation ${escalationId} in ${municipality}`);
  const due = whatIsDue(kept.value, services.clock.now(), city.closures);
  return { kept, current: kept.value, city, due };
};

const secondsUntil = (until: Temporal.Instant, now: Temporal.Instant): number =>
  Math.max(1, Math.ceil(now.until(until).total('seconds')));
