import type { Declaration } from '../template/declaration.ts';
import type { SesEventType } from './fates.ts';

type ConfigurationSet = {
  sendingEnabled: boolean;
  suppressedReasons: ReadonlySet<string>;
  /** Event types that go to EventBridge, in lower case. */
  told: ReadonlySet<string>;
};

/** What the templates say about sending: who may stand in `From`, and which events of which set are told. */
export type SendingRules = {
  /** The verified identity that covers an address: the address itself, or a domain it is under. */
  identityFor(address: string): string | undefined;
  configurationSets: ReadonlyMap<string, ConfigurationSet>;
  /** The set that an identity uses for messages that name none. */
  defaultSet(identity: string): string | undefined;
};

export const sendingRules = (declaration: Declaration): SendingRules => {
  const identities = new Map(
    declaration
      .all('AWS::SES::EmailIdentity')
      .map(({ name, properties }) => [
        name.toLowerCase(),
        properties.ConfigurationSetAttributes?.ConfigurationSetName,
      ]),
  );
  return {
    identityFor: (address) => candidates(address).find((candidate) => identities.has(candidate)),
    configurationSets: new Map(
      declaration.all('AWS::SES::ConfigurationSet').map(({ name, properties }) => [
        name,
        {
          sendingEnabled: properties.SendingOptions?.SendingEnabled ?? true,
          suppressedReasons: new Set(properties.SuppressionOptions?.SuppressedReasons ?? []),
          told: toldEvents(declaration, name),
        },
      ]),
    ),
    defaultSet: (identity) => identities.get(identity),
  };
};

/** Whether a set's events of this type go to EventBridge. */
export const tells = (rules: SendingRules, set: string | undefined, type: SesEventType): boolean =>
  set !== undefined && (rules.configurationSets.get(set)?.told.has(type.toLowerCase()) ?? false);

const toldEvents = (declaration: Declaration, set: string): Set<string> =>
  new Set(
    declaration
      .all('AWS::SES::ConfigurationSetEventDestination')
      .filter(
        ({ properties }) => properties.ConfigurationSetName === set && properties.EventDestination.Enabled,
      )
      .flatMap(({ properties }) => properties.EventDestination.MatchingEventTypes)
      .map((type) => type.replaceAll('_', '').toLowerCase()),
  );

/** The address, its domain, and every domain above that. */
const candidates = (address: string): string[] => {
  const lower = address.toLowerCase();
  const labels = lower.slice(lower.lastIndexOf('@') + 1).split('.');
  return [lower, ...labels.map((_, index) => labels.slice(index).join('.'))];
};
