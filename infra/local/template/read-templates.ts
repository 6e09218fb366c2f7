import type { z } from 'zod';
import { ACCOUNT, PARTITION, REGION } from './account.ts';
import type { Declaration, Declared, LeftOutResource, PropertiesOf } from './declaration.ts';
import { NO_VALUE, resolveValue, type Scope } from './intrinsics.ts';
import { TemplateRefused } from './refusal.ts';
import { attributeOf, isKnownType, named, type RawResource, referenceTo } from './resource-names.ts';
import { type KnownTypeName, knownTypes } from './resources/known-types.ts';
import { leftOutTypes } from './resources/left-out.ts';
import type { Surroundings } from './resources/resource-type.ts';
import type { StackTemplate, TemplateResource } from './template.ts';

export type ReadingOptions = {
  /** Values of CfnParameters, by name: the twin deploys as any other deployer does. */
  parameters: Record<string, string>;
  surroundings: Surroundings;
};

/**
 * Reads the templates of all stacks into what the twin runs.
 * Throws `TemplateRefused` for a type, property, attribute, function, reference or import that it does not know.
 */
export const readTemplates = (stacks: readonly StackTemplate[], options: ReadingOptions): Declaration => {
  const exported = new Map<string, () => unknown>();
  const readers = stacks.map((stack) => new StackReader(stack, options, exported));
  for (const reader of readers) reader.announceExports();
  const declared = new Map<string, Declared<unknown>[]>();
  const leftOut: LeftOutResource[] = [];
  for (const resource of readers.flatMap((reader) => reader.resources())) {
    const found = declare(resource);
    if ('reason' in found) leftOut.push(found);
    else declared.set(resource.type, [...(declared.get(resource.type) ?? []), found]);
  }
  return {
    all: <T extends KnownTypeName>(type: T) => (declared.get(type) ?? []) as Declared<PropertiesOf<T>>[],
    outputs: Object.assign({}, ...readers.map((reader) => reader.outputs())) as Record<string, unknown>,
    leftOut,
  };
};

type ReadableResource = RawResource & { metadata: Record<string, unknown> };

const declare = (resource: ReadableResource): Declared<unknown> | LeftOutResource => {
  const { path, stackName, logicalId, type, metadata } = resource;
  if (isKnownType(type)) {
    const { name, arn } = named(resource);
    return { path, stackName, logicalId, name, arn, metadata, properties: parseProperties(resource, type) };
  }
  const left = leftOutTypes[type];
  if (!left) throw new TemplateRefused(path, `the twin does not know the resource type ${type}`);
  resource.properties();
  return { path, type, reason: left.reason };
};

const parseProperties = (resource: RawResource, type: KnownTypeName): unknown => {
  const parsed = knownTypes[type].properties.safeParse(resource.properties());
  if (parsed.success) return parsed.data;
  throw new TemplateRefused(`${resource.path} (${type})`, parsed.error.issues.map(inWords).join('; '));
};

const inWords = (issue: z.core.$ZodIssue): string => {
  const at = issue.path.join('.');
  if (issue.code !== 'unrecognized_keys') return `${at}: ${issue.message}`;
  return issue.keys.map((key) => `the property ${[...issue.path, key].join('.')} is not known`).join('; ');
};

class StackReader {
  readonly #stack: StackTemplate;
  readonly #options: ReadingOptions;
  readonly #exported: Map<string, () => unknown>;
  readonly #resources = new Map<string, ReadableResource>();

