import { createHash } from 'node:crypto';
import type { PublicationFreeze } from '../../shared/domain/vacancy/freeze.ts';
import type { DirectorySettings } from '../../shared/domain/vacancy/published.ts';
import { encodeCp932 } from '../../shared/files/decode.ts';
import type { ApiContext } from '../../shared/web/api-app.ts';

/** A copy may stand in a cache for five minutes, and is asked for anew by its tag after that. Unit: seconds. */
const FRESH_SECONDS = 300;

export type OpenFile = {
  text: string;
  contentType: string;
  /** Under which name it is saved; with none it is shown. */
  fileName?: string;
  /** The newest day that the data is of. */
  asOf?: string | undefined;
  /** The freeze under which these are the figures from before. */
  frozen?: PublicationFreeze | undefined;
};

/**
 * Gives a file away as open data: readable from any page, with its licence and day, and unsent where the caller has it
 * already (`If-None-Match`). With `?encoding=cp932` a CSV comes as core systems read it.
 */
export const openData = (c: ApiContext, { licence }: DirectorySettings, file: OpenFile): Response => {
  const { body, charset, replaced } = encoded(file, c.req.query('encoding'));
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const headers: Record<string, string> = {
    'access-control-allow-origin': '*',
    'cache-control': `public, max-age=${FRESH_SECONDS}`,
    etag: tag,
    link: `<${licence.url}>; rel="license"; title="${licence.name}"`,
    ...(file.asOf ? { 'x-data-as-of': file.asOf } : {}),
    ...(file.frozen ? { 'x-publication-frozen': frozenDays(file.frozen) } : {}),
    ...(replaced.length > 0 ? { 'x-replaced-characters': encodeURIComponent(replaced.join('')) } : {}),
  };
  if (knows(c.req.header('if-none-match'), tag)) return c.body(null, 304, headers);
  return c.body(body, 200, {
    ...headers,
    'content-type': `${file.contentType}; charset=${charset}`,
    ...(file.fileName ? { 'content-disposition': `attachment; filename="${file.fileName}"` } : {}),
  });
};

/** An interval of days (ISO 8601), `2026-11-10/2026-11-20`; `..` where nobody named the last one. */
const frozenDays = ({ from, until }: PublicationFreeze): string => `${from}/${until ?? '..'}`;

/** A cache may have made the tag weak on its way (compression). */
const knows = (header: string | undefined, tag: string): boolean =>
  (header ?? '').split(',').some((one) => [tag, '*'].includes(one.trim().replace(/^W\//, '')));

/** What printers put where a character has no place (下駄). */
const GETA = '〓';

type Encoded = { body: Uint8Array<ArrayBuffer>; charset: string; replaced: readonly string[] };

const encoded = ({ text, contentType }: OpenFile, wanted: string | undefined): Encoded => {
  const utf8 = (): Encoded => ({ body: new TextEncoder().encode(text), charset: 'utf-8', replaced: [] });
  if (wanted !== 'cp932' || contentType !== 'text/csv') return utf8();
  const bare = text.replace(/^\ufeff/, '');
  const first = encodeCp932(bare);
  const replaced = first.ok ? [] : first.refusal.characters;
  const outcome = first.ok
    ? first
    : encodeCp932([...bare].map((one) => (replaced.includes(one) ? GETA : one)).join(''));
  return outcome.ok ? { body: new Uint8Array(outcome.value), charset: 'Shift_JIS', replaced } : utf8();
};
