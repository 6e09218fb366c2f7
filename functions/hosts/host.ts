import { Logger } from '@aws-lambda-powertools/logger';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';

/** The log of a function: ids and names of errors, never an event, a body or a field of a family. */
export const logger = new Logger({ serviceName: 'hoiku-concierge' });

/**
 * Wraps what AWS calls. An accident is logged once, by name and message, and thrown on, so that the caller (a workflow,
 * a stream) sees it. Messages of our own errors carry ids only.
 */
export const hosted = <E, R>(handler: (event: E, context: Context) => Promise<R>) =>
  middy<E, R>()
    .use({
      before: ({ context }) => {
        logger.addContext(context);
      },
      onError: ({ error }) => {
        logger.error('failed', { errorName: error?.name, errorMessage: safeMessage(error) });
      },
    })
    .handler(handler);

/** A schema's complaint quotes what it was given, which may be a family's: then only the paths are logged. */
export const safeMessage = (error: Error | null): string | undefined => {
  if (error && 'issues' in error && Array.isArray(error.issues)) {
    return error.issues
      .map((issue: { path?: unknown[]; code?: string }) => `${issue.path?.join('.')}: ${issue.code}`)
      .join('; ');
  }
  // What the language itself throws quotes what it stumbled over, as `JSON.parse` does.
  return error instanceof SyntaxError || error instanceof TypeError || error instanceof RangeError
    ? undefined
    : error?.message;
};
