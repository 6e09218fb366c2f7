import { createRequire } from 'node:module';
import path from 'node:path';
import { ASSET_METADATA } from '../template/cloud-assembly.ts';
import type { Declared } from '../template/declaration.ts';
import { TemplateRefused } from '../template/refusal.ts';
import type { FunctionProperties } from '../template/resources/lambda.ts';
import { handlerOf, type LoadFunction, withEnvironment } from './cold-start.ts';

const require = createRequire(import.meta.url);

/** Loads functions from the very folders that are deployed. Each load is a cold start: nothing is left of an earlier one. */
export const bundleLoader: LoadFunction = (fn, environment) => {
  const file = path.join(assetOf(fn), 'index.js');
  return withEnvironment(environment, () => {
    delete require.cache[file];
    return handlerOf(fn, require(file), 'handler');
  });
};

const assetOf = (fn: Declared<FunctionProperties>): string => {
  const asset = fn.metadata[ASSET_METADATA];
  if (typeof asset === 'string') return asset;
  throw new TemplateRefused(fn.path, `has no metadata ${ASSET_METADATA}: it was synthesized without assets`);
};
