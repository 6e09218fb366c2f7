import type { Execution } from '../executions/execution.ts';
import { notRedrivable } from '../executions/redrivable.ts';

const included = { included: true };

/** An execution as `DescribeExecution` answers it. */
export const described = (execution: Execution, now: number) => {
  const { birth, closing } = execution;
  return {
    ...listedExecution(execution),
    input: birth.input,
    inputDetails: included,
    ...(closing?.output === undefined ? {} : { output: closing.output }),
    ...(closing?.output === undefined && !birth.express ? {} : { outputDetails: included }),
    ...(closing?.error === undefined ? {} : { error: closing.error }),
    ...(closing?.cause === undefined ? {} : { cause: closing.cause }),
    ...redriveFacts(execution, now),
  };
};

/** An execution as `ListExecutions` answers it. */
export const listedExecution = ({ birth, status, stoppedAt, redrives, redrivenAt }: Execution) => ({
  executionArn: birth.arn,
  stateMachineArn: birth.machineArn,
  name: birth.name,
  status,
  startDate: birth.startedAt / 1000,
  ...(stoppedAt === undefined ? {} : { stopDate: stoppedAt / 1000 }),
  ...(birth.express ? {} : { redriveCount: redrives }),
  ...(redrivenAt === undefined ? {} : { redriveDate: redrivenAt / 1000 }),
});

const redriveFacts = (execution: Execution, now: number) => {
  if (execution.birth.express) return {};
  const why = notRedrivable(execution, now);
  return why === undefined
    ? { redriveStatus: 'REDRIVABLE' }
    : { redriveStatus: 'NOT_REDRIVABLE', redriveStatusReason: why };
};
