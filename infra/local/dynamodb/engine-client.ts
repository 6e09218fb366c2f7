import { Agent, request } from 'node:http';
import { AwsError } from '../aws-port/aws-error.ts';
import type { Engine } from './engine-process.ts';

export type EngineAnswer = { status: number; headers: Record<string, string>; body: Buffer };

/** Speaks DynamoDB's JSON to the engine over kept connections. */
export interface EngineClient {
  /** Passes a request on as it is and gives the answer back as it is. */
  send(action: string, body: Buffer | string): Promise<EngineAnswer>;
  /** Asks a question of the twin's own. Throws `AwsError` if the engine refuses it. */
  ask<T>(action: string, input: object): Promise<T>;
  close(): void;
}

/** Connections to the engine at once; it works on one write at a time anyway. */
const CONNECTIONS = 16;

export const connectEngine = (engine: Engine): EngineClient => {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const send = async (action: string, body: Buffer | string): Promise<EngineAnswer> =>
    exchange(agent, await engine.endpoint(), action, body);
  return {
    send,
    async ask<T>(action: string, input: object): Promise<T> {
      const { status, body } = await send(action, JSON.stringify(input));
      const output = JSON.parse(body.toString('utf8')) as { __type?: string; message?: string };
      if (status === 200) return output as T;
      throw new AwsError(
        output.__type?.split('#').at(-1) ?? 'InternalServerError',
        output.message ?? '',
        status,
      );
    },
    close: () => agent.destroy(),
  };
};

/** The engine wants the form of a signed request and does not look at the signature. */
const SIGNED_FOR_FORM =
  'AWS4-HMAC-SHA256 Credential=twin/20260401/ap-northeast-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0';

const exchange = (
  agent: Agent,
  endpoint: string,
  action: string,
  body: Buffer | string,
): Promise<EngineAnswer> =>
  new Promise((resolve, reject) => {
    const failed = (cause: Error) =>
      reject(
        new AwsError('InternalServerError', `the DynamoDB engine did not answer: ${cause.message}`, 500),
      );
    const headers = {
      'content-type': 'application/x-amz-json-1.0',
      'content-length': Buffer.byteLength(body),
      'x-amz-target': `DynamoDB_20120810.${action}`,
      'x-amz-date': '20260401T000000Z',
      authorization: SIGNED_FOR_FORM,
    };
    const asking = request(endpoint, { method: 'POST', agent, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', failed);
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 500,
          headers: { 'content-type': 'application/x-amz-json-1.0' },
          body: Buffer.concat(chunks),
        }),
      );
    });
    asking.on('error', failed);
    asking.end(body);
  });
