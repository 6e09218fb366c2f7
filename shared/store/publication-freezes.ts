import { isFrozen, PublicationFreeze } from '../domain/vacancy/freeze.ts';
import { publicationFreezeKey } from './keys.ts';
import { defineRecords, type Kept } from './records.ts';
import type { Services } from './services.ts';
import type { Store } from './store.ts';

/** One per municipality; the audit of it tells of those before. */
export const publicationFreezes = defineRecords<PublicationFreeze>({
  table: 'registry',
  entity: 'publication-freeze',
  schema: PublicationFreeze,
  key: ({ municipality }) => publicationFreezeKey(municipality),
});

export const freezeOf = (store: Store, municipality: string): Promise<Kept<PublicationFreeze> | undefined> =>
  store.find(publicationFreezes, publicationFreezeKey(municipality));

/** The freeze that holds figures back at this moment, if one does. */
export const standingFreeze = async (
  { store, clock }: Services,
  municipality: string,
): Promise<PublicationFreeze | undefined> => {
  const freeze = (await freezeOf(store, municipality))?.value;
  return isFrozen(freeze, clock.now()) ? freeze : undefined;
};
