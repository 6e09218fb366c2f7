import type { z } from 'zod';
import type { Escalation } from '../../shared/domain/escalation/schema.ts';
import type { Effect } from '../../shared/domain/outbox/effect.ts';
import type { SomethingChanged } from '../../workflows/escalation/io.ts';
import { answerWait } from '../steps/waiting.ts';

/** The workflow waits for one thing at a time: that a person, or a bounce, changes this escalation. */
export const changeWait = (escalationId: string): string => `escalation/${escalationId}/change`;

/** Wakes the workflow: it looks at the escalation and decides anew. */
export const wakeWorkflow = ({ escalationId }: Escalation): Effect =>
  answerWait(changeWait(escalationId), { changed: true } satisfies z.infer<typeof SomethingChanged>);
