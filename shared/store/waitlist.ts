import { Deferral } from '../domain/waitlist/schema.ts';
import { caseDeferralsIndex, deferralKey, wardWaitlistIndex } from './keys.ts';
import { defineRecords, type Kept } from './records.ts';
import type { Store } from './store.ts';

export const deferrals = defineRecords<Deferral>({
  table: 'cases',
  entity: 'deferral',
  schema: Deferral,
  key: (deferral) => deferralKey(deferral.municipality, deferral.childNumber),
  // Those that ended stay in the list: the count of an earlier day needs them.
  index: ({ municipality, ward, childNumber, caseId, childId }) => ({
    ...wardWaitlistIndex(municipality, ward, childNumber),
    ...caseDeferralsIndex(municipality, caseId, childId),
  }),
  sealed: ['said'],
});

/** Every deferral of a ward, those that ended included, by child number. */
export const deferralsOf = (store: Store, municipality: string, ward: string): Promise<Kept<Deferral>[]> =>
  store.ask(deferrals, { index: 'worklist', pk: wardWaitlistIndex(municipality, ward, '').wk });

export const deferralOf = (
  store: Store,
  municipality: string,
  childNumber: string,
): Promise<Kept<Deferral> | undefined> => store.find(deferrals, deferralKey(municipality, childNumber));

/** The deferrals of a family's children. */
export const deferralsOfCase = (
  store: Store,
  municipality: string,
  caseId: string,
): Promise<Kept<Deferral>[]> =>
  store.ask(deferrals, { index: 'personal', pk: caseDeferralsIndex(municipality, caseId, '').ok });
