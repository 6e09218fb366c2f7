import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers one HTTP request. A rejection is answered with 500. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

/** The one address of the product at home. What stands under a mounted prefix goes before the product's routes. */
export interface Entrance {
  /** Shape: `http://127.0.0.1:3000`. */
  origin: string;
  /** Answers `prefix` itself and every path below it; the longest prefix goes first. */
  mount(prefix: string, answer: Answer): void;
  /** Answers everything else. Until then visitors are told to come back. */
  serve(answer: Answer): void;
  close(): Promise<void>;
}

/** Opens the door on this machine alone. Port 0 picks a free one. Rejects when the port is taken. */
export const openEntrance = async (port: number): Promise<Entrance> => {
  const mounted = new Map<string, Answer>();
  let product: Answer = (_request, response) => {
    response.writeHead(503, { 'retry-after': '1' }).end('starting');
  };
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const answer = longestPrefix(mounted, path) ?? product;
    void answerSafely(answer, request, response);
  });
  const boundPort = await listen(server, port);
  return {
    origin: `http://127.0.0.1:${boundPort}`,
    mount: (prefix, answer) => void mounted.set(prefix, answer),
    serve: (answer) => {
      product = answer;
    },
    close: () => close(server),
  };
};

const longestPrefix = (mounted: Map<string, Answer>, path: string): Answer | undefined =>
  [...mounted]
    .filter(([prefix]) => isBelow(prefix, path))
    .sort(([one], [other]) => other.length - one.length)[0]?.[1];

const isBelow = (prefix: string, path: string): boolean => path === prefix || path.startsWith(`${prefix}/`);

const answerSafely = async (
  answer: Answer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  try {
    await answer(request, response);
  } catch (thrown) {
    process.stderr.write(
      `${request.method} ${request.url}: ${thrown instanceof Error ? thrown.stack : thrown}\n`,
    );
    if (!response.headersSent) response.writeHead(500, { 'content-type': 'application/json' });
    response.end('{"message":"Internal Server Error"}');
  }
};

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

/** Waits for answers under way; browsers' idle connections are cut. */
const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
