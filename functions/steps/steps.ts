import type { z } from 'zod';
import type { Services } from '../../shared/store/services.ts';

/** One task of a workflow: what it is given, what it answers, what it does. Safe to run twice. */
export type Step<I extends z.ZodType, O extends z.ZodType> = {
  input: I;
  output: O;
  run(services: Services, input: z.output<I>): Promise<z.input<O>>;
};

type AnyStep = {
  input: z.ZodType;
  output: z.ZodType;
  run(services: Services, input: never): Promise<unknown>;
};

export type Steps = Record<string, AnyStep>;

/** Declares a step, so that its input and output types follow from its schemas. */
export const step = <I extends z.ZodType, O extends z.ZodType>(definition: Step<I, O>): Step<I, O> =>
  definition;

/** What a workflow's task sends: the step's name beside its input. */
export type StepCall = { step: string } & Record<string, unknown>;

/** Runs the step that a task calls. @throws for an unknown step or an input that is not what the step takes. */
export const runStep = async (services: Services, steps: Steps, call: StepCall): Promise<unknown> => {
  const definition = steps[call.step];
  if (!definition) throw new Error(`No step is called ${call.step}`);
  const input = definition.input.parse(call);
  return definition.output.parse(await definition.run(services, input as never));
};
