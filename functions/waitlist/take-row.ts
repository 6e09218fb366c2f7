import type { AuditNote } from '../../shared/domain/audit/entry.ts';
import { REFERENCE_BYTES, referenceFrom } from '../../shared/domain/case/reference.ts';
import { mayBeContacted } from '../../shared/domain/case/rules.ts';
import type { OpenCase } from '../../shared/domain/case/schema.ts';
import type { CaseId, ChildId } from '../../shared/domain/ids.ts';
import type { Municipality } from '../../shared/domain/municipality/schema.ts';
import { isFamilyOf, openDeferredCase, withDeferredChild } from '../../shared/domain/waitlist/family.ts';
import { differenceOf } from '../../shared/domain/waitlist/import/plan.ts';
import type { Deferral, DeferredChild, OpenDeferral } from '../../shared/domain/waitlist/schema.ts';
import { caseOf, caseReferences, cases, openCasesOf } from '../../shared/store/cases.ts';
import { ChangedMeanwhile } from '../../shared/store/changed-meanwhile.ts';
import { type Command, carryOut } from '../../shared/store/command.ts';
import { followUpsOf } from '../../shared/store/follow-ups.ts';
import { householdKey } from '../../shared/store/keys.ts';
import type { Kept } from '../../shared/store/records.ts';
import type { Services } from '../../shared/store/services.ts';
import { deferralOf, deferrals } from '../../shared/store/waitlist.ts';
import { households } from '../../shared/store/waitlist-imports.ts';
import { creating, replacing, saving, type Write } from '../../shared/store/writes.ts';
import { startRound, todayOf } from './round.ts';

/** Families that were found or opened while a list is taken, so that siblings meet. */
export type Families = {
  ofWard(ward: string): Promise<readonly OpenCase[]>;
  remember(opened: OpenCase): Promise<void>;
};

/** The open cases of each ward, read once per run. */
export const familiesOf = (services: Services, municipality: string): Families => {
  const read = new Map<string, Promise<OpenCase[]>>();
  const ofWard = (ward: string): Promise<OpenCase[]> => {
    const known =
      read.get(ward) ??
      openCasesOf(services.store, municipality, ward).then((all) => all.filter(mayBeContacted));
    read.set(ward, known);
    return known;
  };
  return {
    ofWard,
    remember: async (opened) => void (await ofWard(opened.ward)).push(opened),
  };
};

/**
 * Takes one child of a list, in one transaction, by what is known of it now: so the same list may be taken twice, or by
 * two people at once. A new child gets its case and its first round.
 * @throws when something changed meanwhile; the run then looks at the row again.
 */
export const takeRow = async (
  services: Services,
  city: Municipality,
  child: DeferredChild,
  families: Families,
): Promise<void> => {
  const known = await deferralOf(services.store, city.municipality, child.childNumber);
  const command = await commandFor(services, city, child, known, families);
  if (!command) return;
  const outcome = await carryOut(services, command);
  if (!outcome.ok) throw new ChangedMeanwhile(outcome.refusal.kind);
};

const commandFor = async (
  services: Services,
  city: Municipality,
  child: DeferredChild,
  known: Kept<Deferral> | undefined,
  families: Families,
): Promise<Command | undefined> => {
  switch (differenceOf(known?.value, child)) {
    case 'new':
      return newChild(services, city, child, families);
    case 'changed':
      return known && change(known, child);
    case 'again':
      return known && again(services, city, child, known, families);
    case 'same':
    case 'ended-here':
      return undefined;
    default:
      return undefined;
  }
};

const note = ({ municipality, caseId, childId }: Deferral, fact: string): AuditNote => ({
  by: { who: 'service', municipality, name: 'waitlist-import' },
  subject: caseId,
  fact,
  about: { childId },
});

const newChild = async (
  services: Services,
  city: Municipality,
  child: DeferredChild,
  families: Families,
): Promise<Command> => {
  const { deferral, writes, opens } = await placed(services, city, child, families);
  return {
    municipality: city.municipality,
    writes: [creating(deferrals, deferral, 'DeferralExists'), ...writes],
    effects: [
      startRound({ ...deferral, round: await nextRoundNumber(services, deferral) }, deferral.deferredOn),
    ],
    audit: [noteOf(deferral, opens)],
  };
};