  constructor(stack: StackTemplate, options: ReadingOptions, exported: Map<string, () => unknown>) {
    this.#stack = stack;
    this.#options = options;
    this.#exported = exported;
    for (const [logicalId, resource] of Object.entries(stack.template.Resources)) {
      if (resource.Condition && !this.#condition(resource.Condition, logicalId)) continue;
      this.#resources.set(logicalId, this.#readable(logicalId, resource));
    }
  }

  resources(): ReadableResource[] {
    return [...this.#resources.values()];
  }

  announceExports(): void {
    for (const [output, { Value, Export }] of this.#liveOutputs()) {
      if (!Export) continue;
      const scope = this.#scope(`${this.#stack.stackName}.${output}`);
      const name = resolveValue(Export.Name, scope);
      if (typeof name === 'string') this.#exported.set(name, () => resolveValue(Value, scope));
    }
  }

  outputs(): Record<string, unknown> {
    const { stackName } = this.#stack;
    return Object.fromEntries(
      this.#liveOutputs().map(([name, { Value }]) => [
        `${stackName}.${name}`,
        resolveValue(Value, this.#scope(`${stackName}.${name}`)),
      ]),
    );
  }

  #liveOutputs(): [string, StackTemplate['template']['Outputs'][string]][] {
    return Object.entries(this.#stack.template.Outputs).filter(
      ([name, { Condition }]) => !Condition || this.#condition(Condition, name),
    );
  }

  #readable(logicalId: string, resource: TemplateResource): ReadableResource {
    const { stackName } = this.#stack;
    const cdkPath = resource.Metadata['aws:cdk:path'];
    const path = typeof cdkPath === 'string' ? cdkPath : `${stackName}/${logicalId}`;
    const scope = this.#scope(path);
    return {
      stackName,
      logicalId,
      path,
      type: resource.Type,
      metadata: resource.Metadata,
      property: (name) => resolveValue(resource.Properties[name], scope),
      properties: () => resolveValue(resource.Properties, scope) as Record<string, unknown>,
    };
  }

  #scope(where: string): Scope {
    return {
      where,
      reference: (name) => this.#reference(name, where),
      attribute: (logicalId, attribute) =>
        attributeOf(this.#resource(logicalId, where), attribute, this.#options.surroundings, where),
      imported: (exportName) => this.#imported(exportName, where),
      condition: (name) => this.#condition(name, where),
      mapped: (map, first, second) => this.#mapped(map, first, second, where),
    };
  }

  #reference(name: string, where: string): unknown {
    const pseudo = this.#pseudoParameter(name);
    if (pseudo !== undefined) return pseudo;
    const parameter = this.#stack.template.Parameters[name];
    if (!parameter) return referenceTo(this.#resource(name, where));
    const value = this.#options.parameters[name] ?? parameter.Default;
    if (value === undefined)
      throw new TemplateRefused(where, `the parameter ${name} has no value and no default`);
    return /List/.test(parameter.Type) ? String(value).split(',') : value;
  }

  #pseudoParameter(name: string): unknown {
    const { stackName } = this.#stack;
    const pseudo: Record<string, unknown> = {
      'AWS::AccountId': ACCOUNT,
      'AWS::Region': REGION,
      'AWS::Partition': PARTITION,
      'AWS::URLSuffix': 'amazonaws.com',
      'AWS::StackName': stackName,
      'AWS::StackId': `arn:${PARTITION}:cloudformation:${REGION}:${ACCOUNT}:stack/${stackName}/home`,
      'AWS::NoValue': NO_VALUE,
    };
    return pseudo[name];
  }

  #resource(logicalId: string, where: string): ReadableResource {
    const resource = this.#resources.get(logicalId);
    if (resource) return resource;
    throw new TemplateRefused(
      where,
      `refers to ${logicalId}, which ${this.#stack.stackName} does not declare`,
    );
  }

  #imported(exportName: string, where: string): unknown {
    const value = this.#exported.get(exportName);
    if (!value) throw new TemplateRefused(where, `imports ${exportName}, which no stack exports`);
    return value();
  }

  #condition(name: string, where: string): boolean {
    const condition = this.#stack.template.Conditions[name];
    if (condition === undefined) throw new TemplateRefused(where, `the condition ${name} is not declared`);
    return resolveValue(condition, this.#scope(`condition ${name}`)) === true;
  }

  #mapped(map: string, first: string, second: string, where: string): unknown {
    const value = this.#stack.template.Mappings[map]?.[first]?.[second];
    if (value === undefined) throw new TemplateRefused(where, `the mapping ${map} has no ${first}.${second}`);
    return value;
  }
}
