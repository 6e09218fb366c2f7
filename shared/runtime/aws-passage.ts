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

type Handler = (asked: { input: object }) => Promise<{ response: unknown; output: object }>;

/** What an SDK client and its stack of middlewares must offer. */
type PassableClient = {
  middlewareStack: {
    add(
      middleware: (next: Handler, context: { commandName?: string }) => Handler,
      options: { step: 'initialize'; priority: 'high'; name: string },
    ): void;
  };
};

/**
 * Lets a client's calls take the passage of its endpoint while there is one. Deployed functions have no endpoint of
 * their own in their environment, so their clients stay as they are.
 */
export const withPassage = <C>(
  client: C & PassableClient,
  { service, accessKeyId, endpoint }: { service: string; accessKeyId: string; endpoint?: string },
): C => {
  if (endpoint === undefined) return client;
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (asked) => {
        const action = commandName.replace(/Command$/, '');
        const passed = passages().get(endpoint)?.({ service, action, accessKeyId, input: asked.input });
        return passed ? { response: undefined, output: await passed } : next(asked);
      },
    { step: 'initialize', priority: 'high', name: 'passage' },
  );
  return client;
};
