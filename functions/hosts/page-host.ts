import { handle } from 'hono/aws-lambda';
import type { PageApp } from '../../shared/web/app.tsx';
import { hosted, logger } from './host.ts';

/** The function behind one audience's pages. */
export const pageHost = (app: PageApp) => {
  const answer = handle(app);
  return hosted(answer as (event: unknown, context: unknown) => ReturnType<typeof answer>);
};

/** An accident behind a page: its name alone, since its message may quote what a family typed. */
export const logAccident = (error: Error): void => logger.error('page failed', { errorName: error.name });
