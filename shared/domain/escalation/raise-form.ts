import { z } from 'zod';
import { WardCode } from '../municipality/schema.ts';
import { EscalationKindCode } from './kind.ts';
import { CalledFirst, Concern } from './schema.ts';

const LONGEST_LINE = 200;
const LONGEST_ACCOUNT = 4_000;

const text = (longest: number) => z.string().trim().max(longest);

/** An empty field is a question not answered. */
const optional = <S extends z.ZodType<unknown, string>>(schema: S) =>
  z
    .string()
    .trim()
    .transform((typed) => typed || undefined)
    .pipe(schema.optional());

/** A concern as it is typed at the desk: which kind, which ward, and what was seen and heard. */
export const RaiseForm = z
  .object({
    kind: EscalationKindCode,
    ward: WardCode,
    child: text(LONGEST_LINE).min(1),
    whereabouts: optional(text(LONGEST_LINE)),
    seenAndHeard: text(LONGEST_ACCOUNT).min(1),
    supposed: optional(text(LONGEST_ACCOUNT)),
    immediateDanger: Concern.shape.immediateDanger,
    calledFirst: optional(CalledFirst),
    consentGiven: optional(Concern.shape.consentGiven.unwrap()),
  })
  .transform(({ kind, ward, ...concern }) => ({ kind, ward, concern }));
