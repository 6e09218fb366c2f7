import { parseArgs } from 'node:util';
import { z } from 'zod';

const Whole = z.coerce.number().int();

const Options = z.object({
  seed: z.string().min(1).default('1'),
  days: Whole.min(1).max(730).default(10),
  city: z.enum(['small', 'yokohama']).default('small'),
  faults: z.boolean().default(false),
  /** Facilities per ward of the small city; fewer make a quicker rehearsal. */
  facilities: Whole.min(1).max(50).default(50),
  /** How often the sweeper comes; seldom makes a quicker rehearsal. Unit: minutes. */
  sweep: Whole.min(5).max(60).default(15),
  /** The first day, a Tokyo date. */
  from: z.iso.date().default('2026-10-05'),
  report: z.string().optional(),
  data: z.string().default('../shared/data'),
  months: Whole.min(1).max(11).default(1),
});
/** How a rehearsal is run: from which seed, how long, in which city, with or without failures. */
export type RehearsalOptions = z.infer<typeof Options>;

export const aRehearsal = (wanted: z.input<typeof Options> = {}): RehearsalOptions => Options.parse(wanted);

/** @throws for an option that is not known or not understood. */
export const readOptions = (args: readonly string[]): RehearsalOptions => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: 'string' },
      days: { type: 'string' },
      city: { type: 'string' },
      faults: { type: 'boolean' },
      facilities: { type: 'string' },
      sweep: { type: 'string' },
      from: { type: 'string' },
      report: { type: 'string' },
      data: { type: 'string' },
      months: { type: 'string' },
    },
  });
  return Options.parse(values);
};
