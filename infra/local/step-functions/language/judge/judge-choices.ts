import { CHOICE_OPERATORS } from '../choice-operators.ts';
import type { QueryLanguage } from '../definition.ts';
import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import { isExpression } from '../jsonata/expression.ts';
import type { Findings } from './diagnostic.ts';
import { judgeTarget, refuseUnknown, requireFields } from './judge-flow.ts';
import { judgePath } from './judge-paths.ts';

/** Judges the rules of a Choice and where they lead. */
export const judgeChoices = (
  state: JsonObject,
  language: QueryLanguage,
  siblings: JsonObject,
  found: Findings,
) => {
  const { Choices: choices, Default: otherwise } = state;
  if (typeof otherwise === 'string') judgeTarget(otherwise, "'Default'", siblings, found.at('Default'));
  if (choices === undefined) return;
  const here = found.at('Choices');
  if (!Array.isArray(choices) || choices.length === 0) return here.say('Expected a list of rules');
  for (const [index, rule] of choices.entries()) {
    if (!isJsonObject(rule)) here.at(index).say('Expected value of type Object');
    else judgeRule(rule, language, siblings, here.at(index));
  }
};

const judgeRule = (rule: JsonObject, language: QueryLanguage, siblings: JsonObject, found: Findings) => {
  requireFields(rule, ['Next'], found);
  if (typeof rule.Next === 'string') judgeTarget(rule.Next, "'Next'", siblings, found.at('Next'));
  if (language === 'JSONata') return judgeCondition(rule, found);
  const { Next: _, Assign: __, Comment: ___, ...test } = rule;
  judgeTest(test, found);
};

const judgeCondition = (rule: JsonObject, found: Findings) => {
  requireFields(rule, ['Condition'], found);
  refuseUnknown(rule, ['Condition', 'Next', 'Assign', 'Output', 'Comment'], found);
  const { Condition: condition } = rule;
  if (condition !== undefined && typeof condition !== 'boolean' && !isExpression(condition))
    found.at('Condition').say('Expected a JSONata expression or a boolean');
};

/** A JSONPath test: one of `And`, `Or`, `Not`, or a variable with exactly one operator. */
const judgeTest = (test: Json, found: Findings): void => {
  if (!isJsonObject(test)) {
    found.say('Expected value of type Object');
    return;
  }
  const { And: and, Or: or, Not: not, Variable: variable, Comment: _, ...operators } = test;
  if (Array.isArray(and))
    for (const [index, inner] of and.entries()) judgeTest(inner, found.at('And').at(index));
  if (Array.isArray(or))
    for (const [index, inner] of or.entries()) judgeTest(inner, found.at('Or').at(index));
  if (not !== undefined) judgeTest(not, found.at('Not'));
  const composed = [and, or, not].filter((part) => part !== undefined).length;
  if (composed > 0) judgeComposed(composed, variable, operators, found);
  else judgeOperator(variable, operators, found);
};

const judgeComposed = (
  composed: number,
  variable: Json | undefined,
  operators: JsonObject,
  found: Findings,
) => {
  if (composed > 1 || variable !== undefined)
    found.say("Exactly one of 'And', 'Or', 'Not' or 'Variable' is required");
  refuseUnknown(operators, [], found);
};

const judgeOperator = (variable: Json | undefined, operators: JsonObject, found: Findings) => {
  if (variable === undefined) found.say('These fields are required: [Variable]');
  else judgePath(variable, found.at('Variable'));
  const names = Object.keys(operators);
  for (const name of names)
    if (!CHOICE_OPERATORS.has(name)) found.at(name).say(`Field '${name}' is not supported`);
  if (names.length !== 1) found.say('A Choice must have exactly one comparison operator');
};
