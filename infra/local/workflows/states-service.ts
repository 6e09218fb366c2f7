import { z } from 'zod';
import { AwsError } from '../aws-port/aws-error.ts';
import { type AccessNeed, type AwsAction, type AwsService, awsAction } from '../aws-port/aws-service.ts';
import type { StepFunctions } from '../step-functions/step-functions.ts';

/** What a request may name; the engine itself checks the rest of it. */
const Request = z.looseObject({
  stateMachineArn: z.string().optional(),
  executionArn: z.string().optional(),
  taskToken: z.string().optional(),
  activityArn: z.string().optional(),
  mapRunArn: z.string().optional(),
});
type Request = z.infer<typeof Request>;

const Refusal = z.looseObject({ __type: z.string(), message: z.string() });

/**
 * Step Functions behind the AWS port. The machines of the templates are made as they start; others can be made by
 * whoever may, such as the developer at the machine.
 */
export const statesService = (stepFunctions: StepFunctions): AwsService => ({
  protocol: { kind: 'json', version: '1.0' },
  actions: Object.fromEntries(stepFunctions.actions.map((name) => [name, stateAction(stepFunctions, name)])),
});

const stateAction = (stepFunctions: StepFunctions, name: string): AwsAction =>
  awsAction({
    input: Request,
    needs: (request) => [needOf(stepFunctions, name, request)],
    run: async (request, { caller }) => {
      const roleArn = caller.kind === 'role' ? { roleArn: caller.roleArn } : {};
      const { status, body } = await stepFunctions.handle(name, request, roleArn);
      if (status === 200) return body as object;
      const { __type, message, ...fields } = Refusal.parse(body);
      throw new AwsError(__type, message, status, fields);
    },
  });

const needOf = (
  stepFunctions: StepFunctions,
  name: string,
  { stateMachineArn, executionArn, activityArn, mapRunArn, taskToken }: Request,
): AccessNeed => {
  const machineOfToken = taskToken && stepFunctions.machineOfToken(taskToken);
  const named = stateMachineArn ?? executionArn ?? activityArn ?? mapRunArn;
  const resource = named ?? (machineOfToken || '*');
  return { action: `states:${name}`, resource };
};
