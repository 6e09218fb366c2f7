/** One question to IAM: may this role do that to this resource? A call on several resources asks several times. */
export type AccessQuestion = {
  roleArn: string;
  /** `service:Action`, as IAM spells it. */
  action: string;
  /** The ARN that the action is about, or `*` where the action knows no resource. */
  resource: string;
  /** Condition keys of the request, e.g. `dynamodb:LeadingKeys`; the account's own are added. */
  conditionKeys?: Record<string, readonly string[]>;
};

/** May a service (`events.amazonaws.com`), acting for one of its resources, do that to this resource? */
export type ServiceQuestion = { service: string; action: string; resource: string; sourceArn: string };

export type Verdict = { allowed: true } | Denial;

/** Why a call is refused, in words that end with the statement that a stack would have to add. */
export type Denial = { allowed: false; explicit: boolean; message: string };

/** The function behind an access key, and the role that it runs under. */
export type Identity = { functionPath: string; functionArn: string; roleArn: string };

/** An allowed action that no call has used since the twin started. */
export type UnusedGrant = { rolePath: string; action: string; resources: readonly string[] };

/** Who calls, and what they may do: IAM as the templates declare it. */
export interface Identities {
  judge(question: AccessQuestion): Verdict;
  judgeService(question: ServiceQuestion): Verdict;
  /** The function that an access key was given to; unknown keys belong to nobody. */
  identityOf(accessKeyId: string): Identity | undefined;
  credentialsOf(functionArn: string): { accessKeyId: string; secretAccessKey: string };
  unusedGrants(): UnusedGrant[];
}
