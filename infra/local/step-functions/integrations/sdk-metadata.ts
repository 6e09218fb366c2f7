import type { JsonObject } from '../language/json.ts';

/** An answer of a service as its optimised integration gives it: with the HTTP facts of the answer beside it. */
export const withSdkMetadata = (answer: JsonObject, requestId: string, atEpochMs: number): JsonObject => {
  const headers: Record<string, string> = {
    'x-amzn-RequestId': requestId,
    connection: 'keep-alive',
    'Content-Length': String(Buffer.byteLength(JSON.stringify(answer))),
    Date: new Date(atEpochMs).toUTCString(),
    'Content-Type': 'application/x-amz-json-1.0',
  };
  return { ...answer, ...metadata(headers, requestId) };
};

/** The two members that tell of the HTTP answer. */
export const metadata = (headers: Record<string, string>, requestId: string): JsonObject => ({
  SdkHttpMetadata: {
    AllHttpHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
    HttpHeaders: headers,
    HttpStatusCode: 200,
  },
  SdkResponseMetadata: { RequestId: requestId },
});
