import type { Twin } from '../../infra/local/twin.ts';
import type { StartedCampaign } from '../../shared/domain/campaign/schema.ts';
import type { Facility } from '../../shared/domain/facility/schema.ts';
import type { Municipality } from '../../shared/domain/municipality/schema.ts';
import type { Staff } from '../../shared/domain/staff/schema.ts';
import { tokyoDate } from '../../shared/runtime/clock.ts';
import type { Services } from '../../shared/store/services.ts';
import type { Browser } from '../builders/at-the-desk.ts';
import { type Dice, diceOf } from './dice.ts';
import type { LinkInMail } from './inbox.ts';
import type { FigureForm } from './people/figures-typed.ts';
import type { RehearsalOptions } from './rehearsal-options.ts';

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
  came: 'form' | 'deferral';
  caseId?: string;
  /** Mails that it has seen, and those that it means to act on, each at an instant. */
  seen: number;
  todo: { atEpochMs: number; link: string }[];
  /** From this instant on nobody may write to it. */
  leftAlone?: { atEpochMs: number; why: 'withdrew' | 'placed' };
};

/** An answer that a facility gave, as it was typed. */
export type Typed = { atEpochMs: number; campaignId: string; fiscalYear: number; form: FigureForm };

/** The city in rehearsal: the twin that serves it, the people, and what they know from the outside. */
export type World = {
  options: RehearsalOptions;
  /** Another one after each restart. */
  twin: Twin;
  city: Municipality;
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
  /** The newest round, and the month (YYYY-MM) in which it was started. */
  round?: StartedCampaign;
  roundOfMonth?: string;
  /** Sick leave: staff id to the last Tokyo date of it. */
  illUntil: Map<string, string>;
  /** Browsers in which somebody signed in today. */
  desks: Map<string, { date: string; browser: Browser }>;
  /** Concerns that were raised, and the links by which agencies have come already. */
  escalations: string[];
  acknowledged: Set<string>;
  happenings: Happening[];
  /** What the twin reported of functions that failed. */
  notices: string[];
  restarts: number;
  /** Where the twin keeps everything, when it is to outlive a restart. */
  folder?: string;
};

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
