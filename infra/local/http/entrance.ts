import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Reply, type Visit, visitOf, writeReply } from './visit.ts';

/** Answers one visit. A rejection is answered with 500. */
export type Answer = (visit: Visit) => Promise<Reply> | Reply;

/** The one address of the product at home. What stands under a mounted prefix goes before the product's routes. */
export interface Entrance {
  /** Shape: `http://127.0.0.1:3000`. */
  origin: string;
  /** Answers `prefix` itself and every path below it; the longest prefix goes first. */
  mount(prefix: string, answer: Answer): void;
  /** Answers everything else. Until then visitors are told to come back. */
  serve(answer: Answer): void;
  /** A visit from within this process: answered as one over HTTP is, without a socket. */
  visit(visit: Visit): Promise<Reply>;
  close(): Promise<void>;
}

const STARTING: Reply = { status: 503, headers: { 'retry-after': '1' }, body: 'starting' };

/** Opens the door on this machine alone. Port 0 picks a free one. Rejects when the port is taken. */
export const openEntrance = async (port: number): Promise<Entrance> => {
  const mounted = new Map<string, Answer>();
  let product: Answer = () => STARTING;
  const visit = async (visited: Visit): Promise<Reply> => {
    const path = visited.url.split('?')[0] ?? '/';
    return answerSafely(longestPrefix(mounted, path) ?? product, visited);
  };
  const server = createServer((request, response) => void overHttp(visit, request, response));
  const boundPort = await listen(server, port);
  return {
    origin: `http://127.0.0.1:${boundPort}`,
    mount: (prefix, answer) => void mounted.set(prefix, answer),
    serve: (answer) => {
      product = answer;
    },
    visit,
    close: () => close(server),
  };
};

const overHttp = async (
  visit: (visit: Visit) => Promise<Reply>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  try {
    writeReply(response, await visit(await visitOf(request)));
  } catch {
    // Whoever went away in the middle of a request waits for nothing.
    response.destroy();
  }
};

const longestPrefix = (mounted: Map<string, Answer>, path: string): Answer | undefined =>
  [...mounted]
    .filter(([prefix]) => isBelow(prefix, path))
    .sort(([one], [other]) => other.length - one.length)[0]?.[1];

const isBelow = (prefix: string, path: string): boolean => path === prefix || path.startsWith(`${prefix}/`);

const answerSafely = async (answer: Answer, visit: Visit): Promise<Reply> => {
  try {
    return await answer(visit);
  } catch (thrown) {
    process.stderr.write(
      `${visit.method} ${visit.url}: ${thrown instanceof Error ? thrown.stack : thrown}\n`,
    );
    const body = '{"message":"Internal Server Error"}';
    return { status: 500, headers: { 'content-type': 'application/json' }, body };
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
