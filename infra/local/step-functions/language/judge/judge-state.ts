import { isIntegrated, readResource } from '../../integrations/resource.ts';
import type { QueryLanguage, State } from '../definition.ts';
import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import { isExpression } from '../jsonata/expression.ts';
import { epochMsOf } from '../timestamp.ts';
import type { Findings } from './diagnostic.ts';
import { FLOW_FIELDS, hasWayOut, isStateType, knownFields, requiredFields } from './fields.ts';
import { judgeChoices } from './judge-choices.ts';
import { judgeExpressions } from './judge-expressions.ts';
import { judgeCatchers, judgeRetriers } from './judge-failures.ts';
import { type Judging, judgeFlow, judgeTarget, refuseUnknown, requireFields } from './judge-flow.ts';
import { judgeMap } from './judge-map.ts';
import { judgePaths } from './judge-paths.ts';

/** Judges one state: its type, its fields in its language, where it goes, and what only its type has. */
export const judgeState = (state: JsonObject, siblings: JsonObject, judging: Judging, found: Findings) => {
  const { Type: type } = state;
  if (type === undefined) return found.say('These fields are required: [Type]');
  if (!isStateType(type)) return found.at('Type').say(`Value '${String(type)}' is not a state type`);
  const language = languageOf(state, judging, found);
  requireFields(state, requiredFields(type), found);
  refuseUnknown(state, knownFields(type, language), found);
  if (hasWayOut(type)) judgeWayOut(state, siblings, found);
  if (language === 'JSONata') judgeExpressions(state, found);
  else judgePaths(state, found);
  judgeAlternatives(state, found);
  judgeRetriers(state.Retry, found.at('Retry'));
  judgeCatchers(state.Catch, language, siblings, found.at('Catch'));
  judgeByType(type, state, language, siblings, judging, found);
};

const languageOf = (state: JsonObject, judging: Judging, found: Findings): QueryLanguage => {
  const { QueryLanguage: own } = state;
  if (own === undefined) return judging.machineLanguage;
  if (own !== 'JSONata' && own !== 'JSONPath') {
    found.at('QueryLanguage').say(`Value '${String(own)}' is not a query language`);
    return judging.machineLanguage;
  }
  if (own === 'JSONPath' && judging.machineLanguage === 'JSONata')
    found.say("'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine");
  return own;
};

/** A field and its `Path` say the same thing: only one of them can stand. */
const judgeAlternatives = (state: JsonObject, found: Findings) => {
  for (const field of Object.keys(state))
    if (state[`${field}Path`] !== undefined && field !== 'Result' && field !== 'Items')
      found.say(`'${field}' and '${field}Path' can not be used together`);
};

const judgeWayOut = ({ Next: next, End: end }: JsonObject, siblings: JsonObject, found: Findings) => {
  if (end !== undefined && typeof end !== 'boolean') found.at('End').say('Expected value of type Boolean');
  if (next === undefined && end !== true) found.say('These fields are required: [Next] or [End]');
  if (next !== undefined && end === true) found.say("'Next' and 'End' can not be used together");
  if (next === undefined) return;
  if (typeof next !== 'string') found.at('Next').say('Expected value of type String');
  else judgeTarget(next, "'Next'", siblings, found.at('Next'));
};

const judgeByType = (
  type: State['Type'],
  state: JsonObject,
  language: QueryLanguage,
  siblings: JsonObject,
  judging: Judging,
  found: Findings,
) => {
  if (type === 'Choice') judgeChoices(state, language, siblings, found);
  if (type === 'Wait') judgeWait(state, language, found);
  if (type === 'Task') judgeTask(state, judging, found);
  if (type === 'Parallel') judgeBranches(state.Branches, judging, found.at('Branches'));
  if (type === 'Map') judgeMap(state, language, judging, found);
};

const judgeWait = (state: JsonObject, language: QueryLanguage, found: Findings) => {
  const ways =
    language === 'JSONata'
      ? ['Seconds', 'Timestamp']
      : ['Seconds', 'SecondsPath', 'Timestamp', 'TimestampPath'];
  if (ways.filter((way) => state[way] !== undefined).length !== 1)
    found.say(`Exactly one of these fields is required: [${ways.join(', ')}]`);
  const { Timestamp: timestamp } = state;
  const evaluated = language === 'JSONata' && isExpression(timestamp);
  if (timestamp !== undefined && !evaluated && epochMsOf(String(timestamp)) === undefined)
    found.at('Timestamp').say('String does not match RFC3339 timestamp');
};

const judgeTask = ({ Resource: resource }: JsonObject, judging: Judging, found: Findings) => {
  if (resource === undefined) return;
  const read = typeof resource === 'string' ? readResource(resource) : undefined;
  const here = found.at('Resource');
  if (!read) return here.say('Value is not a valid resource ARN');
  if (read.kind === 'activity' && judging.express)
    return here.say('Express state machine does not support Activity ARN');
  if (read.kind !== 'service') return;
  const suffix = read.pattern === 'token' ? '.waitForTaskToken' : `.${read.pattern}`;
  if (judging.express && read.pattern !== 'answer')
    here.say(`Express state machine does not support '${suffix}' service integration `);
  if (!isIntegrated(read))
    here.say(`The service integration '${read.resourceType}:${read.resource}' is not supported`);
};

const judgeBranches = (branches: Json | undefined, judging: Judging, found: Findings) => {
  if (branches === undefined) return;
  if (!Array.isArray(branches) || branches.length === 0) return found.say('Expected a list of branches');
  for (const [index, branch] of branches.entries()) {
    if (isJsonObject(branch)) judgeFlow(branch, FLOW_FIELDS, judging, found.at(index));
    else found.at(index).say('Expected value of type Object');
  }
};
