import { FollowUp } from '../domain/follow-up/schema.ts';
import { casePartition, followUpKey } from './keys.ts';
import { defineRecords, type Kept } from './records.ts';
import type { Store } from './store.ts';

export const followUps = defineRecords<FollowUp>({
  table: 'cases',
  entity: 'follow-up',
  schema: FollowUp,
  key: ({ municipality, caseId, childId, round }) => followUpKey(municipality, caseId, childId, round),
  sealed: ['answer'],
});

/** Every round of a family, by child and in order. */
export const followUpsOf = (store: Store, municipality: string, caseId: string): Promise<Kept<FollowUp>[]> =>
  store.ask(followUps, { pk: casePartition(municipality, caseId), begins: 'FOLLOW-UP#' });

export const followUpOf = (
  store: Store,
  { municipality, caseId, childId, round }: Pick<FollowUp, 'municipality' | 'caseId' | 'childId' | 'round'>,
): Promise<Kept<FollowUp> | undefined> =>
  store.find(followUps, followUpKey(municipality, caseId, childId, round));

/** The newest round of each child. */
export const newestRounds = (all: readonly Kept<FollowUp>[]): Kept<FollowUp>[] => {
  const newest = new Map<string, Kept<FollowUp>>();
  for (const kept of all) newest.set(kept.value.childId, kept);
  return [...newest.values()];
};
