import type { Temporal } from 'temporal-polyfill';
import type { Case, Child, OpenCase } from '../case/schema.ts';
import type { CaseId, ChildId } from '../ids.ts';
import type { Municipality } from '../municipality/schema.ts';
import type { DeferredChild } from './schema.ts';

const plain = (name: string): string => name.normalize('NFKC').replaceAll(/\s/g, '');

/** A child of a deferral list, as a case knows it. */
const childOf = (said: DeferredChild, childId: ChildId): Child => ({
  childId,
  name: said.childName,
  birth: { kind: 'born', bornOn: said.bornOn },
});

/** Opens the case of a family that the municipality's list of deferred children names (Y2). */
export const openDeferredCase = (
  said: DeferredChild,
  municipality: Municipality,
  made: { caseId: CaseId; childId: ChildId; reference: string; now: Temporal.Instant },
): OpenCase => {
  const area = municipality.postalAreas.find((one) => one.postalCode === said.postalCode);
  const home = area?.centre ?? municipality.wards.find((one) => one.ward === said.ward)?.centre;
  const at = made.now.toString();
  return {
    status: 'received',
    municipality: municipality.municipality,
    caseId: made.caseId,
    reference: made.reference,
    ward: said.ward,
    channel: 'waitlist',
    locale: 'ja',
    consent: { given: 'application', at },
    openedAt: at,
    family: {
      guardianName: said.guardianName,
      mail: said.mail,
      phone: said.phone,
      children: [childOf(said, made.childId)],
      needs: { wishedFrom: said.wishedFrom, weekdays: [], postalCode: said.postalCode, home },
    },
  };
};

/** Whether a case is that of the child's family: the same guardian, reached under the same phone or mail. */
export const isFamilyOf = ({ family }: Case, said: DeferredChild): boolean =>
  plain(family.guardianName) === plain(said.guardianName) &&
  ((family.phone !== undefined && family.phone === said.phone) ||
    (family.mail !== undefined && family.mail === said.mail));

/**
 * The case with this child in it: the one it has of the same day of birth and the same name, or of that day alone where
 * one of both has no name; else one more. What the family told us itself is not written over.
 */
export const withDeferredChild = (
  current: OpenCase,
  said: DeferredChild,
  childId: ChildId,
): { current: OpenCase; childId: ChildId } => {
  const known = current.family.children.find(
    ({ name, birth }) =>
      birth.kind === 'born' &&
      birth.bornOn === said.bornOn &&
      (name === undefined || sameChildName(name, said.childName)),
  );
  if (known) return { current, childId: known.childId };
  const children = [...current.family.children, childOf(said, childId)];
  return { current: { ...current, family: { ...current.family, children } }, childId };
};

/** Families write the given name alone, or a pet name's kanji; core systems the whole name. */
const sameChildName = (ours: string, theirs: string): boolean => plain(theirs).endsWith(plain(ours));
