import type { AuditEntry } from './entry.ts';

/** The purpose of everything that is done and read to protect a child. */
export const CHILD_PROTECTION = 'child-protection';

/**
 * Whether a guardian sees this entry under "who read my data". A notice of suspected abuse, and what follows from it,
 * is excepted: knowing of it could endanger the child. Source: R5(1); 児童虐待防止法 art. 6–7.
 */
export const visibleToGuardian = (entry: Pick<AuditEntry, 'purpose'>): boolean =>
  entry.purpose !== CHILD_PROTECTION;
