import { SendTaskSuccessCommand, type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { Effect, WorkflowName } from '../../shared/domain/outbox/effect.ts';
import { waitKey } from '../../shared/store/keys.ts';
import { waits } from '../../shared/store/ledger.ts';
import type { Services } from '../../shared/store/services.ts';
import type { Attempt, Sender, TryOutcome } from './deliver.ts';

export type WorkflowArns = Record<WorkflowName, string>;

/** Starts workflows by name, and answers those that wait for a person. */
export const workflowSender = (services: Services, sfn: SFNClient, arns: WorkflowArns): Sender => ({
  prepare: async (attempt) => ({ laid: [], send: () => send(services, sfn, arns, attempt) }),
});

const send = async (
  services: Services,
  sfn: SFNClient,
  arns: WorkflowArns,
  row: Attempt,
): Promise<TryOutcome> => {
  switch (row.effect.kind) {
    case 'start-workflow':
      return start(sfn, arns, row, row.effect);
    case 'answer-workflow':
      return answer(services, sfn, row, row.effect);
    case 'mail':
    case 'mailing':
    case 'match-again':
      return { ended: 'refused', reason: `${row.effect.kind} is not for a workflow` };
    default:
      return row.effect satisfies never;
  }
};

const start = async (
  sfn: SFNClient,
  arns: WorkflowArns,
  row: Attempt,
  effect: Extract<Effect, { kind: 'start-workflow' }>,
): Promise<TryOutcome> => {
  try {
    await sfn.send(
      new StartExecutionCommand({
        stateMachineArn: arns[effect.workflow],
        name: effect.name,
        input: JSON.stringify({ municipality: row.municipality, ...effect.input }),
      }),
    );
    return { ended: 'sent' };
  } catch (error) {
    // Its name says what it is about: if it runs or ran, this effect has happened.
    if (nameOf(error) === 'ExecutionAlreadyExists') return { ended: 'sent' };
    return { ended: 'refused', reason: nameOf(error) };
  }
};

const answer = async (
  services: Services,
  sfn: SFNClient,
  row: Attempt,
  effect: Extract<Effect, { kind: 'answer-workflow' }>,
): Promise<TryOutcome> => {
  const wait = await services.store.find(waits, waitKey(row.municipality, effect.wait));
  if (!wait) return { ended: 'dropped', reason: 'no workflow waits for this' };
  try {
    await sfn.send(
      new SendTaskSuccessCommand({ taskToken: wait.value.taskToken, output: JSON.stringify(effect.output) }),
    );
    return { ended: 'sent' };
  } catch (error) {
    const name = nameOf(error);
    // The question timed out and is being asked anew: the next question finds the answer already given.
    if (name === 'TaskTimedOut' || name === 'TaskDoesNotExist' || name === 'InvalidToken') {
      return { ended: 'dropped', reason: name };
    }
    return { ended: 'refused', reason: name };
  }
};

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'Unknown');
