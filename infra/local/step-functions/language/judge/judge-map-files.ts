import type { QueryLanguage } from '../definition.ts';
import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import type { Findings } from './diagnostic.ts';
import { refuseUnknown, requireFields } from './judge-flow.ts';
import { judgeTemplate } from './judge-paths.ts';

/** The member that holds what a reader or a writer asks for. */
const ASKED: Record<QueryLanguage, 'Arguments' | 'Parameters'> = {
  JSONata: 'Arguments',
  JSONPath: 'Parameters',
};

const READERS = ['s3:getObject', 's3:listObjectsV2'];
const WRITERS = ['s3:putObject'];

const READER_CONFIG_FIELDS = [
  'InputType',
  'CSVHeaderLocation',
  'CSVHeaders',
  'CSVDelimiter',
  'ItemsPointer',
  'MaxItems',
];

/** Values that a reader's configuration may have; a manifest of S3 Inventory or a Parquet file is beyond the twin. */
const CHOICES: Record<string, string[]> = {
  InputType: ['JSON', 'JSONL', 'CSV'],
  CSVHeaderLocation: ['FIRST_ROW', 'GIVEN'],
  CSVDelimiter: ['COMMA', 'PIPE', 'SEMICOLON', 'SPACE', 'TAB'],
};

/** Judges where a distributed map reads its items from. */
export const judgeItemReader = (reader: Json | undefined, language: QueryLanguage, found: Findings) => {
  if (!judgeAsking(reader, READERS, ['ReaderConfig'], language, found)) return;
  const { Resource: resource, ReaderConfig: config } = reader;
  const here = found.at('ReaderConfig');
  if (config === undefined) {
    if (String(resource).endsWith(':getObject')) found.say('These fields are required: [ReaderConfig]');
    return;
  }
  if (!isJsonObject(config)) return here.say('Expected value of type Object');
  refuseUnknown(
    config,
    language === 'JSONPath' ? [...READER_CONFIG_FIELDS, 'MaxItemsPath'] : READER_CONFIG_FIELDS,
    here,
  );
  judgeFormat(config, here);
};

const judgeFormat = (config: JsonObject, found: Findings) => {
  for (const [field, allowed] of Object.entries(CHOICES)) {
    const value = config[field];
    if (value !== undefined && !allowed.includes(String(value)))
      found.at(field).say(`Value is not one of: ${allowed.map((one) => `'${one}'`).join(', ')}`);
  }
  if (config.InputType === 'CSV') requireFields(config, ['CSVHeaderLocation'], found);
  if (config.CSVHeaderLocation === 'GIVEN') requireFields(config, ['CSVHeaders'], found);
};

/** Judges where a distributed map writes its results to. */
export const judgeResultWriter = (writer: Json | undefined, language: QueryLanguage, found: Findings) => {
  if (judgeAsking(writer, WRITERS, [], language, found)) requireFields(writer, [ASKED[language]], found);
};

const judgeAsking = (
  asking: Json | undefined,
  resources: string[],
  more: string[],
  language: QueryLanguage,
  found: Findings,
): asking is JsonObject => {
  if (asking === undefined) return false;
  if (!isJsonObject(asking)) {
    found.say('Expected value of type Object');
    return false;
  }
  const asked = ASKED[language];
  refuseUnknown(asking, ['Resource', asked, ...more], found);
  requireFields(asking, ['Resource'], found);
  if (asking.Resource !== undefined && !resources.some((one) => isResource(asking.Resource, one)))
    found.at('Resource').say('Value is not a valid resource ARN');
  if (language === 'JSONPath' && asking[asked] !== undefined) judgeTemplate(asking[asked], found.at(asked));
  return true;
};

const isResource = (value: Json | undefined, name: string): boolean =>
  typeof value === 'string' &&
  /^arn:[a-z-]+:states:[a-z0-9-]*:\d*:/.test(value) &&
  value.endsWith(`:${name}`);
