import { functionsUnderFaults } from './faults/functions-under-faults.ts';
import { type AsynchronousCalls, asynchronousCalls } from './functions/asynchronous-calls.ts';
import { bundleLoader } from './functions/bundled-start.ts';
import { sourceLoader } from './functions/cold-start.ts';
import type { Functions } from './functions/invocation.ts';
import { runFunctions } from './functions/run-functions.ts';
import { type Ground, repositoryRoot } from './ground.ts';
import { failureNotice } from './notice.ts';
import { createEventBus, type EventBus } from './rules/event-bus.ts';
import { createStreamMappings, type StreamMappings } from './streams/stream-mappings.ts';

/** The functions, and everything that calls them when something has happened. */
export type MovingParts = {
  functions: Functions;
  calls: AsynchronousCalls;
  mappings: StreamMappings;
  events: EventBus;
  /** Tells the functions where AWS is; none starts before. */
  tellAwsEndpoint(endpoint: string): void;
};

export const createMovingParts = (ground: Ground): MovingParts => {
  const { options, declaration, identities, timeline, deadlines, queues, faults } = ground;
  let tellAwsEndpoint: (endpoint: string) => void = () => undefined;
  const awsEndpoint = new Promise<string>((resolve) => {
    tellAwsEndpoint = resolve;
  });
  const running = runFunctions({
    declaration,
    identities,
    timeline,
    awsEndpoint,
    load: options.bundled ? bundleLoader : sourceLoader(repositoryRoot),
    deadlines,
    report: (failure) => options.notice(failureNotice(failure)),
  });
  const functions = functionsUnderFaults(running, faults);
  const calls = asynchronousCalls({ declaration, functions, timeline, queues });
  return {
    functions,
    calls,
    mappings: createStreamMappings({ declaration, identities, functions, timeline, queues }),
    events: createEventBus({ declaration, identities, calls, queues, report: options.notice }),
    tellAwsEndpoint: (endpoint) => tellAwsEndpoint(endpoint),
  };
};
