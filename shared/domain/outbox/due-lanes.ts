import { type Effect, Lane } from './effect.ts';

/**
 * In which order what is due is looked at: what costs no mail (a workflow starts or is answered, a place is matched),
 * then mails by their lane. Each lies in a queue of its own, so that no crowd stands before somebody in danger.
 */
export const DUE_LANES = ['no-mail', ...Lane.options] as const;
export type DueLane = (typeof DUE_LANES)[number];

export const dueLaneOf = (effect: Effect): DueLane => ('lane' in effect ? effect.lane : 'no-mail');
