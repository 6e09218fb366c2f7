import type { Effect } from './effect.ts';

/** The effect that answers a waiting workflow. Put it into the command that records the answer. */
export const answerWait = (
  wait: string,
  output: Extract<Effect, { kind: 'answer-workflow' }>['output'],
): Effect => ({ kind: 'answer-workflow', wait, output });
