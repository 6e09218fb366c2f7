import path from 'node:path';
import { type BuildOptions, build, type Metafile } from 'esbuild';
import { holidayNames } from './holiday-names.ts';
import { zodByName } from './zod-by-name.ts';

export const repositoryRoot = path.join(import.meta.dirname, '..', '..');

/** One file of CommonJS, and what went into it. */
export type Bundle = { text: string; metafile: Metafile };

/** What anybody would write first: the peer that our bundles are measured against. */
export const stockOptions = (entry: string): BuildOptions & { write: false; metafile: true } => ({
  absWorkingDir: repositoryRoot,
  entryPoints: [entry],
  bundle: true,
  platform: 'node',
  format: 'cjs',
  // Deployed on a newer Node, runnable on the oldest that the machines here have.
  target: 'node20',
  minify: true,
  logLevel: 'warning',
  write: false,
  metafile: true,
});

/** Bundles one entry of `functions/hosts`, leaving out what no function of ours can reach. */
export const leanBundle = (entry: string): Promise<Bundle> =>
  bundleWith({
    ...stockOptions(entry),
    // ES modules tell the bundler what is not used; the CommonJS builds of the AWS SDK do not.
    mainFields: ['module', 'main'],
    alias: {
      '@aws-sdk/credential-provider-node': path.join(import.meta.dirname, 'no-credential-search.ts'),
    },
    plugins: [zodByName, holidayNames],
    // A script that comes from a code cache may not call `import()`.
    supported: { 'dynamic-import': false },
    charset: 'utf8',
  });

export const bundleWith = async (
  options: BuildOptions & { write: false; metafile: true },
): Promise<Bundle> => {
  const { outputFiles, metafile } = await build(options);
  const [output] = outputFiles;
  if (!output) throw new Error('the bundler wrote nothing');
  return { text: output.text, metafile };
};
