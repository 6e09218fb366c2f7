import type { AwsError } from '../aws-error.ts';

/** A request as it came off the wire. `path` is undecoded and without the query. */
export type WireRequest = {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Readonly<Record<string, string | undefined>>;
  body: Buffer;
};

export type WireAnswer = { status: number; headers: Record<string, string>; body: Buffer | string };

/** What a request asks for: the action's name, its input still unparsed. */
export type Asked = { action: string; input: unknown };

/** How a service's requests are read and its answers written. */
export interface Protocol {
  /** Throws `AwsError` where the request names nothing or is malformed. */
  read(request: WireRequest): Asked;
  answer(action: string, output: object | undefined, requestId: string): WireAnswer;
  refuse(error: AwsError, requestId: string): WireAnswer;
}
