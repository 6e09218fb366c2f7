import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCloudAssembly } from '../../infra/local/template/cloud-assembly.ts';

const repositoryRoot = path.join(import.meta.dirname, '..', '..');

/** Every function of every stage is bundled; what did not change since the last time is taken from `.cache`. */
const SYNTHESIS_MS = 300_000;

/**
 * Three megabytes unpacked, code cache included: about twice the bundle of a page with the AWS SDK. A function that
 * outgrows it has taken in something heavy (a font, a PDF writer, a whole SDK) and should hold it in its own function.
 */
const LARGEST_FUNCTION_BYTES = 3_000_000;

/** An address where nobody listens: whoever asks the network during the synthesis gets nothing. */
const NOWHERE = 'http://127.0.0.1:9';

let assembly: string;
let functionFolders: string[];

beforeAll(async () => {
  assembly = await mkdtemp(path.join(tmpdir(), 'synth-'));
  await promisify(execFile)('npm', ['run', 'synth', '--', '--output', assembly], {
    cwd: repositoryRoot,
    env: { PATH: process.env.PATH, HOME: assembly, HTTP_PROXY: NOWHERE, HTTPS_PROXY: NOWHERE, CI: 'true' },
  });
  const names = await readdir(assembly);
  functionFolders = names
    .filter((name) => name.startsWith('asset.'))
    .map((name) => path.join(assembly, name));
}, SYNTHESIS_MS);
afterAll(() => rm(assembly, { recursive: true, force: true }));

describe('npm run synth, without a network and without credentials', () => {
  it('writes the templates of every stage', async () => {
    const stacks = (await readCloudAssembly(assembly)).map(({ stackName }) => stackName);
    for (const stage of ['Trial', 'Production']) {
      for (const stack of ['Data', 'Mail', 'SignIn', 'Workflows', 'Web', 'Edge']) {
        expect(stacks).toContain(`${stage}-${stack}`);
      }
    }
  });

  it('deploys the same code to each stage, one folder per function', async () => {
    const entries = new Set(
      (await readCloudAssembly(assembly)).flatMap(({ template }) =>
        Object.values(template.Resources)
          .filter(({ Type }) => Type === 'AWS::Lambda::Function')
          .map(({ Metadata }) => (Metadata['hoiku:source'] as { entry: string }).entry),
      ),
    );
    expect(entries.size).toBeGreaterThanOrEqual(11);
    expect(functionFolders.length).toBeLessThanOrEqual(entries.size);
  });

  it('each folder holds the loader, the bundle and its code cache, and is not too large', async () => {
    for (const folder of functionFolders) {
      const files = await readdir(folder);
      expect(files.sort()).toEqual(['bundle.cache', 'bundle.js', 'index.js', 'package.json']);
      const sizes = await Promise.all(files.map(async (file) => (await stat(path.join(folder, file))).size));
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(LARGEST_FUNCTION_BYTES);
    }
  });
});
