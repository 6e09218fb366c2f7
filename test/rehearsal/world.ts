import type { Twin } from '../../infra/local/twin.ts';
import type { StartedCampaign } from '../../shared/domain/campaign/schema.ts';
import type { Facility } from '../../shared/domain/facility/schema.ts';
import type { Municipality } from '../../shared/domain/municipality/schema.ts';
import type { Staff } from '../../shared/domain/staff/schema.ts';
import { tokyoDate } from '../../shared/runtime/clock.ts';
import type { Services } from '../../shared/store/services.ts';
import type { Browser } from '../builders/at-the-desk.ts';
import type { Reach } from '../infra/at-home.ts';
import { type Dice, diceOf } from './dice.ts';
import type { Weather } from './faults/weather.ts';
import type { LinkInMail } from './inbox.ts';
import type { FigureForm } from './people/figures-typed.ts';
import type { FaultKind, Part, RehearsalOptions } from './rehearsal-options.ts';

/** Something that somebody did, and whom or what it was about. */
export type Happening = { at: string; who: string; what: string; about: readonly string[] };

/** A family as it lives outside the software: whom to write to, and what it was promised. */
export type Family = {
  key: string;
  name: string;
  mail?: string;
  ward: string;
  cameOn: string;
  /** How it reached us. */
  came: 'form' | 'typed in' | 'deferral' | 'known before';
  caseId?: string;
  /** Days of birth of its born children, the oldest last. */
  bornOn: string[];
  /** Mails that it has seen, and those that it means to act on, each at an instant. */
  seen: number;
  todo: { atEpochMs: number; link: string }[];
  /** From this instant on nobody may write to it. */
  leftAlone?: { atEpochMs: number; why: 'withdrew' | 'placed' };
  /** It asked not to be contacted before this Tokyo date; said at that instant. */
  inPeace?: { until: string; atEpochMs: number };
  /** It found a place that it likes, and means to apply there. */
  likes?: string;
};

/** An answer that a facility gave, as it was typed, and whether families see it only once the round has closed. */
export type Typed = {
  atEpochMs: number;
  campaignId: string;
  fiscalYear: number;
  form: FigureForm;
  afterClosing: boolean;
};

/** A child on the core system's list. */
export type ListedChild = {
  number: string;
  household: string;
  ward: string;
  bornOn: string;
  family: string;
  mail?: string;
};

/** The city in rehearsal: the twin that serves it, the people, and what they know from the outside. */
export type World = {
  options: RehearsalOptions;
  /** Another one after each restart. */
  twin: Twin;
  city: Municipality;
  /** The other municipality of the installation, whose staff must see nothing of this one. */
  neighbour: { city: Municipality; staff: Staff };
  staff: Staff[];
  facilities: Facility[];
  families: Family[];
  /** What lies in each address's inbox, and how many of the mailbox's mails have been put there. */
  inboxes: Map<string, LinkInMail[]>;
  mailsRead: number;
  /** References that somebody was shown, with the family that holds each. */
  references: Map<string, string>;
  /** Every answer of a facility, oldest first. */
  answers: Map<string, Typed[]>;
  /** Facilities that met a broken page while answering: whether their last answer counts is not known to them. */
  unsure: Set<string>;
  /** Facilities that closed for good. */
  closed: Set<string>;
  /** The newest round, and the month (YYYY-MM) in which it was started. */
  round?: StartedCampaign;
  /** Every round that was started: silent facilities of an older one may still be phoned while the next one runs. */
  rounds: Map<string, StartedCampaign>;
  roundOfMonth?: string;
  /** The core system's list as it stands, and the children of each list that was confirmed. */
  listed: ListedChild[];
  confirmed: Set<string>;
  confirmedAtEpochMs?: number;
  /** Guardians' names by case, read once. */
  names: Map<string, string>;
  /** Sick leave: staff id to the last Tokyo date of it. */
  illUntil: Map<string, string>;
  /** Browsers in which somebody signed in today. */
  desks: Map<string, { date: string; browser: Browser }>;
  /** Concerns that were raised, and what agencies did by each link. */
  escalations: string[];
  agencyLinks: Map<string, 'acknowledged' | 'settled' | 'over'>;
  happenings: Happening[];
  /** What the twin reported of functions that failed. */
  notices: string[];
  weather: Weather;
  /** What a stranger was shown that was not theirs. */
  leaks: { what: string; about: string[] }[];
  /** Where the twin keeps everything, when it is to outlive a restart. */
  folder?: string;
  /** What a process that died left behind, until the next one starts on it. */
  image?: string;
};

/**
 * How people reach the product: where nothing is kept and nothing fails, within this process; else over HTTP, where a
 * connection can break as well.
 */
export const doorOf = ({ twin, options, folder }: World): { origin: string; reach?: Reach } => ({
  origin: twin.origin,
  ...(folder === undefined && options.items !== 'engine' && !options.faults ? { reach: twin.visit } : {}),
});

export const servicesOf = (world: World): Services => world.twin.store;

export const nowOf = (world: World): number => world.twin.timeline.nowEpochMs();

/** The Tokyo date. */
export const todayOf = (world: World): string => tokyoDate(world.twin.timeline.now()).toString();

/** Dice for somebody, today. */
export const diceFor = (world: World, ...about: (string | number)[]): Dice =>
  diceOf(world.options.seed, todayOf(world), ...about);

export const note = (world: World, who: string, what: string, ...about: string[]): void => {
  world.happenings.push({ at: world.twin.timeline.now().toString(), who, what, about });
};

/** Whether somebody or something takes part in this rehearsal. */
export const takesPart = ({ options }: Pick<World, 'options'>, part: Part): boolean =>
  !options.without.includes(part);

/** Whether failures of this kind may come. */
export const mayFail = ({ options }: Pick<World, 'options'>, kind: FaultKind): boolean =>
  options.faults && options.faultKinds.includes(kind);
