import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { Stack } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { z } from 'zod';

const REPOSITORY_ROOT = path.join(import.meta.dirname, '..', '..');

const FunctionFolder = z.object({ folder: z.string(), hash: z.string() });
type FunctionFolder = z.infer<typeof FunctionFolder>;

const made = new Map<string, FunctionFolder>();

/**
 * The code of a function: bundled with its code cache, or, where the synthesis bundles nothing, its sources' folder as a
 * placeholder that is never deployed. `variables` are the names of its environment, so that it can be tried out.
 */
export const functionCode = (scope: Construct, entry: string, variables: readonly string[]): Code => {
  if (!Stack.of(scope).bundlingRequired) {
    return Code.fromAsset(path.join(REPOSITORY_ROOT, path.dirname(entry)), { assetHash: 'sources' });
  }
  const { folder, hash } = made.get(entry) ?? makeBundle(entry, variables);
  made.set(entry, { folder, hash });
  return Code.fromAsset(folder, { assetHash: hash });
};

const makeBundle = (entry: string, variables: readonly string[]): FunctionFolder => {
  const answer = execFileSync(
    process.execPath,
    ['--import', 'tsx', 'infra/bundling/main.ts', entry, ...variables],
    { cwd: REPOSITORY_ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  return FunctionFolder.parse(JSON.parse(answer));
};
