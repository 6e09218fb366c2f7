import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Timeline } from '../clock/timeline.ts';
import { AnswerLost, AwsError, unknownOperation } from './aws-error.ts';
import { ReadyAnswer } from './aws-service.ts';
import { readCredentialScope } from './credential-scope.ts';
import { asAwsError, type CallParts, perform } from './perform.ts';
import { jsonProtocol } from './protocols/json-protocol.ts';
import type { Protocol, WireAnswer, WireRequest } from './protocols/protocol.ts';
import { protocolOf } from './protocols/protocol-of.ts';
import { readRequest } from './read-request.ts';

export type AwsPortParts = CallParts & {
  /** A call under way keeps the clock from moving on. */
  timeline: Pick<Timeline, 'busy'>;
  /** Called for a failure of the twin itself; the caller of AWS gets `InternalFailure`. */
  onAccident: (accident: unknown, call: string) => void;
  /** 0, the default, takes a free one. */
  port?: number;
};

export type AwsPort = { endpoint: string; close(): Promise<void> };

/** The address at which the twin speaks AWS's own protocols: one HTTP server on the loopback for all services. */
export const startAwsPort = async (parts: AwsPortParts): Promise<AwsPort> => {
  const protocols = new Map(
    Object.entries(parts.services).map(([name, { protocol }]) => [name, protocolOf(protocol)]),
  );
  const server = createServer((request, response) => {
    void parts.timeline.busy(serve(parts, protocols, request, response));
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(parts.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

const serve = async (
  parts: AwsPortParts,
  protocols: Map<string, Protocol>,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const requestId = randomUUID();
  let protocol: Protocol = jsonProtocol('1.0');
  try {
    const request = await readRequest(incoming);
    const scope = readCredentialScope(request.headers.authorization);
    if (!scope) throw new AwsError('MissingAuthenticationTokenException', 'the request is not signed');
    const spoken = protocols.get(scope.service);
    if (!spoken) throw unknownOperation(scope.service, request.headers['x-amz-target'] ?? request.path);
    protocol = spoken;
    send(response, requestId, await answerTo(parts, protocol, scope, request, requestId));
  } catch (failure) {
    if (failure instanceof AnswerLost) incoming.socket.destroy();
    else if (!incoming.destroyed || !response.destroyed) {
      send(response, requestId, protocol.refuse(asAwsError(failure, requestId, parts.onAccident), requestId));
    }
  }
};

const answerTo = async (
  parts: AwsPortParts,
  protocol: Protocol,
  scope: { accessKeyId: string; service: string },
  request: WireRequest,
  requestId: string,
): Promise<WireAnswer> => {
  const { headers, body } = request;
  const { action, input } = protocol.read(request);
  const answer = await perform(parts, { ...scope, action, input, requestId, headers, body });
  return answer instanceof ReadyAnswer ? answer : protocol.answer(action, answer, requestId);
};

const send = (response: ServerResponse, requestId: string, { status, headers, body }: WireAnswer): void => {
  response.writeHead(status, {
    ...headers,
    'x-amzn-requestid': requestId,
    'content-length': String(Buffer.byteLength(body)),
  });
  response.end(body);
};
