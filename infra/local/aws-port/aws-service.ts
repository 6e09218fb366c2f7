import { z } from 'zod';
import { AwsError } from './aws-error.ts';

/** Who makes a call: the role of a function, or the account's root (the developer's own CLI), who may do everything. */
export type Caller = { kind: 'role'; roleArn: string } | { kind: 'root' };

/** A call as it reached the port, its caller known. `body` is what was sent, byte for byte. */
export type AwsCall = {
  service: string;
  action: string;
  requestId: string;
  caller: Caller;
  headers: Readonly<Record<string, string | undefined>>;
  body: Buffer;
};

/** One thing that the caller must be allowed to do before a call may run. */
export type AccessNeed = {
  /** `service:Action`, as IAM spells it. */
  action: string;
  /** ARN, or `*` where the action knows no resource. */
  resource: string;
  conditionKeys?: Record<string, readonly string[]>;
};

/** An action of a service, its input already parsed by `input`. `run` answers the output shape or throws `AwsError`. */
export type AwsAction = {
  input: (value: unknown) => unknown;
  needs: (input: never, call: AwsCall) => readonly AccessNeed[];
  run: (input: never, call: AwsCall) => Promise<AwsAnswer>;
};

/** What an action answers: a shape to be written in the service's protocol, or bytes that are already so. */
export type AwsAnswer = object | undefined | ReadyAnswer;

/** An answer that is passed on as it is. */
export class ReadyAnswer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Buffer;

  constructor(status: number, headers: Record<string, string>, body: Buffer) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }
}

/** How a service is spoken to: JSON with a target header, a form answered in XML, or JSON behind REST paths. */
export type AwsProtocol =
  | { kind: 'json'; version: '1.0' | '1.1' }
  | { kind: 'query'; xmlNamespace: string }
  | { kind: 'rest-json'; routes: readonly RestRoute[] };

/** `{Name}` in the path, and query parameters, become fields of the input. `status` is that of success (200 if not said). */
export type RestRoute = { method: string; path: string; action: string; status?: number };

/** A service behind the AWS port, under the name that requests are signed for (`dynamodb`, `states`, `ses` …). */
export type AwsService = { protocol: AwsProtocol; actions: Record<string, AwsAction> };

/** Makes an action from its schema; an input that does not fit it answers `ValidationException`. */
export const awsAction = <S extends z.ZodType>(action: {
  input: S;
  needs: (input: z.output<S>, call: AwsCall) => readonly AccessNeed[];
  run: (input: z.output<S>, call: AwsCall) => Promise<AwsAnswer>;
}): AwsAction => ({ ...action, input: (value) => parsed(action.input, value) });

const parsed = <S extends z.ZodType>(schema: S, value: unknown): z.output<S> => {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new AwsError('ValidationException', z.prettifyError(result.error));
};
