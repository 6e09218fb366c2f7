import { runtimeFailure } from '../failure.ts';
import { isJsonObject, type Json } from '../json.ts';
import { callIntrinsic, isIntrinsic } from './intrinsic.ts';
import type { IntrinsicWorld } from './intrinsics.ts';
import { type PathScope, resolvePath } from './resolve.ts';

/** A template with every member whose name ends in `.$` replaced by what its path or intrinsic function gives. */
export const fillTemplate = (template: Json, scope: PathScope, world: IntrinsicWorld): Json => {
  if (Array.isArray(template)) return template.map((item) => fillTemplate(item, scope, world));
  if (!isJsonObject(template)) return template;
  const entries = Object.entries(template).map(([key, value]): [string, Json] =>
    key.endsWith('.$') && typeof value === 'string'
      ? [key.slice(0, -2), pathOrIntrinsic(value, key, scope, world)]
      : [key, fillTemplate(value, scope, world)],
  );
  return Object.fromEntries(entries);
};

/** The value of a path or an intrinsic function; `field` is where it stands, as messages name it. */
export const pathOrIntrinsic = (
  text: string,
  field: string,
  scope: PathScope,
  world: IntrinsicWorld,
): Json => {
  if (isIntrinsic(text)) return callIntrinsic(text, scope, world);
  const followed = resolvePath(text, scope);
  if (followed.found) return followed.value;
  const searched = text.startsWith('$$') ? scope.context : scope.data;
  throw runtimeFailure(
    `The JSONPath '${text}' specified for the field '${field}' could not be found in the input '${JSON.stringify(searched)}'`,
  );
};
