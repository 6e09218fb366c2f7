import type { Answer } from './entrance.ts';
import { messageReply } from './function-response.ts';
import type { Reply, Visit } from './visit.ts';

/** What web-standard apps offer. */
export type Fetch = (request: Request) => Response | Promise<Response>;

/** Lets an app that speaks `Request` and `Response` answer at the entrance. */
export const fetchAnswer =
  (origin: string, fetch: Fetch): Answer =>
  async (visit) => {
    if (!visit.body) return messageReply(413);
    return replyOf(await fetch(requestOf(origin, visit)));
  };

const requestOf = (origin: string, { method, url, headers, body }: Visit): Request => {
  const hasBody = method !== 'GET' && method !== 'HEAD' && body !== undefined;
  return new Request(new URL(url, originOf(headers, origin)), {
    method,
    headers,
    ...(hasBody ? { body: new Uint8Array(body) } : {}),
  });
};

/** The address that the visitor used: forms are compared with what their browser shows (127.0.0.1 or localhost). */
const originOf = ({ host }: Visit['headers'], origin: string): string => (host ? `http://${host}` : origin);

const replyOf = async (response: Response): Promise<Reply> => {
  const cookies = response.headers.getSetCookie();
  return {
    status: response.status,
    headers: {
      ...Object.fromEntries([...response.headers].filter(([name]) => name !== 'set-cookie')),
      ...(cookies.length > 0 ? { 'set-cookie': cookies } : {}),
    },
    body: Buffer.from(await response.arrayBuffer()),
  };
};
