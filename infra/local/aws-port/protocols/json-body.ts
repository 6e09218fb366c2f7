import { AwsError } from '../aws-error.ts';

/** Parses a JSON body; none at all is an empty input. */
export const readJson = (body: Buffer): unknown => {
  if (body.length === 0) return {};
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    throw new AwsError('SerializationException', 'the request body is no JSON');
  }
};

/** Writes an output as AWS does: instants as epoch seconds, bytes as base64. */
export const writeJson = (output: object | undefined): string =>
  output === undefined ? '' : JSON.stringify(output);
