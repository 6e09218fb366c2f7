import { ACCOUNT, globalArnOf } from '../template/account.ts';
import type { Statement } from '../template/resources/policy-document.ts';
import { type ConditionKeys, conditionsHold } from './conditions.ts';
import { matchesAction, matchesPattern } from './wildcard.ts';

/** A call as a statement sees it. */
export type Call = { action: string; resource: string; keys: ConditionKeys };

/** Whether a statement speaks about this call (whatever its effect is). */
export const covers = (statement: Statement, call: Call): boolean =>
  speaksOf(statement, call) && conditionsHold(statement.Condition, call.keys);

/** Those of a policy's statements that speak about this call. */
export const covering = (statements: readonly Statement[], call: Call): Statement[] =>
  speaking(statements, call).filter(({ Condition }) => conditionsHold(Condition, call.keys));

/** Whether a statement speaks about a call of this kind only under conditions. */
export const dependsOnRequest = (statement: Statement, call: Omit<Call, 'keys'>): boolean =>
  Object.keys(statement.Condition).length > 0 && speaksOf(statement, call);

const answers = new WeakMap<readonly Statement[], Map<string, Statement[]>>();

/** Those that name the action and the resource; a city asks the same few questions all day. */
const speaking = (statements: readonly Statement[], call: Call): Statement[] => {
  const known = answers.get(statements) ?? new Map<string, Statement[]>();
  answers.set(statements, known);
  const question = `${call.action} ${call.resource}`;
  const before = known.get(question);
  if (before) return before;
  const speak = statements.filter((statement) => speaksOf(statement, call));
  known.set(question, speak);
  return speak;
};

const speaksOf = (statement: Statement, { action, resource }: Omit<Call, 'keys'>): boolean =>
  coversAction(statement, action) && coversResource(statement, resource);

const coversAction = ({ Action, NotAction }: Statement, action: string): boolean => {
  if (Action) return Action.some((pattern) => matchesAction(pattern, action));
  return NotAction !== undefined && !NotAction.some((pattern) => matchesAction(pattern, action));
};

const coversResource = ({ Resource, NotResource }: Statement, resource: string): boolean => {
  if (Resource) return Resource.some((pattern) => matchesPattern(pattern, resource));
  return NotResource === undefined || !NotResource.some((pattern) => matchesPattern(pattern, resource));
};

const accountRoot = globalArnOf('iam', 'root');

/** How a resource's own policy names a caller: directly, by leaving it to the account's IAM, or not at all. */
export const namesPrincipal = (statement: Statement, roleArn: string): 'directly' | 'account' | 'no' => {
  const named = statement.Principal?.AWS ?? [];
  if (named.includes('*') || named.includes(roleArn)) return 'directly';
  return named.includes(accountRoot) || named.includes(ACCOUNT) ? 'account' : 'no';
};

export const namesService = (statement: Statement, service: string): boolean =>
  (statement.Principal?.Service ?? []).includes(service) || (statement.Principal?.AWS ?? []).includes('*');
