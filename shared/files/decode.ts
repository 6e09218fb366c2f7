import Encoding from 'encoding-japanese';
import { accepted, type Result, refused } from '../runtime/result.ts';

export type TextEncoding = 'utf-8' | 'cp932' | 'utf-16le' | 'utf-16be';

/** A text out of bytes, and how they were written. */
export type DecodedText = { text: string; encoding: TextEncoding };

const decodedAs = (bytes: Uint8Array, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

const encodingOfMark = (bytes: Uint8Array): TextEncoding | undefined => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
};

const REPLACEMENT = '\ufffd';

/**
 * Decodes a file as municipalities write them: UTF-8 with or without byte-order mark, UTF-16 with one, else CP932
 * (Shift_JIS with Windows' additions). Refuses bytes that are neither, and binary files (Excel, ZIP).
 */
export const decodeText = (
  bytes: Uint8Array,
): Result<DecodedText, { kind: 'bytes are no text' } | { kind: 'file is a spreadsheet' }> => {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03)
    return refused({ kind: 'file is a spreadsheet' });
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11)
    return refused({ kind: 'file is a spreadsheet' });
  const marked = encodingOfMark(bytes);
  if (marked) {
    const text = decodedAs(bytes, marked);
    return text === undefined ? refused({ kind: 'bytes are no text' }) : accepted({ text, encoding: marked });
  }
  const utf8 = decodedAs(bytes, 'utf-8');
  if (utf8 !== undefined && !utf8.includes('\0')) return accepted({ text: utf8, encoding: 'utf-8' });
  const cp932 = Encoding.codeToString(Encoding.convert(bytes, { to: 'UNICODE', from: 'SJIS' }));
  return cp932.includes(REPLACEMENT) || cp932.includes('\0')
    ? refused({ kind: 'bytes are no text' })
    : accepted({ text: cp932, encoding: 'cp932' });
};

/** Bytes in CP932 for core systems that read nothing else. Refuses a text with characters that have no place there, and names them. */
export const encodeCp932 = (
  text: string,
): Result<Uint8Array, { kind: 'characters without a place in CP932'; characters: readonly string[] }> => {
  const homeless = [...new Set(text)].filter((character) => !fitsCp932(character));
  if (homeless.length > 0)
    return refused({ kind: 'characters without a place in CP932', characters: homeless });
  return accepted(
    Uint8Array.from(Encoding.convert(Encoding.stringToCode(text), { to: 'SJIS', from: 'UNICODE' })),
  );
};

const fitsCp932 = (character: string): boolean => {
  const codes = Encoding.convert(Encoding.stringToCode(character), { to: 'SJIS', from: 'UNICODE' });
  return Encoding.codeToString(Encoding.convert(codes, { to: 'UNICODE', from: 'SJIS' })) === character;
};
