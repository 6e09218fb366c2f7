import type { DynamoDBRecord } from 'aws-lambda';
import type { Timeline } from '../clock/timeline.ts';
import type { Functions } from '../functions/invocation.ts';
import type { Identities } from '../identity/access.ts';
import { compilePattern } from '../rules/event-pattern.ts';
import type { Declaration, Declared } from '../template/declaration.ts';
import { TemplateRefused } from '../template/refusal.ts';
import { streamArnOf } from '../template/resources/dynamodb.ts';
import type { EventSourceMappingProperties, FunctionProperties } from '../template/resources/lambda.ts';
import { Lane } from './lane.ts';
import type { Queues } from './queues.ts';
import type { Delivery, StreamBook } from './stream-book.ts';

export type StreamMappingsOptions = {
  declaration: Declaration;
  identities: Pick<Identities, 'judge'>;
  functions: Functions;
  timeline: Timeline;
  queues: Queues;
  book: StreamBook;
};

/** Hands the records of the tables' streams to the functions that are mapped to them. */
export interface StreamMappings {
  /**
   * Takes records in the order of their writes and returns at once; delivery goes on beside. `write` is the number
   * under which the book announced their write: with this call it is known what became of it.
   */
  accept(records: readonly DynamoDBRecord[], write?: number): void;
}

/**
 * Sets up the event source mappings of the templates; what the book says is still owed goes on its way at once.
 * Throws `TemplateRefused` where AWS would not make the mapping: the table has no stream, or the function's role may not
 * read it or not write to the queue for failures.
 */
export const createStreamMappings = (options: StreamMappingsOptions): StreamMappings => {
  const mappings = options.declaration
    .all('AWS::Lambda::EventSourceMapping')
    .filter(({ properties }) => properties.Enabled)
    .map((declared) => new StreamMapping(declared, options));
  return {
    accept: (records, write) => {
      const deliveries = records.flatMap((record) =>
        mappings.filter((mapping) => mapping.wants(record)).map((mapping) => ({ mapping, record })),
      );
      options.book.settle(write, deliveries.map(nameOfMapping));
      for (const { mapping, record } of deliveries) mapping.add(record);
    },
  };
};

const nameOfMapping = ({
  mapping,
  record,
}: {
  mapping: StreamMapping;
  record: DynamoDBRecord;
}): Delivery => ({
  mapping: mapping.name,
  record,
});

class StreamMapping {
  /** The same in every life of the twin. */
  readonly name: string;
  readonly #streamArn: string;
  readonly #lanes: Lane[];
  readonly #passes: (record: DynamoDBRecord) => boolean;

  constructor(declared: Declared<EventSourceMappingProperties>, options: StreamMappingsOptions) {
    const { properties, path } = declared;
    this.name = path;
    this.#streamArn = properties.EventSourceArn;
    requireStream(options.declaration, declared);
    const fn = mappedFunction(options.declaration, declared);
    requireGrants(options.identities, declared, fn.properties.Role);
    const filters = properties.FilterCriteria.Filters.map(({ Pattern }) =>
      compilePattern(JSON.parse(Pattern), path),
    );
    this.#passes = (record) => filters.length === 0 || filters.some((matches) => matches(record));
    this.#lanes = Array.from(
      { length: properties.ParallelizationFactor },
      () => new Lane({ ...options, mapping: path, properties, functionArn: fn.arn }),
    );
    for (const record of options.book.owedTo(path)) this.add(record);
  }

  wants(record: DynamoDBRecord): boolean {
    return record.eventSourceARN === this.#streamArn && this.#passes(record);
  }

  add(record: DynamoDBRecord): void {
    this.#lanes[laneOf(record, this.#lanes.length)]?.add(record);
  }
}

/** Records of one item always go down the same lane, so that they stay in order. */
const laneOf = (record: DynamoDBRecord, lanes: number): number => {
  if (lanes === 1) return 0;
  const key = JSON.stringify(record.dynamodb?.Keys);
  let sum = 0;
  for (let index = 0; index < key.length; index += 1) sum = (sum * 31 + key.charCodeAt(index)) >>> 0;
  return sum % lanes;
};

const requireStream = (
  declaration: Declaration,
  { path, properties }: Declared<EventSourceMappingProperties>,
): void => {
  const tables = [
    ...declaration.all('AWS::DynamoDB::Table'),
    ...declaration.all('AWS::DynamoDB::GlobalTable'),
  ];
  const streamed = tables.some(
    (table) => table.properties.StreamSpecification && streamArnOf(table.arn) === properties.EventSourceArn,
  );
  if (!streamed) throw new TemplateRefused(path, `no table has the stream ${properties.EventSourceArn}`);
};

const mappedFunction = (
  declaration: Declaration,
  { path, properties }: Declared<EventSourceMappingProperties>,
): Declared<FunctionProperties> => {
  const fn = declaration
    .all('AWS::Lambda::Function')
    .find(({ name, arn }) => [name, arn].some((one) => properties.FunctionName.startsWith(one)));
  if (!fn) throw new TemplateRefused(path, `no template declares the function ${properties.FunctionName}`);
  return fn;
};

const requireGrants = (
  identities: Pick<Identities, 'judge'>,
  { path, properties }: Declared<EventSourceMappingProperties>,
  roleArn: string,
): void => {
  const stream = properties.EventSourceArn;
  const failures = properties.DestinationConfig?.OnFailure?.Destination;
  const needs = [
    ...['DescribeStream', 'GetRecords', 'GetShardIterator'].map((action) => [`dynamodb:${action}`, stream]),
    ['dynamodb:ListStreams', '*'],
    ...(failures ? [['sqs:SendMessage', failures]] : []),
  ];
  for (const [action = '', resource = ''] of needs) {
    const verdict = identities.judge({ roleArn, action, resource });
    if (!verdict.allowed) throw new TemplateRefused(path, verdict.message);
  }
};
