import type { Corporation } from '../../../shared/domain/corporation/schema.ts';
import { countCall, secondsToNextMinute } from '../../../shared/store/api-calls.ts';
import { corporationWithKey } from '../../../shared/store/api-keys.ts';
import type { Services } from '../../../shared/store/services.ts';
import type { ApiContext } from '../../../shared/web/api-app.ts';
import { problem } from '../../../shared/web/problem.ts';

type ForCorporation = (c: ApiContext, corporation: Corporation) => Promise<Response>;

/**
 * A call of a corporation's software, known by the key in `Authorization: Bearer`. The municipality is the corporation's,
 * whatever host or `?municipality=` was named. A wrong key costs a read and counts for nobody; a right one is counted
 * before anything else is looked at.
 */
export const forCorporation =
  (services: Services, answer: ForCorporation) =>
  async (c: ApiContext): Promise<Response> => {
    const [, key] = /^Bearer +(\S+)$/i.exec(c.req.header('authorization')?.trim() ?? '') ?? [];
    const corporation = key && (await corporationWithKey(services, key));
    if (!corporation) return unknownKey(c, key !== undefined);
    const now = services.clock.now();
    const counted = await services.store.commit([countCall(corporation, now)]);
    if (counted.ok) return answer(c, corporation);
    const seconds = secondsToNextMinute(now);
    c.header('retry-after', String(seconds));
    return problem(c, 429, { kind: 'TooManyCalls', title: c.get('t')('api.tooManyCalls', { seconds }) });
  };

/** Source: RFC 6750, 3.1: a call without any key is told the scheme and no more. */
const unknownKey = (c: ApiContext, wasSent: boolean): Response => {
  c.header('www-authenticate', `Bearer${wasSent ? ' error="invalid_token"' : ''}`);
  return problem(c, 401, { kind: 'KeyUnknown', title: c.get('t')('api.keyUnknown') });
};
