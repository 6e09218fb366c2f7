import { randomUUID } from 'node:crypto';
import { AwsError } from '../aws-port/aws-error.ts';
import { type AwsCall, type AwsService, ReadyAnswer } from '../aws-port/aws-service.ts';
import { authorise } from '../aws-port/caller.ts';
import type { FaultBoard } from '../faults/fault-board.ts';
import type { CannedAnswer } from '../faults/fault-orders.ts';
import type { Functions } from '../functions/invocation.ts';
import type { Identities } from '../identity/access.ts';
import { refusal } from '../step-functions/integrations/refused-request.ts';
import type { FunctionOutcome, StepFunctionsPorts } from '../step-functions/ports.ts';

/** Answers that a test has ordered for functions that no template declares. */
export type OrderedAnswers = Pick<FaultBoard, 'answerOf'>;

/**
 * How a workflow calls a function: under the machine's role, with errors named as Step Functions names them. A function
 * that is nowhere declared answers as it was ordered to, whatever the role may.
 */
export const functionCalls =
  (
    identities: Pick<Identities, 'judge'>,
    functions: Functions,
    ordered: OrderedAnswers,
  ): StepFunctionsPorts['invokeFunction'] =>
  async (functionArn, payload, roleArn) => {
    const canned = functions.has(functionArn) ? undefined : ordered.answerOf(functionArn);
    if (canned) return outcomeOf(canned);
    const verdict = identities.judge({ roleArn, action: 'lambda:InvokeFunction', resource: functionArn });
    if (!verdict.allowed) return refused('AccessDeniedException', verdict.message, 403);
    if (!functions.has(functionArn))
      return refused('ResourceNotFoundException', `Function not found: ${functionArn}`, 404);
    const outcome = await functions.invoke(functionArn, payload);
    if (outcome.ok) return outcome;
    const { errorType, errorMessage, trace } = outcome.error;
    return { ok: false, error: errorType, cause: JSON.stringify({ errorMessage, errorType, trace }) };
  };

const refused = (code: string, message: string, statusCode: number): FunctionOutcome =>
  refusal({ service: 'lambda', sdk: false }, { code, message, statusCode, requestId: randomUUID() });

const outcomeOf = ({ afterSeconds, ...answer }: CannedAnswer): FunctionOutcome => ({
  ...('error' in answer ? { ok: false, ...answer } : { ok: true, ...answer }),
  ...(afterSeconds === undefined ? {} : { tookMs: afterSeconds * 1000 }),
});

/** Names by which definitions call a service that signs its requests under another. */
const signingNames: Record<string, string> = { sfn: 'states', sesv2: 'ses' };

/** How a workflow calls another service: straight to its stand-in, under the machine's role. */
export const serviceCalls =
  (
    identities: Pick<Identities, 'judge' | 'identityOf'>,
    services: () => Readonly<Record<string, AwsService>>,
  ): StepFunctionsPorts['callAws'] =>
  async (serviceName, actionName, args, roleArn) => {
    const service = signingNames[serviceName] ?? serviceName;
    const name = actionName.charAt(0).toUpperCase() + actionName.slice(1);
    const requestId = randomUUID();
    try {
      const action = services()[service]?.actions[name];
      if (!action) throw new AwsError('UnknownOperationException', `${service} has no ${name} at home`);
      const body = Buffer.from(JSON.stringify(args));
      const call: AwsCall = {
        service,
        action: name,
        requestId,
        caller: { kind: 'role', roleArn },
        headers: {},
        body,
      };
      const input = action.input(args) as never;
      authorise(identities, call.caller, action.needs(input, call));
      return outputOf(await action.run(input, call));
    } catch (failure) {
      if (!(failure instanceof AwsError)) throw failure;
      return {
        ok: false,
        code: failure.code,
        message: failure.message,
        statusCode: failure.status,
        requestId,
      };
    }
  };

type AwsOutcome = Awaited<ReturnType<StepFunctionsPorts['callAws']>>;

const outputOf = (answer: object | undefined): AwsOutcome => {
  if (!(answer instanceof ReadyAnswer)) return { ok: true, output: answer ?? {} };
  const body = JSON.parse(answer.body.toString('utf8') || '{}') as { __type?: string; message?: string };
  if (answer.status < 300) return { ok: true, output: body };
  const code = (body.__type ?? 'ServiceException').split('#').at(-1) ?? '';
  return { ok: false, code, message: body.message ?? '', statusCode: answer.status };
};
