import type { Json } from '../language/json.ts';
import { type Program, ROOT_FLOW } from '../language/program.ts';
import type { ExecutionBirth } from './execution.ts';
import type { Frame } from './frame.ts';

/** Where an execution begins: the machine's first state, or the first of the processor whose item it is. */
export const firstFrame = ({ mapRun, input }: ExecutionBirth, program: Program): Frame => {
  const flow = mapRun?.flow ?? ROOT_FLOW;
  return {
    id: 0,
    index: 0,
    flow,
    at: program.flows.get(flow)?.StartAt ?? '',
    input: JSON.parse(input) as Json,
    variables: {},
    previous: 0,
    entered: 0,
    enteredAt: 0,
    retries: [],
    phase: { kind: 'entering' },
  };
};
