import { mayI } from '../../../shared/domain/access/policy.ts';
import type { Corporation } from '../../../shared/domain/corporation/schema.ts';
import type { Kept } from '../../../shared/store/records.ts';
import type { Services } from '../../../shared/store/services.ts';
import { corporationOf } from '../../../shared/store/survey-contacts.ts';
import type { DeskContext } from '../../../shared/web/desk.tsx';

export const PATH = '/desk/corporations';

export const corporationPath = (corporationId: string): string => `${PATH}/${corporationId}`;

/** Whether whoever is signed in may set corporations up, and give them keys. */
export const mayChange = (c: DeskContext): boolean => {
  const principal = c.get('principal');
  return mayI(principal, 'write', { kind: 'registry', municipality: principal.municipality }).ok;
};

/** The corporation that the address names, in the municipality of whoever is signed in. */
export const keptCorporation = (c: DeskContext, services: Services): Promise<Kept<Corporation> | undefined> =>
  corporationOf(services.store, c.get('principal').municipality, c.req.param('corporationId') ?? '');
