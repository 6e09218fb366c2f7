import type { State } from './definition.ts';
import { isJsonObject, type Json } from './json.ts';
import { isExpression } from './jsonata/expression.ts';
import { isIntrinsic } from './jsonpath/intrinsic.ts';
import { type Program, queryLanguageOf } from './program.ts';

/**
 * Which variables each state names, as `DescribeStateMachine` tells it: sorted, and only states that name any.
 * Names that the service itself gives (`$states`, functions) and those an expression binds itself do not count.
 */
export const variableReferences = (program: Program): Record<string, string[]> => {
  const found: Record<string, string[]> = {};
  for (const { States } of program.flows.values())
    for (const [name, state] of Object.entries(States)) {
      const names = queryLanguageOf(program, state) === 'JSONata' ? inExpressions(state) : inPaths(state);
      if (names.length > 0) found[name] = [...new Set(names)].sort();
    }
  return found;
};

/** What a state holds that is a flow of its own, or is never evaluated. */
const NOT_OF_THE_STATE = new Set(['Branches', 'ItemProcessor', 'Iterator', 'Comment', 'Resource']);

const fieldsOf = (state: State): [string, Json][] =>
  Object.entries(state as unknown as Record<string, Json>).filter(([field]) => !NOT_OF_THE_STATE.has(field));

/** A function's parameters, a binding and a call are no variables of the machine. */
const EXPRESSION_VARIABLE = /\$([\p{ID_Start}_]\p{ID_Continue}*)(?!\p{ID_Continue})(?!\s*\()/gu;
const BOUND = /\$([\p{ID_Start}_]\p{ID_Continue}*)\s*:=|function\s*\(([^)]*)\)/gu;

const inExpressions = (state: State): string[] =>
  fieldsOf(state).flatMap(([, value]) =>
    textsIn(value).flatMap(([, text]) => (isExpression(text) ? freeNames(text) : [])),
  );

const freeNames = (expression: string): string[] => {
  const plain = expression.replaceAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\/\*.*?\*\//gs, '');
  const bound = [...plain.matchAll(BOUND)].flatMap(([, name, parameters = '']) =>
    name === undefined ? parameters.split(',').map((parameter) => parameter.trim().slice(1)) : [name],
  );
  return [...plain.matchAll(EXPRESSION_VARIABLE)]
    .map(([, name = '']) => name)
    .filter((name) => name !== 'states' && !bound.includes(name));
};

const PATH_VARIABLE = /(?<![\w$.'"])\$([\p{ID_Start}_]\p{ID_Continue}*)/gu;

/** In JSONPath only fields of paths are read: those named so, and members of templates whose names end in `.$`. */
const inPaths = (state: State): string[] =>
  fieldsOf(state).flatMap(([field, value]) =>
    textsIn(value, field).flatMap(([key, text]) => (isPathKey(key) ? namesInPath(text) : [])),
  );

const isPathKey = (key: string): boolean => key.endsWith('Path') || key.endsWith('.$') || key === 'Variable';

const namesInPath = (text: string): string[] => {
  const plain = isIntrinsic(text) ? text.replaceAll(/'(?:[^'\\]|\\.)*'/g, '') : text;
  return [...plain.matchAll(PATH_VARIABLE)].map(([, name = '']) => name);
};

/** Every text in a value, with the name of the member that holds it. */
const textsIn = (value: Json, key = ''): [string, string][] => {
  if (typeof value === 'string') return [[key, value]];
  if (Array.isArray(value)) return value.flatMap((item) => textsIn(item, key));
  return isJsonObject(value) ? Object.entries(value).flatMap(([name, inner]) => textsIn(inner, name)) : [];
};
