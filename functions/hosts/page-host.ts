import type { Hono } from 'hono';
import { defaultIsContentTypeBinary, handle } from 'hono/aws-lambda';
import type { PageVariables } from '../../shared/web/page-context.ts';
import { hosted, logger } from './host.ts';

/** A CSV leaves as its bytes: as a text it would lose its byte-order mark, and CP932 its characters. */
export const isContentTypeBinary = (type: string): boolean =>
  type.startsWith('text/csv') || defaultIsContentTypeBinary(type);

/** The function behind one audience's pages. */
export const pageHost = <V extends PageVariables>(app: Hono<V>) => {
  const answer = handle(app, { isContentTypeBinary });
  return hosted(answer as (event: unknown, context: unknown) => ReturnType<typeof answer>);
};

/** An accident behind a page: its name alone, since its message may quote what a family typed. */
export const logAccident = (error: Error): void => logger.error('page failed', { errorName: error.name });
