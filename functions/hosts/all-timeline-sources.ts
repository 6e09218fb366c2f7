import type { TimelineSource } from '../../shared/web/timeline.ts';
import { consultationTimeline } from '../consultation/timeline.tsx';
import { waitlistTimeline } from '../waitlist/timeline.tsx';

/** What each feature tells in a family's timeline. */
export const allTimelineSources: readonly TimelineSource[] = [consultationTimeline, waitlistTimeline];
