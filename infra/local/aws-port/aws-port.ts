import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Timeline } from '../clock/timeline.ts';
import { AnswerLost, AwsError, unknownOperation } from './aws-error.ts';
import { type AwsCall, type AwsService, ReadyAnswer } from './aws-service.ts';
import { type CallFaults, underFault } from './call-faults.ts';
import { type Access, authorise, callerOf } from './caller.ts';
import { readCredentialScope } from './credential-scope.ts';
import { jsonProtocol } from './protocols/json-protocol.ts';
import type { Protocol, WireAnswer, WireRequest } from './protocols/protocol.ts';
import { protocolOf } from './protocols/protocol-of.ts';
import { readRequest } from './read-request.ts';

export type AwsPortParts = {
  /** By the name that requests are signed for: `dynamodb`, `states`, `ses`, `kms`, `scheduler` … */
  services: Readonly<Record<string, AwsService>>;
  access: Access;
  faults: CallFaults;
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
    send(response, requestId, await perform(parts, protocol, scope, request, requestId));
  } catch (failure) {
    if (failure instanceof AnswerLost) incoming.socket.destroy();
    else if (!incoming.destroyed || !response.destroyed) {
      send(response, requestId, protocol.refuse(asAwsError(parts, failure, requestId), requestId));
    }
  }
};

const perform = async (
  parts: AwsPortParts,
  protocol: Protocol,
  { accessKeyId, service }: { accessKeyId: string; service: string },
  request: WireRequest,
  requestId: string,
): Promise<WireAnswer> => {
  const caller = callerOf(parts.access, accessKeyId);
  const { action: name, input: unparsed } = protocol.read(request);
  const actions = parts.services[service]?.actions ?? {};
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (!action) throw unknownOperation(service, name);
  const { headers, body } = request;
  const call: AwsCall = { service, action: name, requestId, caller, headers, body };
  const input = action.input(unparsed) as never;
  authorise(parts.access, caller, action.needs(input, call));
  const fault = parts.faults.next(service, name);
  const answer = await underFault(fault, service, () => action.run(input, call));
  return answer instanceof ReadyAnswer ? answer : protocol.answer(name, answer, requestId);
};

const asAwsError = (parts: AwsPortParts, failure: unknown, requestId: string): AwsError => {
  if (failure instanceof AwsError) return failure;
  parts.onAccident(failure, requestId);
  return new AwsError('InternalFailure', `the twin failed; request ${requestId}`, 500);
};

const send = (response: ServerResponse, requestId: string, { status, headers, body }: WireAnswer): void => {
  response.writeHead(status, {
    ...headers,
    'x-amzn-requestid': requestId,
    'content-length': String(Buffer.byteLength(body)),
  });
  response.end(body);
};
