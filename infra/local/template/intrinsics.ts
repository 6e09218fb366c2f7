import { TemplateRefused } from './refusal.ts';

/** What the intrinsic functions of one template may ask about the world around them. */
export interface Scope {
  /** The resource or output that is being resolved, for messages. */
  where: string;
  reference(name: string, where: string): unknown;
  attribute(logicalId: string, attribute: string, where: string): unknown;
  imported(exportName: string, where: string): unknown;
  condition(name: string, where: string): boolean;
  mapped(map: string, first: string, second: string, where: string): unknown;
}

/** What `AWS::NoValue` resolves to: the property or array item that holds it disappears. */
export const NO_VALUE = Symbol('AWS::NoValue');

/** Replaces every intrinsic function inside a template value by what it stands for. */
export const resolveValue = (value: unknown, scope: Scope): unknown => {
  if (Array.isArray(value)) {
    return value.map((item) => resolveValue(item, scope)).filter((item) => item !== NO_VALUE);
  }
  if (typeof value === 'string' && value.includes('{{resolve:')) {
    throw new TemplateRefused(scope.where, `dynamic references are not known: ${value}`);
  }
  if (!isObject(value)) return value;
  const [name, argument] = soleEntry(value);
  if (name === 'Ref') return scope.reference(text(argument, scope, 'Ref'), scope.where);
  if (name === 'Condition' && typeof argument === 'string') return scope.condition(argument, scope.where);
  if (name?.startsWith('Fn::')) return callIntrinsic(name, argument, scope);
  return resolveMembers(value, scope);
};

const resolveMembers = (value: Record<string, unknown>, scope: Scope): Record<string, unknown> => {
  const resolved: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(value)) {
    const result = resolveValue(member, scope);
    if (result !== NO_VALUE) resolved[key] = result;
  }
  return resolved;
};

type Intrinsic = (argument: unknown, scope: Scope) => unknown;

const callIntrinsic = (name: string, argument: unknown, scope: Scope): unknown => {
  const intrinsic = intrinsics[name];
  if (!intrinsic) throw new TemplateRefused(scope.where, `the intrinsic function ${name} is not known`);
  return intrinsic(argument, scope);
};

const intrinsics: Record<string, Intrinsic> = {
  'Fn::GetAtt': (argument, scope) => {
    const parts =
      typeof argument === 'string' ? splitOnce(argument, '.') : list(argument, scope, 'Fn::GetAtt');
    const [logicalId, attribute] = parts.map((part) => text(part, scope, 'Fn::GetAtt'));
    return scope.attribute(logicalId ?? '', attribute ?? '', scope.where);
  },
  'Fn::ImportValue': (argument, scope) =>
    scope.imported(text(argument, scope, 'Fn::ImportValue'), scope.where),
  'Fn::Join': (argument, scope) => {
    const [separator, parts] = list(argument, scope, 'Fn::Join');
    const texts = list(parts, scope, 'Fn::Join').map((part) => text(part, scope, 'Fn::Join'));
    return texts.join(text(separator, scope, 'Fn::Join'));
  },
  'Fn::Split': (argument, scope) => {
    const [separator, whole] = list(argument, scope, 'Fn::Split');
    return text(whole, scope, 'Fn::Split').split(text(separator, scope, 'Fn::Split'));
  },
  'Fn::Select': (argument, scope) => {
    const [index, items] = list(argument, scope, 'Fn::Select');
    const chosen = list(items, scope, 'Fn::Select')[Number(index)];
    if (chosen === undefined)
      throw new TemplateRefused(scope.where, `Fn::Select finds no item ${String(index)}`);
    return resolveValue(chosen, scope);
  },
  'Fn::Sub': (argument, scope) => substitute(argument, scope),
  'Fn::FindInMap': (argument, scope) => {
    const keys = list(argument, scope, 'Fn::FindInMap').map((key) => text(key, scope, 'Fn::FindInMap'));
    return scope.mapped(keys[0] ?? '', keys[1] ?? '', keys[2] ?? '', scope.where);
  },
  'Fn::If': (argument, scope) => {
    const [condition, whenTrue, whenFalse] = list(argument, scope, 'Fn::If');
    return resolveValue(
      scope.condition(text(condition, scope, 'Fn::If'), scope.where) ? whenTrue : whenFalse,
      scope,
    );
  },
  'Fn::Equals': (argument, scope) => {
    const [left, right] = list(argument, scope, 'Fn::Equals').map((side) => resolveValue(side, scope));
    return left === right;
  },
  'Fn::Not': (argument, scope) => !truth(list(argument, scope, 'Fn::Not')[0], scope),
  'Fn::And': (argument, scope) => list(argument, scope, 'Fn::And').every((side) => truth(side, scope)),
  'Fn::Or': (argument, scope) => list(argument, scope, 'Fn::Or').some((side) => truth(side, scope)),
};

/** `${Name}`, `${Name.Attribute}` and `${!Literal}` in a text. */
const substitute = (argument: unknown, scope: Scope): string => {
  const [template, variables] =
    typeof argument === 'string' ? [argument, {}] : list(argument, scope, 'Fn::Sub');
  const own = isObject(variables) ? variables : {};
  return text(template, scope, 'Fn::Sub').replace(/\$\{([^}]+)\}/g, (_whole, name: string) => {
    if (name.startsWith('!')) return `\${${name.slice(1)}}`;
    if (name in own) return text(own[name], scope, 'Fn::Sub');
    const [logicalId, attribute] = splitOnce(name, '.');
    const value = attribute
      ? scope.attribute(logicalId ?? '', attribute, scope.where)
      : scope.reference(name, scope.where);
    return text(value, scope, 'Fn::Sub');
  });
};

const truth = (value: unknown, scope: Scope): boolean => resolveValue(value, scope) === true;

const text = (value: unknown, scope: Scope, inside: string): string => {
  const resolved = resolveValue(value, scope);
  if (typeof resolved === 'string') return resolved;
  if (typeof resolved === 'number' || typeof resolved === 'boolean') return String(resolved);
  throw new TemplateRefused(scope.where, `${inside} needs a text and got ${JSON.stringify(resolved)}`);
};

const list = (value: unknown, scope: Scope, inside: string): unknown[] => {
  const resolved = Array.isArray(value) ? value : resolveValue(value, scope);
  if (Array.isArray(resolved)) return resolved;
  throw new TemplateRefused(scope.where, `${inside} needs a list and got ${JSON.stringify(resolved)}`);
};

const splitOnce = (whole: string, separator: string): string[] => {
  const at = whole.indexOf(separator);
  return at < 0 ? [whole] : [whole.slice(0, at), whole.slice(at + separator.length)];
};

const soleEntry = (value: Record<string, unknown>): [string | undefined, unknown] => {
  const keys = Object.keys(value);
  return keys.length === 1 ? [keys[0], value[keys[0] ?? '']] : [undefined, undefined];
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
