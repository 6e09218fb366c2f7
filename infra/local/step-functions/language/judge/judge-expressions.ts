import jsonata from 'jsonata';
import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import { expressionIn, isExpression } from '../jsonata/expression.ts';
import type { Findings } from './diagnostic.ts';

/** Fields in which JSONata expressions are evaluated. */
const JSONATA_FIELDS = [
  'Arguments',
  'Assign',
  'BatchInput',
  'Cause',
  'Catch',
  'Choices',
  'Credentials',
  'Error',
  'HeartbeatSeconds',
  'ItemBatcher',
  'ItemReader',
  'ItemSelector',
  'Items',
  'MaxConcurrency',
  'Output',
  'ResultWriter',
  'Seconds',
  'TimeoutSeconds',
  'Timestamp',
  'ToleratedFailureCount',
  'ToleratedFailurePercentage',
];

/** Judges that every expression can be read, long before it is evaluated. */
export const judgeExpressions = (state: JsonObject, found: Findings) => {
  for (const field of JSONATA_FIELDS) {
    const value = state[field];
    if (value !== undefined) judgeTemplate(value, found.at(field));
  }
};

const judgeTemplate = (value: Json, found: Findings) => {
  if (typeof value === 'string') return judgeText(value, found);
  if (Array.isArray(value)) for (const [index, item] of value.entries()) judgeTemplate(item, found.at(index));
  if (isJsonObject(value))
    for (const [key, inner] of Object.entries(value)) judgeTemplate(inner, found.at(key));
};

/** Marks inside a longer text are text; an expression that is opened and not closed, or the other way round, is a slip. */
const HALF_MARKED = /^\{%|%\}$/;

const judgeText = (text: string, found: Findings) => {
  if (isExpression(text)) return judgeSyntax(text, found);
  if (HALF_MARKED.test(text))
    found.say("A JSONata expression must begin with '{%' and end with '%}', and nothing may stand around it");
};

const judgeSyntax = (marked: string, found: Findings) => {
  try {
    jsonata(expressionIn(marked));
  } catch (reason) {
    found.say(`The JSONata expression cannot be read: ${(reason as Error).message}`);
  }
};