/** What the case's chain says of a child that was taken: one entry, and where the list opened the case, it says so. */
const noteOf = (deferral: Deferral, opens: boolean): AuditNote =>
  opens
    ? { ...note(deferral, 'CaseOpened'), about: { channel: 'waitlist', childId: deferral.childId } }
    : note(deferral, 'DeferralImported');

/** In which case a child belongs: its household's, its family's that wrote to us before, or a new one. */
const placed = async (
  services: Services,
  city: Municipality,
  child: DeferredChild,
  families: Families,
): Promise<{ deferral: OpenDeferral; writes: Write[]; opens: boolean }> => {
  const { municipality } = city;
  const found = await caseFor(services, city, child, families);
  const minted = services.ids.mint('child') as ChildId;
  const deferralIn = (caseId: CaseId, childId: ChildId): OpenDeferral => ({
    status: 'deferred',
    municipality,
    childNumber: child.childNumber,
    ward: child.ward,
    caseId,
    childId,
    deferredOn: todayOf(services).toString(),
    said: child,
  });
  const household = (caseId: CaseId): Write[] =>
    child.householdNumber
      ? [replacing(households, { municipality, householdNumber: child.householdNumber, caseId })]
      : [];
  if (found && mayBeContacted(found.value)) {
    const { current, childId } = withDeferredChild(found.value, child, minted);
    const moved = current === found.value ? [] : [saving(cases, found, current, 'CaseMoved')];
    return {
      deferral: deferralIn(current.caseId, childId),
      writes: [...moved, ...household(current.caseId)],
      opens: false,
    };
  }
  const caseId = services.ids.mint('case') as CaseId;
  const reference = referenceFrom(services.chance.bytes(REFERENCE_BYTES));
  const opened = openDeferredCase(child, city, {
    caseId,
    childId: minted,
    reference,
    now: services.clock.now(),
  });
  await families.remember(opened);
  return {
    deferral: deferralIn(caseId, minted),
    writes: [
      creating(cases, opened, 'CaseExists'),
      creating(caseReferences, { municipality, reference, caseId }, 'ReferenceExists'),
      ...household(caseId),
    ],
    opens: true,
  };
};

const caseFor = async (
  services: Services,
  { municipality }: Municipality,
  child: DeferredChild,
  families: Families,
) => {
  const household =
    child.householdNumber &&
    (await services.store.find(households, householdKey(municipality, child.householdNumber)));
  if (household) {
    const kept = await caseOf(services.store, municipality, household.value.caseId);
    if (kept && mayBeContacted(kept.value)) return kept;
  }
  const family = (await families.ofWard(child.ward)).find((one) => isFamilyOf(one, child));
  return family && caseOf(services.store, municipality, family.caseId);
};

const change = (known: Kept<Deferral>, child: DeferredChild): Command => {
  const next = { ...known.value, ward: child.ward, said: child };
  return {
    municipality: next.municipality,
    writes: [saving(deferrals, known, next, 'DeferralMoved')],
    audit: [note(next, 'DeferralChanged')],
  };
};

/** A child that had left the list stands on it once more: its family is asked again, in its case if that is still open. */
const again = async (
  services: Services,
  city: Municipality,
  child: DeferredChild,
  known: Kept<Deferral>,
  families: Families,
): Promise<Command> => {
  const current = await caseOf(services.store, city.municipality, known.value.caseId);
  const stays = current && mayBeContacted(current.value);
  const { deferral, writes, opens } = stays
    ? { deferral: reopened(known.value, child, todayOf(services).toString()), writes: [], opens: false }
    : await placed(services, city, child, families);
  const round = await nextRoundNumber(services, deferral);
  return {
    municipality: city.municipality,
    writes: [saving(deferrals, known, deferral, 'DeferralMoved'), ...writes],
    effects: [startRound({ ...deferral, round }, deferral.deferredOn)],
    audit: [noteOf(deferral, opens)],
  };
};

const reopened = (
  { municipality, childNumber, caseId, childId }: Deferral,
  said: DeferredChild,
  deferredOn: string,
): OpenDeferral => ({
  status: 'deferred',
  municipality,
  childNumber,
  caseId,
  childId,
  ward: said.ward,
  deferredOn,
  said,
});

const nextRoundNumber = async (
  services: Services,
  { municipality, caseId, childId }: Deferral,
): Promise<number> => {
  const rounds = await followUpsOf(services.store, municipality, caseId);
  return (
    1 + Math.max(0, ...rounds.filter((one) => one.value.childId === childId).map((one) => one.value.round))
  );
};
