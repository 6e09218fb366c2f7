import type { EngineAnswer } from './engine-client.ts';
import type { Item } from './item.ts';

/** The image that the twin wants from a write's answer: the old item of a put or delete, the new one of an update. */
type Wanted = 'ALL_OLD' | 'ALL_NEW';
type Returning = { ReturnValues?: string | undefined };

/** The request with an image asked for: spliced into the bytes, since writing JSON anew costs more. */
export const askFor = (wanted: Wanted, input: Returning, body: Buffer): Buffer | string => {
  if (input.ReturnValues === wanted) return body;
  if (input.ReturnValues !== undefined) return JSON.stringify({ ...input, ReturnValues: wanted });
  return Buffer.concat([Buffer.from(`{"ReturnValues":"${wanted}",`), body.subarray(body.indexOf('{') + 1)]);
};

/** Takes the image out of an answer, and out of the caller's sight if they had not asked for it. */
export const takeImage = (
  wanted: Wanted,
  input: Returning,
  answer: EngineAnswer,
): { image: Item | undefined; forCaller: EngineAnswer } => {
  const { Attributes: image, ...rest } = JSON.parse(answer.body.toString('utf8')) as { Attributes?: Item };
  if (input.ReturnValues === wanted) return { image, forCaller: answer };
  return { image, forCaller: { ...answer, body: Buffer.from(JSON.stringify(rest)) } };
};
