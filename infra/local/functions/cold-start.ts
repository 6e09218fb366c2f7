import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Context } from 'aws-lambda';
import { z } from 'zod';
import type { Declared } from '../template/declaration.ts';
import { TemplateRefused } from '../template/refusal.ts';
import type { FunctionProperties } from '../template/resources/lambda.ts';

export type Handler = (event: unknown, context: Context) => unknown;

/** Brings a function's code up with its environment. Another way of loading (bundles) is another `LoadFunction`. */
export type LoadFunction = (
  fn: Declared<FunctionProperties>,
  environment: Record<string, string>,
) => Promise<Handler>;

/** Written by the function construct under this metadata key: the source file, from the repository's root. */
const SOURCE_METADATA = 'hoiku:source';
const Source = z.strictObject({ entry: z.string(), handler: z.string() });

let loaders = 0;

/**
 * Loads functions from their sources. Each has its own instance of its entry module (the query makes the address
 * its own), so what the entry builds at load belongs to it alone; modules that it imports are shared.
 */
export const sourceLoader = (repositoryRoot: string): LoadFunction => {
  const twin = ++loaders;
  return async (fn, environment) => {
    const { entry, handler } = sourceOf(fn);
    const address = pathToFileURL(path.join(repositoryRoot, entry));
    address.search = new URLSearchParams({ function: fn.logicalId, twin: String(twin) }).toString();
    const module = await withEnvironment(environment, () => import(address.href));
    return handlerOf(fn, module, handler);
  };
};

/** Refuses a function whose construct did not say where its source is. */
export const sourceOf = (fn: Declared<FunctionProperties>): z.infer<typeof Source> => {
  const source = Source.safeParse(fn.metadata[SOURCE_METADATA]);
  if (source.success) return source.data;
  throw new TemplateRefused(
    fn.path,
    `has no usable metadata ${SOURCE_METADATA}: ${z.prettifyError(source.error)}`,
  );
};

export const handlerOf = (
  fn: Declared<FunctionProperties>,
  module: Record<string, unknown>,
  name: string,
): Handler => {
  const handler = module[name];
  if (typeof handler === 'function') return handler as Handler;
  throw new Error(`${fn.path}: its code exports no function ${name}`);
};

let previousStart: Promise<unknown> = Promise.resolve();

/**
 * Gives `process.env` to one function for the length of its module load: its own variables and none of the machine's,
 * so that a variable which no stack gives is missing at home too. One load at a time: there is one environment.
 */
export const withEnvironment = <T>(
  environment: Record<string, string>,
  load: () => Promise<T> | T,
): Promise<T> => {
  const started = previousStart.then(async () => {
    const before = { ...process.env };
    exchangeEnvironment({ ...toolVariables(before), ...environment });
    try {
      return await load();
    } finally {
      exchangeEnvironment(before);
    }
  });
  previousStart = started.catch(() => undefined);
  return started;
};

/** What Node, tsx and vitest need to load a module at all. */
const toolVariables = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(environment).filter(([name]) =>
      /^(NODE_|TSX_|VITEST|ESBUILD_|PATH$|HOME$|TZ$|TMPDIR$)/.test(name),
    ),
  );

const exchangeEnvironment = (next: NodeJS.ProcessEnv): void => {
  for (const name of Object.keys(process.env)) if (!(name in next)) delete process.env[name];
  Object.assign(process.env, next);
};
