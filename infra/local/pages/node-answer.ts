import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Hono } from 'hono';
import type { Answer } from '../http/entrance.ts';

/** Lets a hono app answer at the entrance. */
export const nodeAnswer =
  (app: Hono, origin: string): Answer =>
  async (incoming, outgoing) => {
    const response = await app.fetch(await requestOf(incoming, origin));
    outgoing.statusCode = response.status;
    writeHeaders(response, outgoing);
    outgoing.end(Buffer.from(await response.arrayBuffer()));
  };

const requestOf = async (incoming: IncomingMessage, origin: string): Promise<Request> => {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const method = incoming.method ?? 'GET';
  const init = method === 'GET' || method === 'HEAD' ? {} : { body: new Uint8Array(await bodyOf(incoming)) };
  return new Request(new URL(incoming.url ?? '/', originOf(incoming, origin)), { method, headers, ...init });
};

/** The address that the visitor used, so that forms are compared with what their browser shows (127.0.0.1 or localhost). */
const originOf = ({ headers }: IncomingMessage, origin: string): string =>
  headers.host ? `http://${headers.host}` : origin;

const bodyOf = async (incoming: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

const writeHeaders = (response: Response, outgoing: ServerResponse): void => {
  const cookies = response.headers.getSetCookie();
  response.headers.forEach((value, name) => {
    if (name !== 'set-cookie') outgoing.setHeader(name, value);
  });
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies);
};
