import type { QueryLanguage } from '../definition.ts';
import { STATES_ALL } from '../failure.ts';
import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import type { Findings } from './diagnostic.ts';
import { CATCHER_FIELDS, RETRIER_FIELDS } from './fields.ts';
import { judgeTarget, refuseUnknown, requireFields } from './judge-flow.ts';
import { judgeResultPath, judgeTemplate } from './judge-paths.ts';

export const judgeRetriers = (retriers: Json | undefined, found: Findings) =>
  eachOf(retriers, found, (retrier, here, isLast) => {
    refuseUnknown(retrier, RETRIER_FIELDS, here);
    judgeErrors(retrier, here, isLast);
    judgeNumber(retrier, 'IntervalSeconds', 1, here);
    judgeNumber(retrier, 'MaxAttempts', 0, here);
    judgeNumber(retrier, 'BackoffRate', 1, here);
    judgeNumber(retrier, 'MaxDelaySeconds', 1, here);
    const { JitterStrategy: jitter } = retrier;
    if (jitter !== undefined && jitter !== 'FULL' && jitter !== 'NONE')
      here.at('JitterStrategy').say("Value is not one of: 'FULL', 'NONE'");
  });

export const judgeCatchers = (
  catchers: Json | undefined,
  language: QueryLanguage,
  siblings: JsonObject,
  found: Findings,
) =>
  eachOf(catchers, found, (catcher, here, isLast) => {
    refuseUnknown(catcher, CATCHER_FIELDS[language], here);
    requireFields(catcher, ['Next'], here);
    judgeErrors(catcher, here, isLast);
    if (language === 'JSONPath') {
      judgeResultPath(catcher.ResultPath, here.at('ResultPath'));
      if (catcher.Assign !== undefined) judgeTemplate(catcher.Assign, here.at('Assign'));
    }
    if (typeof catcher.Next === 'string') judgeTarget(catcher.Next, "'Next'", siblings, here.at('Next'));
  });

const eachOf = (
  list: Json | undefined,
  found: Findings,
  judge: (one: JsonObject, here: Findings, isLast: boolean) => void,
) => {
  if (list === undefined) return;
  if (!Array.isArray(list)) return found.say('Expected value of type Array');
  for (const [index, one] of list.entries()) {
    if (isJsonObject(one)) judge(one, found.at(index), index === list.length - 1);
    else found.at(index).say('Expected value of type Object');
  }
};

const judgeErrors = (value: JsonObject, found: Findings, isLast: boolean) => {
  const { ErrorEquals: errors } = value;
  if (errors === undefined) return found.say('These fields are required: [ErrorEquals]');
  const here = found.at('ErrorEquals');
  if (!Array.isArray(errors) || errors.length === 0 || errors.some((name) => typeof name !== 'string'))
    return here.say('Expected a list of error names');
  if (!errors.includes(STATES_ALL)) return;
  if (errors.length > 1) here.say(`'${STATES_ALL}' must appear alone in 'ErrorEquals'`);
  if (!isLast) here.say(`'${STATES_ALL}' must appear in the last element`);
};

const judgeNumber = (value: JsonObject, field: string, least: number, found: Findings) => {
  const number = value[field];
  if (number === undefined) return;
  if (typeof number !== 'number' || number < least)
    found.at(field).say(`Expected a number that is not below ${least}`);
};
