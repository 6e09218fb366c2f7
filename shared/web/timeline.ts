import type { Child } from 'hono/jsx';
import type { Case } from '../domain/case/schema.ts';
import type { Services } from '../store/services.ts';
import type { DeskContext } from './desk.tsx';

/** One thing that happened with a family, as its page shows it. */
export type TimelineEntry = {
  /** When; an instant, UTC. */
  at: string;
  title: string;
  /** Who did it, in words. */
  by?: string;
  body?: Child;
};

/** What a feature has to say in a family's timeline. It reads what belongs to the case, and nothing else. */
export type TimelineSource = (
  c: DeskContext,
  services: Services,
  current: Case,
) => Promise<readonly TimelineEntry[]>;
