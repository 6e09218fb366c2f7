import { z } from 'zod';
import { SaidFigures } from '../../../shared/domain/survey/said.ts';

const Unchanged = z.strictObject({ unchanged: z.literal(true) });

/** Questions that the caller has read and to which it says that the figures are right as they stand. */
const MOST_CONFIRMED = 60;

const NewFigures = SaidFigures.extend({
  confirmed: z.array(z.string().max(60)).max(MOST_CONFIRMED).default([]),
});

/** What a program sends: figures, or that nothing has changed (変更なし). */
export const AnswerBody = z.union([Unchanged, NewFigures]);
export type AnswerBody = z.infer<typeof AnswerBody>;

export type BodyFault = { path: string; why: 'wrong' | 'no such field' };

/** Reads a body; a fault is named at the field where it lies, not at the choice between the two kinds of body. */
export const readAnswerBody = (
  body: unknown,
): { ok: true; body: AnswerBody } | { ok: false; faults: BodyFault[] } => {
  const says = typeof body === 'object' && body !== null && 'unchanged' in body ? Unchanged : NewFigures;
  const read: z.ZodSafeParseResult<AnswerBody> = says.safeParse(body);
  return read.success
    ? { ok: true, body: read.data }
    : { ok: false, faults: read.error.issues.flatMap(faultsIn) };
};

const faultsIn = (issue: z.core.$ZodIssue): BodyFault[] => {
  const at = issue.path.map(String);
  return issue.code === 'unrecognized_keys'
    ? issue.keys.map((key) => ({ path: [...at, key].join('.'), why: 'no such field' }))
    : [{ path: at.join('.'), why: 'wrong' }];
};
