import type { Closing } from './closing.ts';
import { functionsUnderFaults } from './faults/functions-under-faults.ts';
import { type AsynchronousCalls, asynchronousCalls } from './functions/asynchronous-calls.ts';
import { bundleLoader } from './functions/bundled-start.ts';
import { sourceLoader } from './functions/cold-start.ts';
import { EventBook, EventEntry } from './functions/event-book.ts';
import type { Functions } from './functions/invocation.ts';
import { runFunctions } from './functions/run-functions.ts';
import { type Ground, repositoryRoot } from './ground.ts';
import { openJournal } from './journal/open-journal.ts';
import { accidentNotice, failureNotice } from './notice.ts';
import { createEventBus, type EventBus } from './rules/event-bus.ts';
import { StreamBook, StreamEntry } from './streams/stream-book.ts';
import { createStreamMappings, type StreamMappings } from './streams/stream-mappings.ts';

/** The functions, and everything that calls them when something has happened. */
export type MovingParts = {
  functions: Functions;
  calls: AsynchronousCalls;
  /** What the streams owe. */
  book: StreamBook;
  mappings: StreamMappings;
  events: EventBus;
  /** Tells the functions where AWS is; none starts before. */
  tellAwsEndpoint(endpoint: string): void;
};

export const createMovingParts = async (ground: Ground, closing: Closing): Promise<MovingParts> => {
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
  const book = await streamBook(ground, closing);
  const events = await eventBook(ground, closing);
  const calls = asynchronousCalls({ declaration, identities, functions, timeline, queues, book: events });
  return {
    functions,
    calls,
    book,
    mappings: createStreamMappings({ declaration, identities, functions, timeline, queues, book }),
    events: createEventBus({ declaration, identities, calls, queues, report: options.notice }),
    tellAwsEndpoint: (endpoint) => tellAwsEndpoint(endpoint),
  };
};

/** Items that lie in this process are gone with it, and so is what their streams owe. */
const streamBook = async ({ options }: Ground, closing: Closing): Promise<StreamBook> => {
  if (!options.folder) return StreamBook.inMemory();
  const journal = await openJournal(options.folder, 'streams', (value) => StreamEntry.parse(value));
  const onAccident = (accident: unknown) => options.notice(accidentNotice('streams', accident));
  const book = await StreamBook.open(journal, onAccident);
  closing.add(() => book.close());
  return book;
};

const eventBook = async ({ options }: Ground, closing: Closing): Promise<EventBook> => {
  if (!options.folder) return EventBook.inMemory();
  const book = await EventBook.open(
    await openJournal(options.folder, 'events', (value) => EventEntry.parse(value)),
  );
  closing.add(() => book.close());
  return book;
};
