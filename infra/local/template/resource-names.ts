import { arnOf, REGION } from './account.ts';
import { TemplateRefused } from './refusal.ts';
import { type KnownTypeName, knownTypes } from './resources/known-types.ts';
import { leftOutTypes } from './resources/left-out.ts';
import type { Named, Naming, Surroundings } from './resources/resource-type.ts';

/** One resource on its way from template to declaration. */
export type RawResource = {
  stackName: string;
  logicalId: string;
  path: string;
  type: string;
  /** Resolves one property, so that a name can be known before the rest is. */
  property(name: string): unknown;
  /** Resolves them all. */
  properties(): Record<string, unknown>;
};

export const isKnownType = (type: string): type is KnownTypeName => Object.hasOwn(knownTypes, type);

/** What `Ref` answers for a resource. */
export const referenceTo = (resource: RawResource): string => {
  if (!isKnownType(resource.type)) return madeName(resource);
  return namingOf(resource.type).reference(named(resource));
};

/** What `Fn::GetAtt` answers for a resource; an attribute that its type has not is refused. */
export const attributeOf = (
  resource: RawResource,
  attribute: string,
  surroundings: Surroundings,
  where: string,
): unknown => {
  if (!isKnownType(resource.type)) return leftOutAttribute(resource, attribute, where);
  const answer = namingOf(resource.type).attributes[attribute];
  if (!answer) throw unknownAttribute(resource, attribute, where);
  return answer(named(resource), surroundings);
};

/** A resource's physical name and ARN. */
export const named = (resource: RawResource): Named => {
  const naming = isKnownType(resource.type) ? namingOf(resource.type) : undefined;
  const given = naming?.nameProperty ? resource.property(naming.nameProperty) : undefined;
  const name = typeof given === 'string' ? given : madeName(resource);
  return {
    name,
    arn: naming ? naming.arn(name) : arnOf(leftOutTypes[resource.type]?.service ?? 'unknown', name),
    get properties() {
      return resource.properties();
    },
  };
};

const namingOf = (type: KnownTypeName): Naming => knownTypes[type].naming;

const madeName = ({ stackName, logicalId, type }: RawResource): string => {
  const make = isKnownType(type) ? namingOf(type).makeName : undefined;
  return make ? make(stackName, logicalId) : `${stackName}-${logicalId}`;
};

const leftOutAttribute = (resource: RawResource, attribute: string, where: string): string => {
  const leftOut = leftOutTypes[resource.type];
  if (!leftOut?.attributes?.includes(attribute)) throw unknownAttribute(resource, attribute, where);
  if (/arn$/i.test(attribute)) return arnOf(leftOut.service, madeName(resource));
  return `${madeName(resource)}.${leftOut.service}.${REGION}.invalid`;
};

const unknownAttribute = (resource: RawResource, attribute: string, where: string): TemplateRefused =>
  new TemplateRefused(
    where,
    `${resource.type} ${resource.path} has no attribute ${attribute} that the twin knows`,
  );
