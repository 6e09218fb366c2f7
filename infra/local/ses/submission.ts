import { z } from 'zod';
import { AwsError } from '../aws-port/aws-error.ts';
import { readAddresses } from './mime/addresses.ts';
import { type Header, headerOf, splitMessage } from './mime/headers.ts';

/** A message as it was handed over: its envelope, its bytes, and how its events are to be named. */
export type Submission = {
  from: string;
  to: string[];
  raw: Buffer;
  headers: Header[];
  configurationSet: string | undefined;
  tags: Record<string, string>;
};

const Tag = z.object({ Name: z.string(), Value: z.string() });

const SendRawEmailRequest = z.looseObject({
  Source: z.string().optional(),
  Destinations: z.array(z.string()).default([]),
  RawMessage: z.object({ Data: z.string() }),
  ConfigurationSetName: z.string().optional(),
  Tags: z.array(Tag).default([]),
});

/** `SendRawEmail`'s form; parameters go before the headers that say the same. Throws `InvalidParameterValue`. */
export const SendRawEmail = SendRawEmailRequest.transform((request): Submission => {
  const raw = Buffer.from(request.RawMessage.Data, 'base64');
  const { headers } = splitMessage(raw);
  const [from] = readAddresses(request.Source ?? headerOf(headers, 'from') ?? '');
  if (!from || !headerOf(headers, 'from')) throw invalid("Missing required header 'From'.");
  const to = request.Destinations.length > 0 ? request.Destinations : recipientsOf(headers);
  return {
    from,
    to: checkedRecipients(to.flatMap(readAddresses)),
    raw: checkedSize(raw),
    headers: headers.filter(({ name }) => !/^(x-ses-|bcc$)/i.test(name)),
    configurationSet: request.ConfigurationSetName ?? headerOf(headers, 'x-ses-configuration-set'),
    tags: checkedTags([...tagsOf(headers), ...request.Tags]),
  };
});

const recipientsOf = (headers: readonly Header[]): string[] =>
  ['to', 'cc', 'bcc'].flatMap((name) => headerOf(headers, name) ?? []);

const tagsOf = (headers: readonly Header[]): z.infer<typeof Tag>[] =>
  (headerOf(headers, 'x-ses-message-tags') ?? '')
    .split(',')
    .filter((one) => one.trim() !== '')
    .map((one) => {
      const [Name = '', Value = ''] = one.split('=', 2).map((side) => side.trim());
      return { Name, Value };
    });

/** Recipients that SES takes per message. */
const MOST_RECIPIENTS = 50;

const checkedRecipients = (to: string[]): string[] => {
  if (to.length === 0) throw invalid("Missing required header 'To'.");
  if (to.length > MOST_RECIPIENTS) throw invalid(`Recipient count exceeds ${MOST_RECIPIENTS}.`);
  const odd = to.find((address) => !/^[\x21-\x7e]+$/.test(address));
  if (odd) throw invalid(`Local address or domain contains illegal characters: ${odd}`);
  return to;
};

/** Bytes of a raw message that SES takes without a raised limit. */
const LARGEST_MESSAGE = 10 * 1024 * 1024;

const checkedSize = (raw: Buffer): Buffer => {
  if (raw.length <= LARGEST_MESSAGE) return raw;
  throw invalid(`Message length is more than ${LARGEST_MESSAGE} bytes long: '${raw.length}'.`);
};

const checkedTags = (tags: z.infer<typeof Tag>[]): Record<string, string> => {
  const wrong = tags.find(({ Name, Value }) => !TAG_PART.test(Name) || !TAG_PART.test(Value));
  if (wrong) throw invalid(`Invalid message tag: ${wrong.Name}=${wrong.Value}`);
  return Object.fromEntries(tags.map(({ Name, Value }) => [Name, Value]));
};

const TAG_PART = /^[A-Za-z0-9_-]{1,256}$/;

const invalid = (message: string): AwsError => new AwsError('InvalidParameterValue', message);
