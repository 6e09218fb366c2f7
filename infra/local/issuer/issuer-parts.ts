import type { Timeline } from '../clock/timeline.ts';
import type { Declaration } from '../template/declaration.ts';

/** A member of staff who may sign in at home. */
export type StaffForSignIn = {
  subject: string;
  name: string;
  email: string;
  role: string;
  municipality: string;
};

export type IssuerParts = {
  /** Shape: `http://127.0.0.1:3000/local/issuer`, no slash at the end. */
  issuer: string;
  declaration: Declaration;
  timeline: Pick<Timeline, 'nowEpochMs'>;
  staffForSignIn: () => Promise<readonly StaffForSignIn[]>;
  /** Where the signing key is kept; without it, in memory. */
  folder?: string | undefined;
};
