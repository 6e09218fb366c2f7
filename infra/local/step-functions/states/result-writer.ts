import type { Execution } from '../executions/execution.ts';
import type { MapRunRecord } from '../executions/map-run-record.ts';
import type { ResultWriter } from '../language/definition.ts';
import { isJsonObject, type Json, type JsonObject } from '../language/json.ts';
import { described } from '../protocol/describe-execution.ts';
import { dataFlowOf } from './data-flow.ts';
import type { Step } from './step.ts';

/**
 * Puts what became of each item's execution into the object store, by status, and a manifest that names the files.
 * Written again after a crash, they are the same. Source: developer guide, "ResultWriter".
 */
export const writeResults = async (
  step: Step,
  writer: ResultWriter,
  run: MapRunRecord,
  items: readonly Execution[],
): Promise<JsonObject> => {
  const template = (step.language === 'JSONata' ? writer.Arguments : writer.Parameters) ?? {};
  const filled = await dataFlowOf(step).templateIn(step, template, 'ResultWriter/Arguments');
  const { Bucket = '', Prefix = '' } = isJsonObject(filled) ? filled : {};
  const bucket = String(Bucket);
  const folder = [String(Prefix).replace(/\/$/, ''), run.arn.slice(run.arn.lastIndexOf(':') + 1)]
    .filter((part) => part !== '')
    .join('/');
  const files: JsonObject = {};
  for (const status of ['FAILED', 'PENDING', 'SUCCEEDED'])
    files[status] = await writeFile(step, bucket, `${folder}/${status}_0.json`, items, status);
  const key = `${folder}/manifest.json`;
  const manifest = { DestinationBucket: bucket, MapRunArn: run.arn, ResultFiles: files };
  await step.world.objects.put(bucket, key, JSON.stringify(manifest));
  return { MapRunArn: run.arn, ResultWriterDetails: { Bucket: bucket, Key: key } };
};

/** One file of the executions that ended so; none when there is nothing to say. */
const writeFile = async (
  step: Step,
  bucket: string,
  key: string,
  items: readonly Execution[],
  status: string,
): Promise<Json[]> => {
  const told = items.filter((item) => (item.status === 'SUCCEEDED' ? 'SUCCEEDED' : 'FAILED') === status);
  if (told.length === 0) return [];
  const text = JSON.stringify(told.map((item) => resultOf(item, step.turn.now)));
  await step.world.objects.put(bucket, key, text);
  return [{ Key: key, Size: Buffer.byteLength(text) }];
};

const resultOf = (item: Execution, now: number): JsonObject => {
  const all: Record<string, unknown> = described(item, now);
  const entries = Object.entries(all).map(([name, value]): [string, Json] => [
    name.charAt(0).toUpperCase() + name.slice(1),
    name.endsWith('Date') ? new Date(Number(value) * 1000).toISOString() : (value as Json),
  ]);
  return Object.fromEntries(entries);
};
