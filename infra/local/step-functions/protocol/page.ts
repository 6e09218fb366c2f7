import { Refusal } from './refusal.ts';

type PageRequest = { maxResults?: number | undefined; nextToken?: string | undefined };

const DEFAULT_PAGE = 100;
const LARGEST_PAGE = 1_000;

/** Cuts the page that a request asks for; the token of the next is the place where it begins. */
export const pageOf = <T>(
  all: readonly T[],
  request: PageRequest,
): { items: T[]; next: { nextToken?: string } } => {
  const size = Math.min(request.maxResults || DEFAULT_PAGE, LARGEST_PAGE);
  const start = request.nextToken === undefined ? 0 : placeOf(request.nextToken);
  const end = start + size;
  return {
    items: all.slice(start, end),
    next: end < all.length ? { nextToken: Buffer.from(`from:${end}`).toString('base64') } : {},
  };
};

const placeOf = (token: string): number => {
  const [, place] = /^from:(\d+)$/.exec(Buffer.from(token, 'base64').toString('utf8')) ?? [];
  if (place === undefined) throw new Refusal('InvalidToken', `Invalid Token: 'Invalid token'`);
  return Number(place);
};
