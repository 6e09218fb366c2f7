import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import { isIntrinsic, readIntrinsic } from '../jsonpath/intrinsic.ts';
import { checkPath, isReferencePath } from '../jsonpath/resolve.ts';
import type { Findings } from './diagnostic.ts';

const PATH_FIELDS = [
  'InputPath',
  'OutputPath',
  'ItemsPath',
  'SecondsPath',
  'TimestampPath',
  'TimeoutSecondsPath',
  'HeartbeatSecondsPath',
  'MaxConcurrencyPath',
  'ToleratedFailureCountPath',
  'ToleratedFailurePercentagePath',
];
const PATH_OR_FUNCTION_FIELDS = ['ErrorPath', 'CausePath'];
const TEMPLATE_FIELDS = ['Parameters', 'ResultSelector', 'ItemSelector', 'Assign', 'Credentials'];

/** Judges every path and template of a JSONPath state. */
export const judgePaths = (state: JsonObject, found: Findings) => {
  for (const field of PATH_FIELDS) if (state[field] !== undefined) judgePath(state[field], found.at(field));
  for (const field of PATH_OR_FUNCTION_FIELDS)
    if (state[field] !== undefined) judgePathOrFunction(state[field], field, found.at(field));
  for (const field of TEMPLATE_FIELDS)
    if (state[field] !== undefined) judgeTemplate(state[field], found.at(field));
  judgeResultPath(state.ResultPath, found.at('ResultPath'));
};

export const judgeResultPath = (path: Json | undefined, found: Findings) => {
  if (path === undefined || path === null) return;
  if (typeof path !== 'string' || !isReferencePath(path)) found.say('Value is not a Reference Path');
};

export const judgePath = (path: Json, found: Findings) => {
  if (path === null) return;
  if (typeof path !== 'string' || !reads(() => checkPath(path))) found.say('Value is not a valid JSONPath');
};

const judgePathOrFunction = (text: Json, field: string, found: Findings) => {
  const valid =
    typeof text === 'string' && reads(() => (isIntrinsic(text) ? void readIntrinsic(text) : checkPath(text)));
  if (!valid)
    found.say(
      `The value for the field '${field}' must be a valid JSONPath or a valid intrinsic function call`,
    );
};

export const judgeTemplate = (template: Json, found: Findings): void => {
  if (Array.isArray(template))
    for (const [index, item] of template.entries()) judgeTemplate(item, found.at(index));
  if (!isJsonObject(template)) return;
  for (const [key, value] of Object.entries(template)) {
    if (key.endsWith('.$')) judgePathOrFunction(value, key, found);
    else judgeTemplate(value, found.at(key));
  }
};

const reads = (read: () => void): boolean => {
  try {
    read();
    return true;
  } catch {
    return false;
  }
};
