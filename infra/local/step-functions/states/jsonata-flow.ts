import type { Json, JsonObject } from '../language/json.ts';
import { queryFailure, type Scope } from '../language/jsonata/evaluator.ts';
import { isExpression } from '../language/jsonata/expression.ts';
import { evaluateTemplate } from '../language/jsonata/template.ts';
import { contextObject } from './context-object.ts';
import type { DataFlow, Outcome } from './data-flow.ts';
import { errorOutput } from './error-output.ts';
import type { Step } from './step.ts';

type ScopeExtra = { result?: Json; errorOutput?: Json; token?: string };

/** What expressions of the state may name. */
export const scopeOf = (step: Step, { token, ...extra }: ScopeExtra = {}): Scope => {
  const context = contextObject(step, token);
  return { states: { input: step.frame.input, ...extra, context }, variables: step.frame.variables };
};

type WayOutFields = { Output?: Json; Assign?: JsonObject };

/** Evaluates `Assign` and `Output` as they stand in a state, a rule or a catcher; both see the variables as they were. */
export const wayOut = async (
  step: Step,
  fields: WayOutFields,
  scope: Scope,
  otherwise: Json,
  place = '',
): Promise<Outcome> => {
  const { jsonata } = step.world;
  const assigned = fields.Assign
    ? ((await evaluateTemplate(jsonata, fields.Assign, `${place}Assign`, scope)) as JsonObject)
    : {};
  const output =
    fields.Output === undefined
      ? otherwise
      : await evaluateTemplate(jsonata, fields.Output, `${place}Output`, scope);
  return { output, assigned };
};

const fieldOf = (step: Step, field: string): unknown => (step.state as Record<string, unknown>)[field];

const typedField = async (
  step: Step,
  field: string,
  type: 'number' | 'string',
): Promise<Json | undefined> => {
  const value = fieldOf(step, field) as Json | undefined;
  if (!isExpression(value)) return value;
  return step.world.jsonata.evaluateTyped(value, field, scopeOf(step), type);
};

const itemsIn = (input: Json): Json[] => {
  if (Array.isArray(input)) return input;
  throw queryFailure(`Map state input must be an array but was: ${JSON.stringify(input)}`);
};

const itemScope = (step: Step, index: number, item: Json): Scope => {
  const scope = scopeOf(step);
  scope.states.context.Map = { Item: { Index: index, Value: item } };
  return scope;
};

const invalidNumber = (expression: unknown, field: string, value: Json): Error =>
  queryFailure(
    `The JSONata expression '${String(expression).slice(2, -2).trim()}' specified for the field ` +
      `'${field}' returned an invalid value: ${JSON.stringify(value)}`,
    field,
  );

export const jsonataFlow: DataFlow = {
  async argumentsOf(step, extra) {
    const template = fieldOf(step, 'Arguments') as Json | undefined;
    if (template === undefined) return step.frame.input;
    const args = await evaluateTemplate(step.world.jsonata, template, 'Arguments', scopeOf(step, extra));
    step.inspect('afterArguments', args);
    return args;
  },

  outcome(step, result) {
    if (result !== undefined && step.state.Type !== 'Map') step.inspect('result', result);
    const scope = scopeOf(step, result === undefined ? {} : { result });
    return wayOut(step, step.state, scope, result === undefined ? step.frame.input : result);
  },

  caught(step, failure, catcher, index) {
    const error = errorOutput(failure);
    return wayOut(step, catcher, scopeOf(step, { errorOutput: error }), error, `Catch[${index}]/`);
  },

  async numberField(step, field) {
    const value = await typedField(step, field, 'number');
    if (value === undefined || (typeof value === 'number' && Number.isInteger(value) && value >= 0))
      return value;
    throw invalidNumber(fieldOf(step, field), field, value);
  },

  async templateIn(step, template, place) {
    return evaluateTemplate(step.world.jsonata, template, place, scopeOf(step));
  },

  async numberIn(step, group, field, place) {
    const value = group[field] as Json | undefined;
    if (!isExpression(value)) return value as number | undefined;
    const number = await step.world.jsonata.evaluateTyped(value, place + field, scopeOf(step), 'number');
    if (Number.isInteger(number)) return number as number;
    throw invalidNumber(value, place + field, number);
  },

  async credentialsRole(step) {
    const credentials = fieldOf(step, 'Credentials') as JsonObject | undefined;
    if (!credentials) return undefined;
    const filled = await evaluateTemplate(step.world.jsonata, credentials, 'Credentials', scopeOf(step));
    return String((filled as JsonObject).RoleArn);
  },

  async itemsOf(step) {
    const template = fieldOf(step, 'Items') as Json | undefined;
    if (template === undefined) return itemsIn(step.frame.input);
    if (isExpression(template))
      return (await step.world.jsonata.evaluateTyped(template, 'Items', scopeOf(step), 'array')) as Json[];
    return (await evaluateTemplate(step.world.jsonata, template, 'Items', scopeOf(step))) as Json[];
  },

  async itemInput(step, index, item) {
    const template = fieldOf(step, 'ItemSelector') as Json | undefined;
    if (template === undefined) return item;
    return evaluateTemplate(step.world.jsonata, template, 'ItemSelector', itemScope(step, index, item));
  },

  async batching(step, batcher) {
    const { jsonata } = step.world;
    const numberIn = async (field: 'MaxItemsPerBatch' | 'MaxInputBytesPerBatch'): Promise<number> => {
      const value = batcher[field];
      if (!isExpression(value)) return Number(value ?? Number.POSITIVE_INFINITY);
      return (await jsonata.evaluateTyped(value, `ItemBatcher/${field}`, scopeOf(step), 'number')) as number;
    };
    const { BatchInput: template } = batcher;
    return {
      most: await numberIn('MaxItemsPerBatch'),
      mostBytes: await numberIn('MaxInputBytesPerBatch'),
      batchInput:
        template === undefined
          ? undefined
          : await evaluateTemplate(jsonata, template, 'ItemBatcher/BatchInput', scopeOf(step)),
    };
  },

  async textField(step, field) {
    return (await typedField(step, field, 'string')) as string | undefined;
  },
};
