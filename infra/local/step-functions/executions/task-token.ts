/** Where a task token leads: an execution by its number in this twin, and the frame that waits in it. */
export type TokenPlace = { execution: number; frame: number };

/** Makes the token of one attempt. It tells where it belongs, so that 100,000 waiting tasks need no index. */
export const taskToken = (execution: number, frame: number, secret: string): string =>
  Buffer.from(JSON.stringify({ execution, frame, secret })).toString('base64');

/** Reads a token; undefined if none of ours could look like it. */
export const readTaskToken = (token: string): TokenPlace | undefined => {
  try {
    const place = JSON.parse(Buffer.from(token, 'base64').toString('utf8')) as Partial<TokenPlace>;
    if (!Number.isInteger(place.execution) || !Number.isInteger(place.frame)) return undefined;
    return place as TokenPlace;
  } catch {
    return undefined;
  }
};
