import type { IncomingMessage, ServerResponse } from 'node:http';

/** A request at the entrance, whether it came over a socket or from somebody in this process. */
export type Visit = {
  method: string;
  /** Path and query. */
  url: string;
  httpVersion: string;
  /** Names in lower case; what was sent several times is joined as HTTP joins it. */
  headers: Readonly<Record<string, string>>;
  /** Nothing where it is larger than API Gateway takes. */
  body: Buffer | undefined;
  sourceIp: string;
  /** The port of this machine that was visited. */
  port: number;
};

export type Reply = { status: number; headers: Record<string, string | string[]>; body: Buffer | string };

/** API Gateway takes at most 10 MB. */
const LARGEST_BODY_BYTES = 10 * 1024 * 1024;

export const visitOf = async (request: IncomingMessage): Promise<Visit> => ({
  method: request.method ?? 'GET',
  url: request.url ?? '/',
  httpVersion: request.httpVersion,
  headers: Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(',') : (value ?? ''),
    ]),
  ),
  body: await bodyOf(request),
  sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
  port: request.socket.localPort ?? 0,
});

/** Reads the body whole; nothing when it is too large (the rest is read and dropped, so that the answer arrives). */
const bodyOf = async (request: IncomingMessage): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= LARGEST_BODY_BYTES) chunks.push(chunk);
  }
  return size > LARGEST_BODY_BYTES ? undefined : Buffer.concat(chunks);
};

export const writeReply = (response: ServerResponse, { status, headers, body }: Reply): void => {
  response.writeHead(status, headers).end(body);
};
