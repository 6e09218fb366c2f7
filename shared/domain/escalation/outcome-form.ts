import { z } from 'zod';
import { tokyoInstant } from '../../runtime/clock.ts';
import { plainDate } from '../calendar/local-date.ts';
import { TimeField } from '../intake/schema.ts';
import { DateField } from '../japanese/index.ts';
import type { Outcome } from './schema.ts';

const LONGEST_NAME = 100;
const LONGEST_WORDS = 1_000;

const filled = (longest: number) => z.string().trim().min(1).max(longest);

/** The name of a person who acts; typed anew each time, since a desk is not a person. */
export const PersonField = filled(LONGEST_NAME);

/** A sentence or a few. */
export const WordsField = filled(LONGEST_WORDS);

/** Who saw the child, when and where, as people type it (Tokyo's clock). */
export const SightingForm = z
  .object({
    seenBy: PersonField,
    seenOn: DateField,
    seenTime: TimeField,
    where: filled(LONGEST_NAME),
    note: z.string().trim().max(LONGEST_WORDS),
  })
  .transform(
    ({ seenBy, seenOn, seenTime, where, note }): Outcome => ({
      kind: 'child-seen',
      seenBy,
      seenAt: tokyoInstant(plainDate(seenOn), seenTime).toString(),
      where,
      ...(note ? { note } : {}),
    }),
  );
