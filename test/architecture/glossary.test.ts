import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';

const root = path.join(import.meta.dirname, '..', '..');

/** The identifiers of the glossary's second column, in the order in which they stand. */
const identifiers = (await readFile(path.join(root, 'docs', 'glossary.md'), 'utf8'))
  .split('\n')
  .filter((line) => line.startsWith('|') && line.includes('`'))
  .flatMap((line) =>
    [...(line.split('|')[2] ?? '').matchAll(/`([A-Za-z]+)`/g)].map((match) => match[1] ?? ''),
  );

const sourcesBelow = async (folder: string): Promise<string[]> =>
  (await readdir(path.join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));

describe('the glossary', () => {
  let code = '';
  beforeAll(async () => {
    const files = (
      await Promise.all(['shared/domain', 'shared/store', 'functions'].map(sourcesBelow))
    ).flat();
    code = (await Promise.all(files.map((file) => readFile(file, 'utf8')))).join('\n');
  });

  it('names the field’s terms', () => {
    expect(identifiers.length).toBeGreaterThan(30);
  });

  it.each([...new Set(identifiers)])('%s is a word of the code', (identifier) => {
    const word = new RegExp(identifier.replace(/([A-Z])/g, '[-_]?$1'), 'i');
    expect(code).toMatch(word);
  });
});
