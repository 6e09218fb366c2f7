import { randomUUID } from 'node:crypto';
import type { DynamoDBRecord } from 'aws-lambda';
import { REGION } from '../template/account.ts';
import { type Item, keyOf, sameItem } from './item.ts';
import type { TableFacts } from './table-facts.ts';

/** One item before and after a write; undefined where there is none. */
export type Change = { before: Item | undefined; after: Item | undefined; byExpiry?: boolean };

/** Numbers the records of one table, ever higher, also after a restart at a later instant. */
export type SequenceNumbers = () => string;

/** A stream record as Lambda gets it, or none for a write that changed nothing. */
export const streamRecord = (
  { keyNames, stream }: TableFacts,
  { before, after, byExpiry }: Change,
  writtenEpochMs: number,
  next: SequenceNumbers,
): DynamoDBRecord | undefined => {
  const item = after ?? before;
  if (!item || !stream || (before && after && sameItem(before, after))) return undefined;
  const { view } = stream;
  return {
    eventID: randomUUID().replaceAll('-', ''),
    eventName: before ? (after ? 'MODIFY' : 'REMOVE') : 'INSERT',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: REGION,
    eventSourceARN: stream.arn,
    ...(byExpiry && { userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' } }),
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(writtenEpochMs / 1000),
      Keys: keyOf(item, keyNames),
      ...(after && shows(view, 'NEW') && { NewImage: after }),
      ...(before && shows(view, 'OLD') && { OldImage: before }),
      SequenceNumber: next(),
      SizeBytes: Buffer.byteLength(JSON.stringify(item)),
      StreamViewType: view,
    },
  };
};

const shows = (view: string, image: 'NEW' | 'OLD'): boolean =>
  view === 'NEW_AND_OLD_IMAGES' || view === `${image}_IMAGE`;

/** Sequence numbers that begin at an instant, and after those that were given before. 21 digits, so that they can be compared as text. */
export const sequenceFrom = (epochMs: number, before = '0'): SequenceNumbers => {
  const [now, given] = [BigInt(epochMs) * 10_000_000n, BigInt(before)];
  let last = now > given ? now : given;
  return () => {
    last += 1n;
    return last.toString().padStart(21, '0');
  };
};
