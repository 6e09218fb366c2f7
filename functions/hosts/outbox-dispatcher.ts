import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { z } from 'zod';
import { OutboxId } from '../../shared/domain/ids.ts';
import { MunicipalityCode } from '../../shared/domain/municipality/schema.ts';
import { deliverRow } from '../outbox/deliver.ts';
import { hosted } from './host.ts';
import { outboxHost } from './outbox-host.ts';

const NewRow = z.object({
  municipality: z.object({ S: MunicipalityCode }),
  outboxId: z.object({ S: OutboxId }),
});

const { services, senders } = outboxHost();
const processor = new BatchProcessor(EventType.DynamoDBStreams);

const deliverRecord = async (record: DynamoDBRecord): Promise<void> => {
  const { municipality, outboxId } = NewRow.parse(record.dynamodb?.NewImage);
  await deliverRow(services, senders, municipality.S, outboxId.S);
};

/** The Ledger's stream brings each new outbox row here, at once. */
export const handler = hosted((event: DynamoDBStreamEvent, context) =>
  processPartialResponse(event, deliverRecord, processor, { context, throwOnFullBatchFailure: false }),
);
