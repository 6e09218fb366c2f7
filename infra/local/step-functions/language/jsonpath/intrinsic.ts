import { EvaluationFailure } from '../failure.ts';
import type { Json } from '../json.ts';
import { Cursor, unescaped } from './cursor.ts';
import { INTRINSICS, type IntrinsicWorld, isIntrinsicName } from './intrinsics.ts';
import { PathSyntaxError } from './path.ts';
import { readStepsAt } from './read-path.ts';
import { type PathScope, resolvePath } from './resolve.ts';

type Argument =
  | { kind: 'value'; value: Json }
  | { kind: 'text'; escaped: string }
  | { kind: 'path'; path: string }
  | { kind: 'call'; call: Call };
type Call = { name: keyof typeof INTRINSICS; text: string; args: Argument[] };

export const isIntrinsic = (text: string): boolean => text.startsWith('States.');

/** Reads a call such as `States.Format('{} of {}', $.a, States.UUID())`. */
export const readIntrinsic = (text: string): Call => {
  const cursor = new Cursor(text);
  const call = readCall(cursor);
  cursor.skipSpaces();
  if (!cursor.done) throw new PathSyntaxError(`cannot read '${text.slice(cursor.at)}'`);
  return call;
};

const readCall = (cursor: Cursor): Call => {
  const start = cursor.at;
  const name = cursor.match(/States\.[A-Za-z0-9]+/)?.slice('States.'.length) ?? '';
  if (!isIntrinsicName(name))
    throw new PathSyntaxError(`the intrinsic function 'States.${name}' is not known`);
  cursor.skipSpaces();
  cursor.expects('(');
  const args = readArguments(cursor);
  return { name, text: cursor.text.slice(start, cursor.at), args };
};

const readArguments = (cursor: Cursor): Argument[] => {
  const args: Argument[] = [];
  cursor.skipSpaces();
  if (cursor.takes(')')) return args;
  for (;;) {
    cursor.skipSpaces();
    args.push(readArgument(cursor));
    cursor.skipSpaces();
    if (cursor.takes(')')) return args;
    cursor.expects(',');
  }
};

const readArgument = (cursor: Cursor): Argument => {
  if (cursor.sees('States.')) return { kind: 'call', call: readCall(cursor) };
  if (cursor.sees("'")) return { kind: 'text', escaped: readText(cursor) };
  if (cursor.sees('$')) return { kind: 'path', path: readPathText(cursor) };
  const literal = cursor.match(/-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null/);
  if (literal === undefined) throw new PathSyntaxError(`cannot read an argument of ${cursor.text}`);
  return { kind: 'value', value: JSON.parse(literal) as Json };
};

/** Only a quote, a brace and the backslash itself can be escaped. Source: the Amazon States Language, "Intrinsic functions". */
const readText = (cursor: Cursor): string => {
  const escaped = cursor.escaped();
  if (/^(?:[^\\]|\\['{}\\])*$/.test(escaped)) return escaped;
  throw new PathSyntaxError(`an escape of ${escaped} is not known`);
};

const readPathText = (cursor: Cursor): string => {
  const start = cursor.at;
  cursor.match(/\$\$?(?:[\p{ID_Start}_]\p{ID_Continue}*)?/u);
  readStepsAt(cursor);
  return cursor.text.slice(start, cursor.at);
};

/** Evaluates a call; `field` is where it stands, as messages name it. */
export const callIntrinsic = (text: string, scope: PathScope, world: IntrinsicWorld): Json =>
  run(readIntrinsic(text), scope, world);

const run = ({ name, text, args }: Call, scope: PathScope, world: IntrinsicWorld): Json => {
  const values = args.map((argument, place) =>
    // A format's own backslashes say which braces are no places for values.
    argument.kind === 'text' && name === 'Format' && place === 0
      ? argument.escaped
      : argumentValue(argument, text, scope, world),
  );
  try {
    return INTRINSICS[name](values, world);
  } catch (reason) {
    if (reason instanceof EvaluationFailure) throw reason;
    throw intrinsicFailure(text, (reason as Error).message);
  }
};

const argumentValue = (argument: Argument, text: string, scope: PathScope, world: IntrinsicWorld): Json => {
  if (argument.kind === 'value') return argument.value;
  if (argument.kind === 'text') return unescaped(argument.escaped);
  if (argument.kind === 'call') return run(argument.call, scope, world);
  const followed = resolvePath(argument.path, scope);
  if (followed.found) return followed.value;
  throw intrinsicFailure(
    text,
    `The JsonPath argument for the field '${argument.path}' could not be found in the input '${JSON.stringify(scope.data)}'`,
  );
};

const intrinsicFailure = (text: string, message: string): EvaluationFailure =>
  new EvaluationFailure(
    'States.IntrinsicFailure',
    `The function '${text}' had the following error: ${message}`,
  );
