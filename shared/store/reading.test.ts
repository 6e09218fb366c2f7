import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { toStored } from './attribute-values.ts';
import { readingOnce } from './reading.ts';
import { defineRecords } from './records.ts';
import type { Sealer } from './sealing.ts';

const opened: string[] = [];
const openSeals: Sealer = {
  seal: async (_context, text) => text,
  open: async (_context, sealed) => {
    opened.push(sealed);
    return sealed;
  },
};

const notes = defineRecords({
  table: 'cases',
  entity: 'note',
  schema: z.object({ words: z.string(), tags: z.array(z.string()) }),
  key: () => ({ pk: '990001#notes', sk: 'one' }),
  sealed: ['words'],
});

const stored = (words: string) =>
  toStored({
    ...{ pk: '990001#notes', sk: 'one', entity: 'note', version: 3 },
    ...{ words: JSON.stringify(words), tags: ['kita'] },
  });

describe('reading what a store gave', () => {
  it('opens an item once, however often a store inside the process gives it', async () => {
    opened.length = 0;
    const read = readingOnce(openSeals);
    const item = stored('called in the morning');
    await read(notes, item);
    expect(await read(notes, item)).toEqual({
      value: { words: 'called in the morning', tags: ['kita'] },
      version: 3,
    });
    expect(opened).toHaveLength(1);
  });

  it('reads an item that was written anew', async () => {
    const read = readingOnce(openSeals);
    await read(notes, stored('before'));
    expect((await read(notes, stored('after')))?.value.words).toBe('after');
  });

  it('is not changed by who read it before', async () => {
    const kept = await readingOnce(openSeals)(notes, stored('as it was'));
    expect(() => kept?.value.tags.push('minami')).toThrow(TypeError);
  });

  it('asks for a key again that was refused once', async () => {
    let refusals = 1;
    const read = readingOnce({
      ...openSeals,
      open: async (_context, sealed) => {
        refusals -= 1;
        if (refusals >= 0) throw new Error('the key was refused');
        return sealed;
      },
    });
    const item = stored('behind a key');
    await expect(read(notes, item)).rejects.toThrow('the key was refused');
    expect((await read(notes, item))?.value.words).toBe('behind a key');
  });

  it('does not take one kind for another', () => {
    const others = { ...notes, entity: 'letter' };
    expect(readingOnce(openSeals)(others, stored('a note'))).toBeUndefined();
  });
});
