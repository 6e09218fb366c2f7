import type { QueryLanguage } from '../definition.ts';
import { isJsonObject, type JsonObject } from '../json.ts';
import { isExpression } from '../jsonata/expression.ts';
import type { Findings } from './diagnostic.ts';
import { judgeTarget, refuseUnknown, requireFields } from './judge-flow.ts';

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
  if (language === 'JSONata') judgeCondition(rule, found);
  else found.say('JSONPath rules are not supported');
};

const judgeCondition = (rule: JsonObject, found: Findings) => {
  requireFields(rule, ['Condition'], found);
  refuseUnknown(rule, ['Condition', 'Next', 'Assign', 'Output', 'Comment'], found);
  const { Condition: condition } = rule;
  if (condition !== undefined && typeof condition !== 'boolean' && !isExpression(condition))
    found.at('Condition').say('Expected a JSONata expression or a boolean');
};
