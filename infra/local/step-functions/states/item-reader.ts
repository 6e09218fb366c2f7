import type { ItemReader } from '../language/definition.ts';
import { StateFailure } from '../language/failure.ts';
import { isJsonObject, type Json } from '../language/json.ts';
import { ObjectMissing } from '../objects/object-store.ts';
import { dataFlowOf } from './data-flow.ts';
import { itemsInText, UnreadableItems } from './item-formats.ts';
import type { Step } from './step.ts';

/** The error under which a run fails that cannot read its items. */
const STATES_ITEM_READER_FAILED = 'States.ItemReaderFailed';

/** The most items that a run reads. Source: developer guide, "ItemReader", `MaxItems`. */
const MOST_ITEMS = 100_000_000;

const failed = (cause: string): StateFailure => new StateFailure({ error: STATES_ITEM_READER_FAILED, cause });

/** What `MaxItems` or `MaxItemsPath` says; evaluated before the run begins. */
export const mostItems = (step: Step, reader: ItemReader): Promise<number | undefined> =>
  dataFlowOf(step).numberIn(step, reader.ReaderConfig ?? {}, 'MaxItems', 'ItemReader/ReaderConfig/');

/** Reads the items of a distributed map from the object store; 0 stands for all. */
export const readItems = async (
  step: Step,
  reader: ItemReader,
  most: number | undefined,
): Promise<Json[]> => {
  if (most !== undefined && most < 0) throw failed('field MaxItems must be positive');
  const items = await allItems(step, reader);
  return items.slice(0, Math.min(most || MOST_ITEMS, MOST_ITEMS));
};

const allItems = async (step: Step, reader: ItemReader): Promise<Json[]> => {
  const { objects } = step.world;
  const { Bucket = '', Key = '', Prefix = '' } = await argumentsOf(step, reader);
  if (reader.Resource.endsWith(':listObjectsV2')) return objects.list(String(Bucket), String(Prefix));
  try {
    return itemsInText(await objects.get(String(Bucket), String(Key)), reader.ReaderConfig ?? {});
  } catch (reason) {
    if (reason instanceof UnreadableItems) throw failed(reason.message);
    if (reason instanceof ObjectMissing) throw failed(missing(reason));
    throw reason;
  }
};

const missing = ({ message }: ObjectMissing): string =>
  `${message} (Service: Amazon S3; Status Code: 404; Error Code: NoSuchKey; Request ID: null; Proxy: null)`;

const argumentsOf = async (step: Step, reader: ItemReader): Promise<Record<string, Json>> => {
  const template = (step.language === 'JSONata' ? reader.Arguments : reader.Parameters) ?? {};
  const filled = await dataFlowOf(step).templateIn(step, template, 'ItemReader/Arguments');
  return isJsonObject(filled) ? filled : {};
};
