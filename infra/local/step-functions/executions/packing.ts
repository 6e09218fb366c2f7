import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** What most histories say: texts are packed by what they have in common with it. */
const dictionary = Buffer.from(
  [
    '[{"id":0,"index":0,"flow":"","at":"","input":{},"variables":{},"previous":2,"entered":2,"enteredAt":17,"retries":[],',
    '"phase":{"kind":"waiting","until":17}}]"phase":{"kind":"asked","scheduled":3,"args":{"FunctionName":"","Payload":{}},',
    '"requestId":"","token":"","timeoutAt":17,"started":true,"submitted":true}}]',
    '[{"id":6,"previousEventId":5,"at":17,"type":"TaskSubmitted","details":{"output":"{\\"ExecutedVersion\\":\\"$LATEST\\",',
    '\\"Payload\\":null,\\"SdkHttpMetadata\\":{\\"AllHttpHeaders\\":{\\"X-Amz-Executed-Version\\":[\\"$LATEST\\"],',
    '\\"x-amzn-Remapped-Content-Length\\":[\\"0\\"],\\"Connection\\":[\\"keep-alive\\"],\\"x-amzn-RequestId\\":[\\"\\"],',
    '\\"Content-Length\\":[\\"4\\"],\\"Date\\":[\\"Wed, 01 Apr 2026 00:00:00 GMT\\"],\\"X-Amzn-Trace-Id\\":[\\"root=1-;sampled=0\\"],',
    '\\"Content-Type\\":[\\"application/json\\"]},\\"HttpHeaders\\":{\\"X-Amz-Executed-Version\\":\\"$LATEST\\",',
    '\\"HttpStatusCode\\":200},\\"SdkResponseMetadata\\":{\\"RequestId\\":\\"\\"},\\"StatusCode\\":200}",',
    '"outputDetails":{"truncated":false},"resourceType":"lambda","resource":"invoke.waitForTaskToken"}}]',
    '[{"id":1,"previousEventId":0,"at":17,"type":"ExecutionStarted","details":{"input":"{}","inputDetails":{"truncated":false},',
    '"roleArn":"arn:aws:iam::000000000000:role/"}}]"type":"PassStateEntered","details":{"name":"","input":"{\\"\\":\\"\\"}",',
    '"type":"PassStateExited","details":{"name":"","output":"{}","outputDetails":{"truncated":false},"assignedVariables":{},',
    '"assignedVariablesDetails":{"truncated":false}}}]"type":"TaskStateEntered","type":"TaskScheduled","details":{"resourceType":',
    '"lambda","resource":"invoke","region":"ap-northeast-1","parameters":"{\\"FunctionName\\":\\"\\",\\"Payload\\":{',
    '"timeoutInSeconds":,"type":"TaskStarted","type":"TaskSucceeded","type":"WaitStateEntered","type":"ExecutionSucceeded"',
  ].join(''),
);

/**
 * Small windows and pieces: each text is packed alone, a thousand in a row when many executions go to sleep together,
 * and what zlib takes for one is given back only when it is collected. The window holds the whole dictionary.
 */
const MEMORY = { level: 6, windowBits: 12, memLevel: 3, chunkSize: 2048, dictionary };

/** A text in a few hundred bytes. */
export const packed = (text: string): Uint8Array => deflateRawSync(text, MEMORY);

export const unpacked = (bytes: Uint8Array): string =>
  inflateRawSync(bytes, { windowBits: 13, dictionary }).toString('utf8');
