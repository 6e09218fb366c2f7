import { schoolYearOf } from '../domain/calendar/school-year.ts';
import { Deferral } from '../domain/waitlist/schema.ts';
import { caseDeferralsIndex, deferralKey, waitingOf, wardWaitlist, wardWaitlistIndex } from './keys.ts';
import { defineRecords, type Kept } from './records.ts';
import type { Store } from './store.ts';

export const deferrals = defineRecords<Deferral>({
  table: 'cases',
  entity: 'deferral',
  schema: Deferral,
  key: (deferral) => deferralKey(deferral.municipality, deferral.childNumber),
  // Those that ended stay in the list: the count of an earlier day needs them.
  index: ({ municipality, ward, status, childNumber, caseId, childId, said }) => ({
    ...wardWaitlistIndex(municipality, ward, { status, schoolYear: schoolYearOf(said.bornOn), childNumber }),
    ...caseDeferralsIndex(municipality, caseId, childId),
  }),
  sealed: ['said'],
});

/** Every deferral of a ward, those that ended included, by child number. */
export const deferralsOf = async (
  store: Store,
  municipality: string,
  ward: string,
): Promise<Kept<Deferral>[]> =>
  (await store.ask(deferrals, { index: 'worklist', pk: wardWaitlist(municipality, ward) })).sort(
    byChildNumber,
  );

const byChildNumber = ({ value: left }: Kept<Deferral>, { value: right }: Kept<Deferral>): number =>
  left.childNumber < right.childNumber ? -1 : left.childNumber > right.childNumber ? 1 : 0;

/** The children of a ward who wait for a place now, of those born in one school year. */
export const waitingChildrenOf = (
  store: Store,
  municipality: string,
  ward: string,
  schoolYear: number,
): Promise<Kept<Deferral>[]> =>
  store.ask(deferrals, {
    index: 'worklist',
    pk: wardWaitlist(municipality, ward),
    begins: waitingOf(schoolYear),
  });

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
