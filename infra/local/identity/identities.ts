import { createHash } from 'node:crypto';
import { ACCOUNT, REGION } from '../template/account.ts';
import type { Declaration } from '../template/declaration.ts';
import { TemplateRefused } from '../template/refusal.ts';
import type { Statement } from '../template/resources/policy-document.ts';
import type {
  AccessQuestion,
  Denial,
  Identities,
  Identity,
  ServiceQuestion,
  UnusedGrant,
  Verdict,
} from './access.ts';
import { declaredRoles, type Role, resourcePolicies } from './declared-policies.ts';
import { type Call, covering, covers, dependsOnRequest, namesPrincipal, namesService } from './statements.ts';
import { matchesAction } from './wildcard.ts';

/** Builds IAM from the templates. Throws `TemplateRefused` for a policy that it could not judge, or a role that nobody may assume. */
export const createIdentities = (declaration: Declaration): Identities => new DeclaredIdentities(declaration);

const ALLOWED: Verdict = { allowed: true };

/** Services whose calls never reach the twin: their grants cannot be seen unused. */
const neverCalledAtHome = /^(logs|xray|cloudwatch):/;

class DeclaredIdentities implements Identities {
  readonly #roles = new Map<string, Role>();
  readonly #resourcePolicies: Map<string, Statement[]>;
  readonly #identities = new Map<string, Identity>();
  readonly #used = new Map<Statement, Set<string>>();
  /** Verdicts that hang on no condition key: the next call of the same kind has the same. */
  readonly #unconditional = new Map<string, Verdict>();

  constructor(declaration: Declaration) {
    for (const role of declaredRoles(declaration)) this.#roles.set(role.arn, role);
    this.#resourcePolicies = resourcePolicies(declaration);
    for (const { path, arn, properties } of declaration.all('AWS::Lambda::Function')) {
      this.#requireTrust('lambda.amazonaws.com', properties.Role, arn, path);
      const identity = { functionPath: path, functionArn: arn, roleArn: properties.Role };
      this.#identities.set(accessKeyIdOf(arn), identity);
    }
    for (const { path, arn, properties } of declaration.all('AWS::StepFunctions::StateMachine')) {
      this.#requireTrust('states.amazonaws.com', properties.RoleArn, arn, path);
    }
    for (const { path, properties } of declaration.all('AWS::Scheduler::Schedule')) {
      const group = `arn:aws:scheduler:${REGION}:${ACCOUNT}:schedule-group/${properties.GroupName}`;
      this.#requireTrust('scheduler.amazonaws.com', properties.Target.RoleArn, group, path);
    }
  }

  judge(question: AccessQuestion): Verdict {
    const asked = `${question.roleArn} ${question.action} ${question.resource}`;
    const known = this.#unconditional.get(asked);
    if (known) return known;
    const role = this.#roles.get(question.roleArn);
    if (!role) return denial(question, question.roleArn, `no template declares the role`);
    const verdict = this.#judged(question, role);
    const spoken = [...role.statements, ...(this.#resourcePolicies.get(question.resource) ?? [])];
    if (!spoken.some((one) => dependsOnRequest(one, question))) this.#unconditional.set(asked, verdict);
    return verdict;
  }

  #judged(question: AccessQuestion, role: Role): Verdict {
    const call = { action: question.action, resource: question.resource, keys: requestKeys(question) };
    const own = covering(role.statements, call);
    const policy = this.#coveringPolicy(call);
    const denying = [...own, ...policy.filter((one) => namesPrincipal(one, role.arn) !== 'no')].find(isDeny);
    if (denying) return denial(question, role.path, `denied by ${JSON.stringify(denying)}`, true);
    if (policy.some((one) => isAllow(one) && namesPrincipal(one, role.arn) === 'directly')) return ALLOWED;
    if (
      isKeyAction(question) &&
      !policy.some((one) => isAllow(one) && namesPrincipal(one, role.arn) === 'account')
    ) {
      return denial(question, role.path, "the key's own policy does not let the account decide");
    }
    const allowing = own.filter(isAllow);
    for (const statement of allowing) this.#noteUse(statement, question.action);
    return allowing.length > 0 ? ALLOWED : denial(question, role.path, 'no statement allows it');
  }

  judgeService(question: ServiceQuestion): Verdict {
    const keys = { ...accountKeys, 'aws:SourceArn': [question.sourceArn], 'aws:SourceAccount': [ACCOUNT] };
    const naming = this.#coveringPolicy({ ...question, keys }).filter((one) =>
      namesService(one, question.service),
    );
    const denying = naming.find(isDeny);
    if (denying) return denial(question, question.service, `denied by ${JSON.stringify(denying)}`, true);
    if (naming.some(isAllow)) return ALLOWED;
    return denial(question, question.service, "the resource's own policy does not allow it");
  }

