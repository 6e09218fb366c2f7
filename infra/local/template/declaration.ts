import type { z } from 'zod';
import type { KnownTypeName, knownTypes } from './resources/known-types.ts';

/** The properties of one resource type, parsed, with defaults. */
export type PropertiesOf<T extends KnownTypeName> = z.output<(typeof knownTypes)[T]['properties']>;

/** One resource of the templates, every reference in it resolved. */
export type Declared<P> = {
  /** `Stack/Construct/Resource` as CDK names it: what messages point at. */
  path: string;
  stackName: string;
  logicalId: string;
  /** The physical name (for a key, API or pool: its id). */
  name: string;
  arn: string;
  properties: P;
  /** The resource's metadata, as the construct wrote it. */
  metadata: Record<string, unknown>;
};

/** A resource that stands in the templates and has no meaning at home. */
export type LeftOutResource = { path: string; type: string; reason: string };

/** What all stacks together declare: the whole of what the twin runs. */
export interface Declaration {
  /** Every resource of one type, in template order. */
  all<T extends KnownTypeName>(type: T): Declared<PropertiesOf<T>>[];
  /** Stack outputs by `Stack.OutputName`. */
  outputs: Record<string, unknown>;
  leftOut: LeftOutResource[];
}
