import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFileJournal } from './file-journal.ts';
import { type Journal, JournalClosed } from './journal.ts';
import { memoryJournal } from './memory-journal.ts';

type Note = { text: string };

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'journal-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const asNote = (value: unknown): Note => value as Note;
const openNotes = () => openFileJournal(join(folder, 'deep', 'notes.jsonl'), asNote);

const textsOf = async (journal: Journal<Note>): Promise<string[]> => {
  const texts: string[] = [];
  for await (const { text } of journal.entries()) texts.push(text);
  return texts;
};

const kinds: [string, () => Promise<Journal<Note>>][] = [
  ['in memory', async () => memoryJournal<Note>()],
  ['in a file', openNotes],
];

describe.each(kinds)('a journal %s', (_, openJournal) => {
  it('gives entries back in the order of the appends, many at once included', async () => {
    const journal = await openJournal();
    const texts = Array.from({ length: 500 }, (__, index) => `entry ${index}`);
    await Promise.all(texts.map((text) => journal.append({ text })));
    expect(await textsOf(journal)).toEqual(texts);
  });

  it('keeps what an entry was when it was appended, line breaks and Japanese included', async () => {
    const journal = await openJournal();
    const entry = { text: '空き\nあり' };
    const appended = journal.append(entry);
    entry.text = 'changed later';
    await appended;
    expect(await textsOf(journal)).toEqual(['空き\nあり']);
  });

  it('puts a rewrite in the place of everything, and appends follow it', async () => {
    const journal = await openJournal();
    await journal.append({ text: 'old' });
    const rewritten = journal.rewrite([{ text: 'new' }]);
    await Promise.all([rewritten, journal.append({ text: 'after' })]);
    expect(await textsOf(journal)).toEqual(['new', 'after']);
  });

  it('loses nothing that is appended while a rewrite waits behind earlier appends', async () => {
    const journal = await openJournal();
    const before = journal.append({ text: 'before' });
    const rewritten = journal.rewrite([{ text: 'rewritten' }]);
    await Promise.all([before, rewritten, journal.append({ text: 'meanwhile' })]);
    expect(await textsOf(journal)).toEqual(['rewritten', 'meanwhile']);
  });

  it('refuses an append after it was closed', async () => {
    const journal = await openJournal();
    await journal.close();
    await expect(journal.append({ text: 'late' })).rejects.toThrow(JournalClosed);
  });
});

describe('a journal in a file', () => {
  it('is there again when it is opened again', async () => {
    const first = await openNotes();
    await first.append({ text: 'kept' });
    await first.close();
    const second = await openNotes();
    await second.append({ text: 'added' });
    expect(await textsOf(second)).toEqual(['kept', 'added']);
  });

  it.each(['{"te', '{"text":"torn"}', `{"text":"${'long'.repeat(50_000)}`])(
    'cuts off a last line that a crash tore, and goes on behind the line before',
    async (torn) => {
      const first = await openNotes();
      await first.append({ text: 'whole' });
      await first.close();
      const path = join(folder, 'deep', 'notes.jsonl');
      await appendFile(path, torn);
      const second = await openNotes();
      await second.append({ text: 'next' });
      expect(await textsOf(second)).toEqual(['whole', 'next']);
      expect(await readFile(path, 'utf8')).toBe('{"text":"whole"}\n{"text":"next"}\n');
    },
  );

  it('is empty when all it had was a torn line', async () => {
    await openNotes();
    await appendFile(join(folder, 'deep', 'notes.jsonl'), '{"text":');
    expect(await textsOf(await openNotes())).toEqual([]);
  });
});
