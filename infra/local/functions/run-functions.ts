import type { Timeline } from '../clock/timeline.ts';
import type { Identities } from '../identity/access.ts';
import type { Declaration, Declared } from '../template/declaration.ts';
import type { FunctionProperties } from '../template/resources/lambda.ts';
import { type Handler, type LoadFunction, sourceOf } from './cold-start.ts';
import { type Deadlines, timedOut } from './deadline.ts';
import { functionEnvironment } from './function-environment.ts';
import { answered, failed, functionErrorOf, throttled, timeoutOutcome } from './function-error.ts';
import {
  type FailureReport,
  type Functions,
  type Outcome,
  UnknownFunction,
  unqualified,
} from './invocation.ts';
import { lambdaContext } from './lambda-context.ts';

export type FunctionsOptions = {
  declaration: Declaration;
  identities: Pick<Identities, 'credentialsOf'>;
  timeline: Timeline;
  /** Where the functions' AWS clients send their calls. No function starts before this is known. */
  awsEndpoint: Promise<string>;
  load: LoadFunction;
  /** Ends a call at the template's `Timeout`. */
  deadlines: Deadlines;
  report: (failure: FailureReport) => void;
};

/** Runs the functions of the templates in this process. A function without a source is refused here, not when called. */
export const runFunctions = (options: FunctionsOptions): Functions => {
  const functions = options.declaration.all('AWS::Lambda::Function');
  for (const fn of functions) sourceOf(fn);
  const running = new Map(functions.map((fn) => [fn.arn, new RunningFunction(fn, options)]));
  return {
    has: (functionArn) => running.has(unqualified(functionArn)),
    invoke: (functionArn, payload) => {
      const fn = running.get(unqualified(functionArn));
      if (!fn) throw new UnknownFunction(functionArn);
      return options.timeline.busy(fn.invoke(payload));
    },
  };
};

class RunningFunction {
  readonly #fn: Declared<FunctionProperties>;
  readonly #options: FunctionsOptions;
  #handler: Promise<Handler> | undefined;
  #underWay = 0;

  constructor(fn: Declared<FunctionProperties>, options: FunctionsOptions) {
    this.#fn = fn;
    this.#options = options;
  }

  async invoke(payload: unknown): Promise<Outcome> {
    if (this.#underWay >= (this.#fn.properties.ReservedConcurrentExecutions ?? Number.POSITIVE_INFINITY)) {
      return throttled();
    }
    this.#underWay += 1;
    try {
      return await this.#run(payload);
    } finally {
      this.#underWay -= 1;
    }
  }

  async #run(payload: unknown): Promise<Outcome> {
    const context = lambdaContext(this.#fn, this.#options.timeline);
    const seconds = this.#fn.properties.Timeout;
    const result = await this.#options.deadlines.within(seconds * 1000, this.#call(payload, context));
    const outcome = result === timedOut ? timeoutOutcome(seconds) : result;
    if (!outcome.ok) {
      const { error } = outcome;
      this.#options.report({ functionPath: this.#fn.path, requestId: context.awsRequestId, error });
    }
    return outcome;
  }

  async #call(payload: unknown, context: ReturnType<typeof lambdaContext>): Promise<Outcome> {
    try {
      this.#handler ??= this.#start();
      const handler = await this.#handler;
      return answered(await handler(structuredClone(payload), context));
    } catch (thrown) {
      return failed(functionErrorOf(thrown));
    }
  }

  async #start(): Promise<Handler> {
    const { identities, awsEndpoint, load } = this.#options;
    return load(this.#fn, functionEnvironment(this.#fn, identities, await awsEndpoint));
  }
}
