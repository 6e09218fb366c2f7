import { decodeText } from './decode-text.ts';

/** One header as it was sent, unfolded; its value is still encoded. */
export type Header = { name: string; value: string };

export type SplitMessage = { headers: Header[]; body: Buffer };

/** Parts the headers of a MIME message or part from its body. */
export const splitMessage = (raw: Buffer): SplitMessage => {
  const { at, length } = endOfHeaders(raw);
  const head = raw.subarray(0, at).toString('latin1');
  return {
    headers: readHeaders(Buffer.from(head, 'latin1').toString('utf8')),
    body: raw.subarray(at + length),
  };
};

const endOfHeaders = (raw: Buffer): { at: number; length: number } => {
  const places = ['\r\n\r\n', '\n\n']
    .map((mark) => ({ at: raw.indexOf(mark), length: mark.length }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at);
  return places[0] ?? { at: raw.length, length: 0 };
};

const readHeaders = (head: string): Header[] =>
  head
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
    .flatMap((line) => {
      const colon = line.indexOf(':');
      return colon <= 0 ? [] : [{ name: line.slice(0, colon).trim(), value: line.slice(colon + 1).trim() }];
    });

/** The value of the first header of this name, in any case. */
export const headerOf = (headers: readonly Header[], name: string): string | undefined =>
  headers.find((header) => header.name.toLowerCase() === name.toLowerCase())?.value;

const ENCODED_WORD = /=\?([^?]+)\?([bq])\?([^?]*)\?=/gi;

/** Reads encoded words (RFC 2047): `=?UTF-8?B?…?=`. White space between two of them belongs to neither. */
export const decodeWords = (value: string): string => {
  const joined = value.replace(/(=\?[^?]+\?[bq]\?[^?]*\?=)\s+(?==\?)/gi, '$1');
  return joined.replace(ENCODED_WORD, (_, charset: string, encoding: string, content: string) =>
    decodeText(encoding.toLowerCase() === 'b' ? Buffer.from(content, 'base64') : fromQ(content), charset),
  );
};

const fromQ = (content: string): Buffer =>
  Buffer.from(
    content
      .replaceAll('_', ' ')
      .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
