import { accepted, type Result, refused } from '../../runtime/result.ts';
import type { Principal } from './principal.ts';

/** What somebody may want to do with a thing. */
export type Verb = 'read' | 'write';

/** The things that speak of a person, and where they belong. */
export type Resource = { municipality: string } & (
  | { kind: 'case'; caseId: string; ward: string }
  | { kind: 'task'; ward: string; owner?: string }
  | { kind: 'waitlist'; ward: string }
  | { kind: 'escalation'; escalationId: string; ward: string; agencyIds: readonly string[] }
  | { kind: 'survey'; facilityId: string; campaignId: string }
  | { kind: 'registry' }
  /** A round that is to be approved: `write` is the approval. */
  | { kind: 'round'; preparedBy: string; needsSecondPerson: boolean }
);

export type NotYours = {
  kind: 'NotYours';
  why: 'other-municipality' | 'other-ward' | 'other-person' | 'role' | 'same-person';
};

/**
 * The one place that decides who may read or write what. R5(1): secrecy, shared only with those under the same duty.
 * Refusals: `NotYours`, with the reason for the audit; the person is told no more than that it is not theirs.
 */
export const mayI = (principal: Principal, verb: Verb, resource: Resource): Result<void, NotYours> => {
  if (principal.municipality !== resource.municipality) return no('other-municipality');
  switch (principal.who) {
    case 'service':
      return accepted(undefined);
    case 'staff':
      return staffMay(principal, verb, resource);
    case 'guardian':
      return resource.kind === 'case' && resource.caseId === principal.caseId
        ? accepted(undefined)
        : no('other-person');
    case 'facility':
      return resource.kind === 'survey' &&
        resource.facilityId === principal.facilityId &&
        resource.campaignId === principal.campaignId
        ? accepted(undefined)
        : no('other-person');
    case 'corporation':
      return resource.kind === 'survey' &&
        (principal.facilityIds as readonly string[]).includes(resource.facilityId) &&
        resource.campaignId === principal.campaignId
        ? accepted(undefined)
        : no('other-person');
    case 'agency':
      return resource.kind === 'escalation' &&
        resource.escalationId === principal.escalationId &&
        resource.agencyIds.includes(principal.agencyId)
        ? accepted(undefined)
        : no('other-person');
    case 'public':
      return no('role');
    default:
      return principal satisfies never;
  }
};

type StaffPrincipal = Extract<Principal, { who: 'staff' }>;

const staffMay = (staff: StaffPrincipal, verb: Verb, resource: Resource): Result<void, NotYours> => {
  switch (resource.kind) {
    case 'registry':
    case 'survey':
      return verb === 'read' || staff.role !== 'consultant' || resource.kind === 'survey'
        ? accepted(undefined)
        : no('role');
    case 'round':
      if (verb === 'read') return accepted(undefined);
      if (staff.role === 'consultant') return no('role');
      return resource.needsSecondPerson && resource.preparedBy === staff.staffId
        ? no('same-person')
        : accepted(undefined);
    case 'case':
    case 'task':
    case 'waitlist':
    case 'escalation':
      // An administrator sets the installation up and sees no family.
      if (staff.role === 'administrator') return no('role');
      return (staff.wards as readonly string[]).includes(resource.ward)
        ? accepted(undefined)
        : no('other-ward');
    default:
      return resource satisfies never;
  }
};

const no = (why: NotYours['why']): Result<never, NotYours> => refused({ kind: 'NotYours', why });
