import type { Identities } from '../identity/access.ts';
import { AwsError } from './aws-error.ts';
import type { AccessNeed, Caller } from './aws-service.ts';

/** What the port asks of the identities that the templates declare. */
export type Access = Pick<Identities, 'identityOf' | 'judge'>;

/** The developer's own key, as `/local/aws.json` prints it: the root of the twin's account. */
export const rootCredentials = {
  accessKeyId: 'AKIAHOMETWINROOT0000',
  secretAccessKey: 'the-root-of-the-twin-at-home',
};

/** Whose access key this is. Throws `UnrecognizedClientException` for a key that the twin gave to nobody. */
export const callerOf = (access: Access, accessKeyId: string): Caller => {
  if (accessKeyId === rootCredentials.accessKeyId) return { kind: 'root' };
  const identity = access.identityOf(accessKeyId);
  if (identity) return { kind: 'role', roleArn: identity.roleArn };
  throw new AwsError('UnrecognizedClientException', `the twin gave the access key ${accessKeyId} to nobody`);
};

/** Throws `AccessDeniedException` with the statement that is missing. */
export const authorise = (access: Access, caller: Caller, needs: readonly AccessNeed[]): void => {
  if (caller.kind === 'root') return;
  for (const need of needs) {
    const verdict = access.judge({ roleArn: caller.roleArn, ...need });
    if (!verdict.allowed) throw new AwsError('AccessDeniedException', verdict.message);
  }
};
