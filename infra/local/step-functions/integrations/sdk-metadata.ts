import { crc32 } from 'node:zlib';
import type { JsonObject } from '../language/json.ts';

/** An answer of a service as its optimised integration gives it: with the HTTP facts of the answer beside it. */
export const withSdkMetadata = (
  service: string,
  answer: JsonObject,
  requestId: string,
  atEpochMs: number,
): JsonObject => {
  const body = JSON.stringify(answer);
  const headers: Record<string, string> = {
    ...ownHeaders(service, body),
    'x-amzn-RequestId': requestId,
    'Content-Length': String(Buffer.byteLength(body)),
    Date: new Date(atEpochMs).toUTCString(),
    'Content-Type': service === 'sns' ? 'text/xml' : 'application/x-amz-json-1.0',
  };
  return { ...answer, ...metadata(headers, requestId) };
};

/** DynamoDB's servers write other headers than those of most services. */
const ownHeaders = (service: string, body: string): Record<string, string> =>
  service === 'dynamodb'
    ? { Server: 'Server', Connection: 'keep-alive', 'x-amz-crc32': String(crc32(body)) }
    : { connection: 'keep-alive' };

/** The two members that tell of the HTTP answer. */
export const metadata = (headers: Record<string, string>, requestId: string): JsonObject => ({
  SdkHttpMetadata: {
    AllHttpHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
    HttpHeaders: headers,
    HttpStatusCode: 200,
  },
  SdkResponseMetadata: { RequestId: requestId },
});
