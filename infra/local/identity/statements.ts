import { ACCOUNT, globalArnOf } from '../template/account.ts';
import type { Statement } from '../template/resources/policy-document.ts';
import { type ConditionKeys, conditionsHold } from './conditions.ts';
import { matchesAction, matchesPattern } from './wildcard.ts';

/** A call as a statement sees it. */
export type Call = { action: string; resource: string; keys: ConditionKeys };

/** Whether a statement speaks about this call (whatever its effect is). */
export const covers = (statement: Statement, call: Call): boolean =>
  speaksOf(statement, call) && conditionsHold(statement.Condition, call.keys);

const answers = new WeakMap<Statement, Map<string, boolean>>();

/** Whether a statement names the action and the resource; a city asks the same few questions all day. */
const speaksOf = (statement: Statement, { action, resource }: Call): boolean => {
  const known = answers.get(statement) ?? new Map<string, boolean>();
  answers.set(statement, known);
  const question = `${action} ${resource}`;
  const before = known.get(question);
  if (before !== undefined) return before;
  const speaks = coversAction(statement, action) && coversResource(statement, resource);
  known.set(question, speaks);
  return speaks;
};

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
