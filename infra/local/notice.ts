import type { FailureReport } from './functions/invocation.ts';

/** Tells the person at the machine what went wrong, a line each. */
export type Notice = (line: string) => void;

/** A failed function in a line, its trace below; the first place to look when a page answers 500. */
export const failureNotice = ({ functionPath, requestId, error }: FailureReport): string =>
  [
    `${functionPath} failed: ${error.errorType}: ${error.errorMessage} (${requestId})`,
    ...error.trace.slice(1),
  ].join('\n');

/** What was thrown, with its trace if it has one. */
export const accidentNotice = (where: string, accident: unknown): string =>
  `${where}: ${accident instanceof Error ? (accident.stack ?? accident.message) : String(accident)}`;
