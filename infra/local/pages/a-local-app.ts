import { SendRawEmailCommand } from '@aws-sdk/client-ses';
import { Hono } from 'hono';
import { FaultBoard } from '../faults/fault-board.ts';
import { aLetter, aSes, type SesAtHome } from '../ses/a-ses.ts';
import { openScene } from '../step-functions/testing/scene.ts';
import { localApp } from './local-app.tsx';

export type LocalAtHome = {
  app: Hono;
  ses: SesAtHome;
  faults: FaultBoard;
  /** Sends a letter to an address. */
  write(to: string): Promise<void>;
  /** Starts an execution of the machine `ask-a-guardian`, which waits a day and then asks a function. */
  start(name: string): Promise<string>;
  stop(): Promise<void>;
};

const definition = {
  QueryLanguage: 'JSONata',
  StartAt: 'Wait until the next morning',
  States: {
    'Wait until the next morning': { Type: 'Wait', Seconds: 86_400, Next: 'Ask the guardian' },
    'Ask the guardian': {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Arguments: { FunctionName: 'arn:aws:lambda:ap-northeast-1:000000000000:function:ask' },
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Give up' }],
      Next: 'Is everything answered?',
    },
    'Is everything answered?': {
      Type: 'Choice',
      Choices: [{ Condition: '{% true %}', Next: 'Done' }],
      Default: 'Wait until the next morning',
    },
    Done: { Type: 'Succeed' },
    'Give up': { Type: 'Fail', Error: 'NobodyAnswered' },
  },
};

/** Builder for tests: the pages of the twin over a mailbox and an engine on one standing clock. */
export const aLocalApp = async (issuer = new Hono()): Promise<LocalAtHome> => {
  const ses = await aSes();
  const scene = await openScene({
    timeline: ses.timeline,
    functions: { ask: () => ({ ok: true, payload: { answer: 'yes' } }) },
  });
  const machine = {
    name: 'ask-a-guardian',
    definition: JSON.stringify(definition),
    roleArn: 'arn:aws:iam::000000000000:role/r',
  };
  const { stateMachineArn } = await scene.stepFunctions.putStateMachine(machine);
  const faults = new FaultBoard();
  const app = localApp({
    awsEndpoint: 'http://127.0.0.1:4000',
    awsServices: ['dynamodb', 'states', 'ses', 'scheduler'],
    tables: { REGISTRY_TABLE: 'registry', CASES_TABLE: 'cases', LEDGER_TABLE: 'ledger', CASES_KEY: 'key' },
    timeline: ses.timeline,
    moveTo: (epochMs) => ses.timeline.advanceTo(epochMs),
    mailbox: ses.mailbox,
    stepFunctions: scene.stepFunctions,
    faults,
    issuer,
  });
  return {
    app,
    ses,
    faults,
    write: async (to) => {
      await ses.client.send(new SendRawEmailCommand({ RawMessage: { Data: await aLetter(to) } }));
    },
    start: async (name) => {
      const { executionArn } = await scene.act<{ executionArn: string }>('StartExecution', {
        stateMachineArn,
        name,
      });
      await ses.timeline.quiet();
      return executionArn;
    },
    stop: async () => {
      await ses.stop();
      await scene.stepFunctions.close();
    },
  };
};