  identityOf(accessKeyId: string): Identity | undefined {
    return this.#identities.get(accessKeyId);
  }

  credentialsOf(functionArn: string): { accessKeyId: string; secretAccessKey: string } {
    const secretAccessKey = createHash('sha256')
      .update(`secret of ${functionArn}`)
      .digest('base64')
      .slice(0, 40);
    return { accessKeyId: accessKeyIdOf(functionArn), secretAccessKey };
  }

  unusedGrants(): UnusedGrant[] {
    return [...this.#roles.values()].flatMap((role) =>
      role.statements
        .filter(isAllow)
        .flatMap((statement) =>
          (statement.Action ?? [])
            .filter((action) => !neverCalledAtHome.test(action) && !this.#used.get(statement)?.has(action))
            .map((action) => ({ rolePath: role.path, action, resources: statement.Resource ?? [] })),
        ),
    );
  }

  #coveringPolicy(call: Call): Statement[] {
    const policy = this.#resourcePolicies.get(call.resource);
    return policy ? covering(policy, call) : [];
  }

  #noteUse(statement: Statement, action: string): void {
    const used = this.#used.get(statement) ?? new Set();
    for (const pattern of statement.Action ?? []) if (matchesAction(pattern, action)) used.add(pattern);
    this.#used.set(statement, used);
  }

  #requireTrust(service: string, roleArn: string, sourceArn: string, path: string): void {
    const role = this.#roles.get(roleArn);
    if (!role) throw new TemplateRefused(path, `runs under ${roleArn}, which no template declares`);
    const keys = { ...accountKeys, 'aws:SourceArn': [sourceArn], 'aws:SourceAccount': [ACCOUNT] };
    const call = { action: 'sts:AssumeRole', resource: roleArn, keys };
    const trusted = role.trust.some((one) => isAllow(one) && namesService(one, service) && covers(one, call));
    if (!trusted) throw new TemplateRefused(path, `${service} may not assume the role ${role.path}`);
  }
}

const isAllow = (statement: Statement): boolean => statement.Effect === 'Allow';
const isDeny = (statement: Statement): boolean => statement.Effect === 'Deny';
const isKeyAction = ({ action, resource }: AccessQuestion): boolean =>
  action.startsWith('kms:') && resource.includes(':key/');

/** An access key id of AWS's shape; the same function always has the same one. */
const accessKeyIdOf = (functionArn: string): string =>
  `AKIA${createHash('sha256').update(functionArn).digest('hex').slice(0, 16).toUpperCase()}`;

/** Condition keys that hold for every call: nothing at home leaves the machine, so its transport counts as secure. */
const accountKeys = {
  'aws:SecureTransport': ['true'],
  'aws:PrincipalAccount': [ACCOUNT],
  'aws:RequestedRegion': [REGION],
};

const requestKeys = ({ roleArn, conditionKeys }: AccessQuestion): Record<string, readonly string[]> => ({
  ...accountKeys,
  'aws:PrincipalArn': [roleArn],
  ...conditionKeys,
});

const denial = (
  { action, resource }: { action: string; resource: string },
  who: string,
  why: string,
  explicit = false,
): Denial => {
  const missing = JSON.stringify({ Effect: 'Allow', Action: action, Resource: resource });
  const advice = explicit ? '' : ` A statement that would allow it: ${missing}`;
  return {
    allowed: false,
    explicit,
    message: `${who} is not authorized to perform ${action} on ${resource}: ${why}.${advice}`,
  };
};
