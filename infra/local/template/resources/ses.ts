import { z } from 'zod';
import { arnOf } from '../account.ts';
import { byName, onAwsOnly, type ResourceType } from './resource-type.ts';

export const ConfigurationSetProperties = z.strictObject({
  Name: z.string().optional(),
  SuppressionOptions: z.strictObject({ SuppressedReasons: z.array(z.string()).default([]) }).optional(),
  SendingOptions: z.strictObject({ SendingEnabled: z.boolean() }).optional(),
  DeliveryOptions: onAwsOnly,
  ReputationOptions: onAwsOnly,
  TrackingOptions: onAwsOnly,
  VdmOptions: onAwsOnly,
  Tags: onAwsOnly,
});
export type ConfigurationSetProperties = z.infer<typeof ConfigurationSetProperties>;

/** Which of SES's events go on to EventBridge's default bus. */
export const ConfigurationSetEventDestinationProperties = z.strictObject({
  ConfigurationSetName: z.string(),
  EventDestination: z.strictObject({
    Name: z.string().optional(),
    Enabled: z.boolean().default(true),
    MatchingEventTypes: z.array(z.string()),
    EventBridgeDestination: z.strictObject({ EventBusArn: z.string() }),
  }),
});
export type ConfigurationSetEventDestinationProperties = z.infer<
  typeof ConfigurationSetEventDestinationProperties
>;

/** `AWS::SES::EmailIdentity`: an address or a domain that may stand in `From`. */
export const EmailIdentityProperties = z.strictObject({
  EmailIdentity: z.string(),
  ConfigurationSetAttributes: z.strictObject({ ConfigurationSetName: z.string() }).optional(),
  DkimAttributes: onAwsOnly,
  DkimSigningAttributes: onAwsOnly,
  FeedbackAttributes: onAwsOnly,
  MailFromAttributes: onAwsOnly,
  Tags: onAwsOnly,
});
export type EmailIdentityProperties = z.infer<typeof EmailIdentityProperties>;

const dkimToken = (part: string, number: number): Record<string, (identity: { name: string }) => string> => ({
  [`DkimDNSToken${part}${number}`]: ({ name }) => `home${number}._domainkey.${name}`,
});
const dkimTokens = Object.assign(
  {},
  ...[1, 2, 3].flatMap((number) => [dkimToken('Name', number), dkimToken('Value', number)]),
) as Record<string, (identity: { name: string }) => string>;

export const sesTypes = {
  'AWS::SES::ConfigurationSet': {
    properties: ConfigurationSetProperties,
    naming: {
      nameProperty: 'Name',
      arn: (name) => arnOf('ses', `configuration-set/${name}`),
      reference: byName,
      attributes: {},
    },
  },
  'AWS::SES::ConfigurationSetEventDestination': {
    properties: ConfigurationSetEventDestinationProperties,
    naming: {
      arn: (name) => arnOf('ses', `event-destination/${name}`),
      reference: byName,
      attributes: { Id: byName },
    },
  },
  'AWS::SES::EmailIdentity': {
    properties: EmailIdentityProperties,
    naming: {
      nameProperty: 'EmailIdentity',
      arn: (name) => arnOf('ses', `identity/${name}`),
      reference: byName,
      attributes: dkimTokens,
    },
  },
} satisfies Record<string, ResourceType>;
