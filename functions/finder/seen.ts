import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { FacilityId } from '../../shared/domain/facility/schema.ts';
import { tokyoDate } from '../../shared/runtime/clock.ts';
import { facilityOf } from '../../shared/store/facilities.ts';
import { countUse } from '../../shared/store/facility-use.ts';
import type { Services } from '../../shared/store/services.ts';
import type { PageApp } from '../../shared/web/app.tsx';

/** Facilities that one visit of a page can have seen. */
const MOST_SEEN = 20;

/** Counted visits that one function takes in a minute; a machine that sends more is not counted. */
const MOST_A_MINUTE = 120;

const Seen = z.string().transform((text) => [...new Set(text.split(' '))].slice(0, MOST_SEEN));

/**
 * `POST /find/seen`: a page of results tells, as it is left, which facilities came into sight. An enhancement: without
 * JavaScript nothing is counted, and nothing is ever counted by looking (GET). Kept are a day's sums of each facility and
 * nothing of the visitor. Only pages of this service may tell, which a browser says of itself in `Sec-Fetch-Site`.
 */
export const mountSeen = (app: PageApp, services: Services): void => {
  const allowed = minuteLimit(MOST_A_MINUTE);
  app.post('/find/seen', async (c) => {
    const now = services.clock.now();
    if (c.req.header('sec-fetch-site') !== 'same-origin' || !allowed(now)) return c.body(null, 204);
    const { municipality } = c.get('page').municipality;
    const seen = Seen.parse(await c.req.text()).flatMap((text) => FacilityId.safeParse(text).data ?? []);
    await Promise.all(
      seen.map(async (facility) => {
        if (!(await facilityOf(services.store, municipality, facility))) return;
        // Refused once a day's most is reached: then it is not counted.
        await services.store.commit([countUse(municipality, facility, 'viewed', tokyoDate(now))]);
      }),
    );
    return c.body(null, 204);
  });
};

/** Says yes so many times in each minute. */
const minuteLimit = (most: number): ((now: Temporal.Instant) => boolean) => {
  let minute = 0;
  let taken = 0;
  return (now) => {
    const current = Math.floor(now.epochMilliseconds / 60_000);
    if (current !== minute) [minute, taken] = [current, 0];
    taken += 1;
    return taken <= most;
  };
};
