import type { IncomingMessage } from 'node:http';
import type { WireRequest } from './protocols/protocol.ts';

/** Takes a whole request off the wire. */
export const readRequest = async (incoming: IncomingMessage): Promise<WireRequest> => {
  const [path = '/', query = ''] = (incoming.url ?? '/').split('?', 2);
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return {
    method: incoming.method ?? 'GET',
    path,
    query: new URLSearchParams(query),
    headers: incoming.headers as Record<string, string | undefined>,
    body: Buffer.concat(chunks),
  };
};
