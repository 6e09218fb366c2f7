import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DeleteCommand, PutCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AwsError } from '../aws-port/aws-error.ts';
import { openFileJournal } from '../journal/file-journal.ts';
import { StreamBook, StreamEntry } from '../streams/stream-book.ts';
import { aDynamoDb, type DynamoDbAtHome } from './a-dynamodb.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'announced-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const failAtOnce = (accident: unknown): never => {
  throw accident;
};
const openBook = async (): Promise<StreamBook> =>
  StreamBook.open(
    await openFileJournal(path.join(folder, 'streams.jsonl'), (value) => StreamEntry.parse(value)),
    failAtOnce,
  );

/** One process on the folder; it ends by `ends` and leaves what is on the disk. */
const life = async (
  live: (home: DynamoDbAtHome) => Promise<unknown>,
  book?: StreamBook,
): Promise<string[]> => {
  const its = book ?? (await openBook());
  const home = await aDynamoDb({ folder, book: its });
  const found = home.records.map(({ eventName, dynamodb }) => `${eventName} ${dynamodb?.Keys?.sk?.S}`);
  await live(home);
  await home.stop();
  await its.close();
  return found;
};

/** A process that dies as soon as its announcement is on the disk: nothing it does later reaches the journal. */
const diesAfterAnnouncing = async (): Promise<StreamBook> => {
  const book = await openBook();
  book.settle = () => {};
  return book;
};

/** A process that dies when its announcement is on the disk and the engine has not been asked yet. */
const diesBeforeWriting = async (): Promise<StreamBook> => {
  const book = await openBook();
  const announce = book.announce.bind(book);
  book.announce = async (images) => {
    await announce(images);
    throw new AwsError('InternalServerError', 'dead', 500);
  };
  return book;
};

const Key = (sk: string) => ({ pk: 'case 1', sk });
const put = (sk: string, count = 1) => new PutCommand({ TableName: 'Cases', Item: { ...Key(sk), count } });
const add = (sk: string) => ({
  TableName: 'Cases',
  Key: Key(sk),
  UpdateExpression: 'ADD #count :one',
  ExpressionAttributeNames: { '#count': 'count' },
  ExpressionAttributeValues: { ':one': 1 },
});

describe('a write to a table with a stream whose process dies', () => {
  it('between the write and its record has its record in the next process, once', async () => {
    await life((home) => home.client.send(put('there')));
    const cut = await diesAfterAnnouncing();
    await life(async ({ client }) => {
      await client.send(put('new'));
      await client.send(new UpdateCommand(add('there')));
      await client.send(
        new TransactWriteCommand({
          TransactItems: [
            { Update: add('in a transaction') },
            { Put: { TableName: 'Quiet', Item: Key('x') } },
          ],
        }),
      );
    }, cut);
    const next = await life(async () => undefined);
    expect(next).toEqual(['INSERT new', 'MODIFY there', 'INSERT in a transaction']);
    expect(await life(async () => undefined)).toEqual([]);
  });

  it('after a deletion has the record of the deletion', async () => {
    await life((home) => home.client.send(put('there')));
    const cut = await diesAfterAnnouncing();
    await life((home) => home.client.send(new DeleteCommand({ TableName: 'Cases', Key: Key('there') })), cut);
    expect(await life(async () => undefined)).toEqual(['REMOVE there']);
  });

  it('before the write has no record, for nothing was written', async () => {
    const cut = await diesBeforeWriting();
    await life((home) => expect(home.client.send(put('new'))).rejects.toThrow(), cut);
    expect(await life(async () => undefined)).toEqual([]);
  });

  it('after the write was refused has none either', async () => {
    await life((home) => home.client.send(put('there')));
    const cut = await diesAfterAnnouncing();
    const onlyNew = new PutCommand({
      TableName: 'Cases',
      Item: { ...Key('there'), count: 2 },
      ConditionExpression: 'attribute_not_exists(pk)',
    });
    await life((home) => expect(home.client.send(onlyNew)).rejects.toThrow(), cut);
    expect(await life(async () => undefined)).toEqual([]);
  });
});
