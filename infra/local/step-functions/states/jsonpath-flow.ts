import type { CommonFields } from '../language/definition.ts';
import { runtimeFailure } from '../language/failure.ts';
import type { Json, JsonObject } from '../language/json.ts';
import { fillTemplate, pathOrIntrinsic } from '../language/jsonpath/payload-template.ts';
import { placeResult } from '../language/jsonpath/place-result.ts';
import { type PathScope, resolvePath } from '../language/jsonpath/resolve.ts';
import { contextObject } from './context-object.ts';
import type { DataFlow, Extra, Outcome } from './data-flow.ts';
import { errorOutput } from './error-output.ts';
import type { Step } from './step.ts';

/** The fields by which JSONPath states move data; which of them a state may have was judged on reading. */
type Fields = CommonFields & {
  Parameters?: Json;
  Result?: Json;
  ResultSelector?: JsonObject;
  ResultPath?: string | null;
  [field: string]: unknown;
};

const fieldsOf = (step: Step): Fields => step.state as Fields;

/** What paths begin from in this state, `$` being the data. */
export const pathScope = (step: Step, data: Json, { token }: Extra = {}): PathScope => ({
  data,
  context: contextObject(step, token),
  variables: step.frame.variables,
});

/** The state's input as `InputPath` leaves it. */
export const effectiveInput = (step: Step): Json => {
  const input = along(step, fieldsOf(step).InputPath, step.frame.input);
  step.inspect('afterInputPath', input);
  return input;
};

/** Follows `InputPath` or `OutputPath`; null stands for an empty object. */
const along = (step: Step, path: string | null | undefined, data: Json): Json => {
  if (path === undefined || path === '$') return data;
  if (path === null) return {};
  const followed = resolvePath(path, pathScope(step, data));
  if (followed.found) return followed.value;
  throw runtimeFailure(`Invalid path '${path}' : ${followed.reason}`);
};

const filled = (step: Step, template: Json, data: Json, extra?: Extra): Json =>
  fillTemplate(template, pathScope(step, data, extra), step.world);

/** Puts a result where `ResultPath` says: in the place of the input, into it, or (null) nowhere. */
const combined = (input: Json, path: string | null | undefined, result: Json): Json => {
  if (path === undefined || path === '$') return result;
  return path === null ? input : placeResult(input, path, result);
};

export const assignedBy = (step: Step, assign: JsonObject | undefined, data: Json): JsonObject =>
  assign ? (filled(step, assign, data) as JsonObject) : {};

/** The way out of a Pass: what it was given, or its fixed result, is its result. */
const passResult = (step: Step, fields: Fields): Json => {
  if (fields.Result !== undefined) {
    step.inspect('result', fields.Result);
    return fields.Result;
  }
  const input = effectiveInput(step);
  const result = fields.Parameters === undefined ? input : filled(step, fields.Parameters, input);
  step.inspect('afterParameters', result);
  return result;
};

const outcomeWith = (step: Step, fields: Fields, result: Json): Outcome => {
  const selected = fields.ResultSelector ? filled(step, fields.ResultSelector, result) : result;
  step.inspect('afterResultSelector', selected);
  const whole = combined(step.frame.input, fields.ResultPath, selected);
  step.inspect('afterResultPath', whole);
  return {
    assigned: assignedBy(step, fields.Assign, selected),
    output: along(step, fields.OutputPath, whole),
  };
};

