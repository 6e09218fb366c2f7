/** A call to AWS as the SDK was asked to make it, before anything of it is written or signed. */
export type PassedCall = { service: string; action: string; accessKeyId: string; input: object };

/** Carries a call out inside this process; `undefined` sends it over the wire after all. */
export type AwsPassage = (call: PassedCall) => Promise<object> | undefined;

const installedPassages = Symbol.for('hoiku-concierge.aws-passages');
type PassageSeats = { [installedPassages]?: Map<string, AwsPassage> };

/** On `globalThis` for the same reason as the clock: a bundled function carries its own copy of this file. */
const passages = (): Map<string, AwsPassage> => {
  const seats = globalThis as PassageSeats;
  seats[installedPassages] ??= new Map();
  return seats[installedPassages];
};

/** Lets calls to an endpoint pass inside the process; only the local twin does. Answers how to take it away again. */
export const installPassage = (endpoint: string, passage: AwsPassage): (() => void) => {
  passages().set(endpoint, passage);
  return () => void passages().delete(endpoint);
};

/** A command of an SDK client: what it asks, and its schema, whose third member is the operation's name. */
type SentCommand = { input: object; schema?: unknown };
type Send = (command: SentCommand, ...more: unknown[]) => Promise<object>;

/** What an SDK client must offer. */
type PassableClient = { send: unknown };

/**
 * Lets a client's calls take the passage of its endpoint while there is one, before the SDK begins with them. Deployed
 * functions have no endpoint of their own in their environment, so their clients stay as they are.
 */
export const withPassage = <C>(
  client: C & PassableClient,
  { service, accessKeyId, endpoint }: { service: string; accessKeyId: string; endpoint?: string },
): C => {
  if (endpoint === undefined) return client;
  const overTheWire = (client.send as Send).bind(client);
  const send: Send = (command, ...more) => {
    const action = operationOf(command);
    const passage = more.length === 0 && action !== undefined ? passages().get(endpoint) : undefined;
    const passed = passage?.({ service, action: action ?? '', accessKeyId, input: command.input });
    return passed ?? overTheWire(command, ...more);
  };
  client.send = send;
  return client;
};

/** A bundle may have shortened the command's own name; its schema keeps the service's. */
const operationOf = ({ schema }: SentCommand): string | undefined => {
  const name: unknown = Array.isArray(schema) ? schema[2] : undefined;
  return typeof name === 'string' ? name : undefined;
};
