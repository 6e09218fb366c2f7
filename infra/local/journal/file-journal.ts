import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Journal, JournalClosed } from './journal.ts';
import { linesOf } from './lines-of.ts';
import { cutTornTail } from './torn-tail.ts';

/**
 * A journal in a file of JSON lines. Entries that arrive while the disk is busy share the next write and its one
 * fsync. A last line without an end was torn by a crash and had never been acknowledged: it is cut off on opening.
 * `parse` is the door of what comes back from the disk; what it throws, reading throws.
 */
export const openFileJournal = async <E>(path: string, parse: (value: unknown) => E): Promise<Journal<E>> => {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'a+');
  await cutTornTail(file);
  await syncFolder(dirname(path));
  return new FileJournal(path, parse, file);
};

type Waiting = { line: string; written: () => void; failed: (reason: unknown) => void };

class FileJournal<E> implements Journal<E> {
  readonly #path: string;
  readonly #parse: (value: unknown) => E;
  #file: FileHandle;
  /** What the next write takes; a rewrite begins another one, so that nothing appended after it is written before it. */
  #batch: Waiting[] | undefined;
  #work: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(path: string, parse: (value: unknown) => E, file: FileHandle) {
    this.#path = path;
    this.#parse = parse;
    this.#file = file;
  }

  append(entry: E): Promise<void> {
    if (this.#closed) return Promise.reject(new JournalClosed());
    const line = `${JSON.stringify(entry)}\n`;
    return new Promise((written, failed) => {
      this.#openBatch().push({ line, written, failed });
    });
  }

  async *entries(): AsyncIterable<E> {
    await this.#inTurn(async () => {});
    for await (const line of linesOf(createReadStream(this.#path))) yield this.#parse(JSON.parse(line));
  }

  rewrite(entries: Iterable<E>): Promise<void> {
    this.#batch = undefined;
    return this.#inTurn(async () => {
      const fresh = `${this.#path}.next`;
      await writeLines(fresh, entries);
      await rename(fresh, this.#path);
      await syncFolder(dirname(this.#path));
      await this.#file.close();
      this.#file = await open(this.#path, 'a+');
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#inTurn(() => this.#file.close());
  }

  #openBatch(): Waiting[] {
    if (this.#batch) return this.#batch;
    const batch: Waiting[] = [];
    this.#batch = batch;
    void this.#inTurn(() => this.#write(batch));
    return batch;
  }

  async #write(batch: Waiting[]): Promise<void> {
    if (this.#batch === batch) this.#batch = undefined;
    try {
      await this.#file.appendFile(batch.map(({ line }) => line).join(''));
      await this.#file.datasync();
      for (const { written } of batch) written();
    } catch (reason) {
      for (const { failed } of batch) failed(reason);
    }
  }

  /** One thing after the other on the file: writes, a rewrite, the closing. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.#work.then(work);
    this.#work = done.catch(() => {});
    return done;
  }
}

const LINES_PER_WRITE = 1_000;

const writeLines = async (path: string, entries: Iterable<unknown>): Promise<void> => {
  const file = await open(path, 'w');
  try {
    let lines: string[] = [];
    for (const entry of entries) {
      lines.push(`${JSON.stringify(entry)}\n`);
      if (lines.length < LINES_PER_WRITE) continue;
      await file.appendFile(lines.join(''));
      lines = [];
    }
    await file.appendFile(lines.join(''));
    await file.sync();
  } finally {
    await file.close();
  }
};

/** A new name in a folder survives a power cut only once the folder itself is on the disk. */
const syncFolder = async (path: string): Promise<void> => {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
};