export const jsonpathFlow: DataFlow = {
  async argumentsOf(step, extra) {
    const { Parameters } = fieldsOf(step);
    const input = effectiveInput(step);
    const args = Parameters === undefined ? input : filled(step, Parameters, input, extra);
    step.inspect('afterParameters', args);
    return args;
  },

  async outcome(step, result) {
    const fields = fieldsOf(step);
    if (result !== undefined) {
      if (step.state.Type !== 'Map') step.inspect('result', result);
      return outcomeWith(step, fields, result);
    }
    if (step.state.Type === 'Pass') return outcomeWith(step, fields, passResult(step, fields));
    const input = effectiveInput(step);
    return {
      assigned: assignedBy(step, fields.Assign, input),
      output: along(step, fields.OutputPath, input),
    };
  },

  async caught(step, failure, catcher) {
    const error = errorOutput(failure);
    return {
      assigned: assignedBy(step, catcher.Assign, error),
      output: combined(step.frame.input, catcher.ResultPath, error),
    };
  },

  async numberField(step, field) {
    const path = fieldsOf(step)[`${field}Path`];
    if (typeof path !== 'string') return fieldsOf(step)[field] as number | undefined;
    const value = valueAt(step, `${field}Path`, path);
    if (field === PERCENTAGE) return percentage(value, path);
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
    throw badNumber(field, path, value);
  },

  async templateIn(step, template) {
    return filled(step, template, effectiveInput(step));
  },

  async numberIn(step, group, field) {
    const path = group[`${field}Path`];
    if (typeof path !== 'string') return group[field] as number | undefined;
    const value = valueAt(step, `${field}Path`, path);
    if (typeof value === 'number' && Number.isInteger(value)) return value;
    throw badNumber(field, path, value);
  },

  async credentialsRole(step) {
    const credentials = fieldsOf(step).Credentials as JsonObject | undefined;
    if (!credentials) return undefined;
    return String((filled(step, credentials, effectiveInput(step)) as JsonObject).RoleArn);
  },

  async itemsOf(step) {
    const path = (fieldsOf(step).ItemsPath as string | undefined) ?? '$';
    const followed = resolvePath(path, pathScope(step, effectiveInput(step)));
    if (!followed.found) throw runtimeFailure(`Invalid path '${path}' : ${followed.reason}`);
    if (!Array.isArray(followed.value))
      throw runtimeFailure(`Reference path "${path.replace(/^\$\$/, '$')}" must point to array.`);
    step.inspect('afterItemsPath', followed.value);
    return followed.value;
  },

  async itemInput(step, index, item) {
    const template = (fieldsOf(step).ItemSelector ?? fieldsOf(step).Parameters) as Json | undefined;
    if (template === undefined) return item;
    const scope = pathScope(step, effectiveInput(step));
    scope.context.Map = { Item: { Index: index, Value: item } };
    return fillTemplate(template, scope, step.world);
  },

  async batching(step, batcher) {
    const numberIn = (field: 'MaxItemsPerBatch' | 'MaxInputBytesPerBatch'): number => {
      const path = batcher[`${field}Path`];
      if (path !== undefined) return Number(valueAt(step, `${field}Path`, path));
      return Number(batcher[field] ?? Number.POSITIVE_INFINITY);
    };
    const { BatchInput: template } = batcher;
    return {
      most: numberIn('MaxItemsPerBatch'),
      mostBytes: numberIn('MaxInputBytesPerBatch'),
      batchInput: template === undefined ? undefined : filled(step, template, effectiveInput(step)),
    };
  },

  async textField(step, field) {
    const path = fieldsOf(step)[`${field}Path`];
    if (typeof path !== 'string') return fieldsOf(step)[field] as string | undefined;
    if (step.state.Type === 'Fail') return failText(step, `${field}Path`, path);
    const value = valueAt(step, `${field}Path`, path);
    return typeof value === 'string' ? value : JSON.stringify(value);
  },
};

const valueAt = (step: Step, field: string, path: string): Json => {
  const followed = resolvePath(path, pathScope(step, effectiveInput(step)));
  if (followed.found) return followed.value;
  throw runtimeFailure(`The ${field} parameter does not reference an input value: ${path}`);
};

const shown = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

const PERCENTAGE = 'ToleratedFailurePercentage';

const percentage = (value: Json, path: string): number => {
  if (typeof value !== 'number')
    throw runtimeFailure(
      `The ${PERCENTAGE}Path field refers to value "${shown(value)}" which is not a valid float: ${path}`,
    );
  if (value < 0 || value > 100) throw runtimeFailure(`${PERCENTAGE} must be between 0 and 100.`);
  return value;
};

const badNumber = (field: string, path: string, value: Json): Error => {
  if (typeof value === 'number' && Number.isInteger(value))
    return runtimeFailure(`${field} cannot be negative.`);
  if (field.startsWith('Tolerated') || field.startsWith('Max'))
    return runtimeFailure(
      `The ${field}Path field refers to value "${shown(value)}" which is not a valid integer: ${path}`,
    );
  return runtimeFailure(
    `The ${field}Path parameter does not reference a valid integer: ${path} == ${shown(value)}`,
  );
};

const failText = (step: Step, field: string, path: string): string => {
  const value = pathOrIntrinsic(path, field, pathScope(step, step.frame.input), step.world);
  if (typeof value === 'string') return value;
  throw runtimeFailure(`The ${field} field must evaluate to a string: ${path}`);
};
