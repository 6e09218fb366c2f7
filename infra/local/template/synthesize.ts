import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { access, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { contentHash } from './content-hash.ts';

/** The stage that the twin plays: the real one, not a smaller copy. */
const STAGE = 'Production';

export type Synthesis = {
  /** Bundles the functions as for a deployment: takes a minute, and is seldom wanted at home. */
  bundled: boolean;
};

/** What the CDK app is made of, and what it reads; a change in any of these makes a new synthesis. */
const declares = [
  'infra',
  'infra/local/template/synthesize.ts',
  'workflows',
  'functions/hosts/environments.ts',
  'cdk.json',
  'package-lock.json',
];
/** What the functions' code is made of besides. */
const bundles = ['functions', 'shared'];

const CdkSettings = z.looseObject({ context: z.record(z.string(), z.unknown()).default({}) });

/**
 * The cloud assembly of the CDK app, as a folder under `.cache/`. Synthesized when its inputs have changed (a second
 * or two), otherwise found by their hash (milliseconds). Two processes may do this at once.
 */
export const synthesizeForHome = async (repositoryRoot: string, { bundled }: Synthesis): Promise<string> => {
  const cache = path.join(repositoryRoot, '.cache', bundled ? 'synthesis-bundled' : 'synthesis');
  const inputs = bundled ? [...declares, ...bundles] : declares;
  const hash = await contentHash(repositoryRoot, inputs, ['infra/local']);
  const directory = path.join(cache, hash);
  if (await exists(directory)) return directory;
  const unfinished = path.join(cache, `${hash}.${randomUUID()}`);
  await mkdir(cache, { recursive: true });
  await runApp(repositoryRoot, unfinished, bundled);
  await rename(unfinished, directory).catch(() => rm(unfinished, { recursive: true }));
  await forgetOthers(cache, hash);
  return directory;
};

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

/** Unless it is asked for nothing is bundled, and CloudFormation's own linting is left to `npm run synth`: neither changes what is declared. */
const runApp = async (repositoryRoot: string, outDirectory: string, bundled: boolean): Promise<void> => {
  const settings = CdkSettings.parse(
    JSON.parse(await readFile(path.join(repositoryRoot, 'cdk.json'), 'utf8')),
  );
  const context = {
    ...settings.context,
    stage: STAGE,
    ...(bundled ? {} : { 'aws:cdk:bundling-stacks': [] }),
    'aws:cdk:enable-path-metadata': true,
    'aws:cdk:enable-asset-metadata': true,
  };
  await promisify(execFile)(process.execPath, ['--import', 'tsx', 'infra/app.ts'], {
    cwd: repositoryRoot,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      CDK_OUTDIR: outDirectory,
      CDK_CONTEXT_JSON: JSON.stringify(context),
      CDK_VALIDATION: 'false',
      CDK_DISABLE_STACK_TRACE: '1',
    },
  });
};

const forgetOthers = async (cache: string, hash: string): Promise<void> => {
  const others = (await readdir(cache)).filter((name) => /^[0-9a-f]{24}$/.test(name) && name !== hash);
  await Promise.all(others.map((name) => rm(path.join(cache, name), { recursive: true, force: true })));
};
