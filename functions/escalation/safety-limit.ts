import { Temporal } from 'temporal-polyfill';
import { SAFETY_LIMIT_HOURS } from '../../shared/domain/escalation/outcome-clock.ts';
import type { Escalation } from '../../shared/domain/escalation/schema.ts';

/** By when somebody must have seen the child, where that must be confirmed. */
export const safetyLimit = ({ raisedAt, terms }: Pick<Escalation, 'raisedAt' | 'terms'>) =>
  terms.safetyWithin48Hours ? Temporal.Instant.from(raisedAt).add({ hours: SAFETY_LIMIT_HOURS }) : undefined;
