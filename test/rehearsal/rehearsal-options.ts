import { parseArgs } from 'node:util';
import { z } from 'zod';

const Whole = z.coerce.number().int();

/** Whom and what a rehearsal can do without: dropped one by one where a failure's shortest history is looked for. */
export const Part = z.enum([
  'families',
  'deferrals',
  'guardians',
  'facilities',
  'rounds',
  'consultants',
  'typed intakes',
  'notes',
  'concerns',
  'agencies',
  'illness',
  'departures',
  'strangers',
]);
export type Part = z.infer<typeof Part>;

/** The kinds of failures that `--faults` draws from. */
export const FaultKind = z.enum([
  'throttles',
  'timeouts after commit',
  'outages',
  'duplicates',
  'reordering',
  'crashed functions',
  'restarts',
  'hard stops',
  'lost timers',
  'clock jumps',
]);
export type FaultKind = z.infer<typeof FaultKind>;

/** Failures after which the twin starts again on what it kept. */
export const NEEDING_A_FOLDER: readonly FaultKind[] = ['restarts', 'hard stops', 'clock jumps'];

/** `a,b` as a list; nothing as none. */
const listOf = <S extends z.ZodType<string>>(of: S) =>
  z.preprocess(
    (given) => (typeof given === 'string' ? given.split(',').filter(Boolean) : given),
    z.array(of),
  );

const Options = z.object({
  seed: z.string().min(1).default('1'),
  days: Whole.min(1).max(730).default(10),
  city: z.enum(['small', 'yokohama']).default('small'),
  faults: z.boolean().default(false),
  /** Facilities per ward of the small city; fewer make a quicker rehearsal. */
  facilities: Whole.min(1).max(50).default(50),
  /** Consultants of the whole city, shared out among its wards. */
  consultants: Whole.min(3).max(60).default(6),
  /** Families that apply in a year; they come by season. */
  families: Whole.min(0).max(20_000).default(400),
  /** Open cases that each consultant has on the first day. */
  cases: Whole.min(0).max(200).default(40),
  /** How often the sweeper comes, in minutes. */
  sweep: Whole.min(5).max(60).default(15),
  /** Every law is looked at after so many days, and after the last one. */
  look: Whole.min(1).max(31).default(1),
  /** Where items lie, unless the twin shall choose: in the engine everything goes over HTTP, as with `npm start`. */
  items: z.enum(['engine', 'in-process']).optional(),
  /** The first day, a Tokyo date. */
  from: z.iso.date().default('2026-10-05'),
  without: listOf(Part).default([]),
  faultKinds: listOf(FaultKind).default([...FaultKind.options]),
  report: z.string().optional(),
  data: z.string().default('../shared/data'),
  /** Of Yokohama: figures and facilities other than those in `data`; months from the first; a city invented instead. */
  figures: z.string().optional(),
  directory: z.string().optional(),
  months: Whole.min(1).optional(),
  facilitiesCount: Whole.min(1).max(5000).optional(),
});
/** How a rehearsal is run: from which seed, how long, in which city, with or without failures. */
export type RehearsalOptions = z.infer<typeof Options>;
export type WantedRehearsal = z.input<typeof Options>;

export const aRehearsal = (wanted: WantedRehearsal = {}): RehearsalOptions => Options.parse(wanted);

/** `1..2000`, or one number. */
const Seeds = z
  .string()
  .regex(/^\d+(\.\.\d+)?$/)
  .transform((text) => {
    const [first = 1, last = first] = text.split('..').map(Number);
    return { first, last };
  })
  .refine(({ first, last }) => first <= last);

/** Many seeds, one after the other or some side by side; what was played is kept in `progress`, and not played again. */
const CampaignOptions = z.object({
  seeds: Seeds,
  /** Ends after so many seconds, wherever it is. */
  budget: Whole.min(1).optional(),
  workers: Whole.min(1).max(64).default(1),
  progress: z.string().default('.data/rehearsals.jsonl'),
});
export type CampaignOptions = z.infer<typeof CampaignOptions>;

const words = ['seed', 'days', 'city', 'facilities', 'consultants', 'families', 'cases', 'sweep', 'look'];
const campaignWords = ['seeds', 'budget', 'workers', 'progress'];
const ways = [
  'items',
  'from',
  'without',
  'fault-kinds',
  'report',
  'data',
  'figures',
  'months',
  'facilities-count',
];

/** `--facilities` is how many there are per ward, but of a real city the file that lists them. */
const ofCity = ({ facilities, ...rest }: Record<string, string>) => {
  if (facilities === undefined) return rest;
  return rest.city === 'yokohama' ? { ...rest, directory: facilities } : { ...rest, facilities };
};

/** What the command line asks for. @throws for an option that is not known or not understood. */
export const readOptions = (
  args: readonly string[],
): { wanted: WantedRehearsal; campaign: CampaignOptions | undefined } => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...Object.fromEntries(
        [...words, ...campaignWords, ...ways].map((name) => [name, { type: 'string' as const }]),
      ),
      faults: { type: 'boolean' as const },
    },
  });
  const {
    seeds,
    budget,
    workers,
    progress,
    'fault-kinds': faultKinds,
    'facilities-count': facilitiesCount,
    ...rest
  } = values as Record<string, string>;
  const wanted = {
    ...ofCity(rest),
    ...(faultKinds === undefined ? {} : { faultKinds }),
    ...(facilitiesCount === undefined ? {} : { facilitiesCount }),
  } as WantedRehearsal;
  Options.parse(wanted);
  const campaign =
    seeds === undefined ? undefined : CampaignOptions.parse({ seeds, budget, workers, progress });
  return { wanted, campaign };
};

const DEFAULTS = aRehearsal();

/** The command that plays the same again. */
export const commandOf = (options: RehearsalOptions): string => {
  const said = (Object.keys(DEFAULTS) as (keyof RehearsalOptions)[]).flatMap((name) => {
    const value = options[name];
    const usual = JSON.stringify(value) === JSON.stringify(DEFAULTS[name]);
    if (name === 'report' || name === 'look' || (usual && name !== 'seed' && name !== 'days')) return [];
    if (typeof value === 'boolean') return [`--${name}`];
    const text = Array.isArray(value) ? value.join(',') : String(value);
    return [`--${name === 'faultKinds' ? 'fault-kinds' : name} ${/[ ,]/.test(text) ? `"${text}"` : text}`];
  });
  return `npm run rehearse -- ${said.join(' ')}`;
};
