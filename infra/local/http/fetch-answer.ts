import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer } from './entrance.ts';

/** What web-standard apps offer. */
export type Fetch = (request: Request) => Response | Promise<Response>;

/** Lets an app that speaks `Request` and `Response` answer at the entrance. */
export const fetchAnswer =
  (origin: string, fetch: Fetch): Answer =>
  async (incoming, outgoing) => {
    const response = await fetch(await requestOf(origin, incoming));
    await write(response, outgoing);
  };

const requestOf = async (origin: string, incoming: IncomingMessage): Promise<Request> => {
  const { method = 'GET', url = '/' } = incoming;
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headersDistinct)) {
    for (const one of value ?? []) headers.append(name, one);
  }
  const body = method === 'GET' || method === 'HEAD' ? {} : { body: await bodyOf(incoming) };
  return new Request(new URL(url, originOf(incoming, origin)), { method, headers, ...body });
};

/** The address that the visitor used: forms are compared with what their browser shows (127.0.0.1 or localhost). */
const originOf = ({ headers }: IncomingMessage, origin: string): string =>
  headers.host ? `http://${headers.host}` : origin;

const bodyOf = async (incoming: IncomingMessage): Promise<Buffer<ArrayBuffer>> => {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
};

const write = async (response: Response, outgoing: ServerResponse): Promise<void> => {
  const cookies = response.headers.getSetCookie();
  outgoing.writeHead(response.status, {
    ...Object.fromEntries([...response.headers].filter(([name]) => name !== 'set-cookie')),
    ...(cookies.length > 0 ? { 'set-cookie': cookies } : {}),
  });
  outgoing.end(Buffer.from(await response.arrayBuffer()));
};
