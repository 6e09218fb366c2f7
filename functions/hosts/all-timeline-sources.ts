import type { TimelineSource } from '../../shared/web/timeline.ts';

/** What each feature tells in a family's timeline. */
export const allTimelineSources: readonly TimelineSource[] = [];
