import type { Entrance } from './entrance.ts';
import type { Reply } from './visit.ts';

/** Asks for a path of the product, as `fetch` asks for an address; redirects are not followed. */
export type AskWithin = (path: string, init?: RequestInit) => Promise<Response>;

/** What `fetch` of Node sends when nobody says otherwise. */
const USUAL_HEADERS = {
  accept: '*/*',
  'accept-language': '*',
  'sec-fetch-mode': 'cors',
  'user-agent': 'node',
};

/** Statuses whose answer has no body. Source: the Fetch standard, "null body status". */
const WITHOUT_BODY = new Set([101, 204, 205, 304]);

/**
 * Lets whoever lives in this process (a rehearsal's people) visit the product without a socket. Everything behind the
 * entrance is the same: route, permission, event, function, answer.
 */
export const innerDoor = ({ origin, visit }: Pick<Entrance, 'origin' | 'visit'>): AskWithin => {
  const { host, port } = new URL(origin);
  return async (path, { method = 'GET', headers, body } = {}) => {
    const sent = await sentBody(body);
    const reply = await visit({
      method,
      url: path,
      httpVersion: '1.1',
      headers: { host, ...USUAL_HEADERS, ...sent.headers, ...Object.fromEntries(new Headers(headers)) },
      body: sent.body,
      sourceIp: '127.0.0.1',
      port: Number(port),
    });
    return responseOf(reply);
  };
};

const responseOf = ({ status, headers, body }: Reply): Response => {
  const told = new Headers();
  for (const [name, values] of Object.entries(headers)) {
    for (const value of [values].flat()) told.append(name, value);
  }
  const bytes = typeof body === 'string' ? Buffer.from(body) : new Uint8Array(body);
  return new Response(WITHOUT_BODY.has(status) ? null : bytes, { status, headers: told });
};

const NOTHING = Buffer.alloc(0);

const sentBody = async (
  body: RequestInit['body'],
): Promise<{ body: Buffer; headers: Record<string, string> }> => {
  if (body === undefined || body === null) return { body: NOTHING, headers: {} };
  // Writes forms with and without files as a browser does.
  const written = new Response(body);
  const bytes = Buffer.from(await written.arrayBuffer());
  const type = written.headers.get('content-type');
  return {
    body: bytes,
    headers: { 'content-length': String(bytes.length), ...(type ? { 'content-type': type } : {}) },
  };
};
