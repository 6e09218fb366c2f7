import { decodeText } from './decode-text.ts';
import { headerOf, splitMessage } from './headers.ts';
import { readParameters } from './parameters.ts';

/** What a person would see of a message: its text, its HTML, and the names of what is attached. */
export type ReadableMessage = { text: string; html: string; attachments: string[] };

/** Reads the bodies of a MIME message. The first of each kind counts; nested multiparts are walked. */
export const readMessage = (raw: Buffer): ReadableMessage => {
  const message: ReadableMessage = { text: '', html: '', attachments: [] };
  walk(raw, message, 0);
  return message;
};

const DEEPEST_NESTING = 10;

const walk = (raw: Buffer, message: ReadableMessage, depth: number): void => {
  const { headers, body } = splitMessage(raw);
  const { value: type, parameters } = readParameters(headerOf(headers, 'content-type') ?? 'text/plain');
  if (type.startsWith('multipart/') && parameters.boundary && depth < DEEPEST_NESTING) {
    for (const part of splitParts(body, parameters.boundary)) walk(part, message, depth + 1);
    return;
  }
  const disposition = readParameters(headerOf(headers, 'content-disposition') ?? '');
  const isText = type === 'text/plain' || type === 'text/html';
  if (disposition.value === 'attachment' || !isText) {
    message.attachments.push(disposition.parameters.filename ?? parameters.name ?? type);
    return;
  }
  const content = decodeText(
    transferDecoded(body, headerOf(headers, 'content-transfer-encoding')),
    parameters.charset,
  );
  if (type === 'text/html') message.html ||= content;
  else message.text ||= content;
};

const splitParts = (body: Buffer, boundary: string): Buffer[] => {
  const text = body.toString('latin1');
  const parts = `\r\n${text}`.split(new RegExp(`\\r?\\n--${escaped(boundary)}(?:--)?[ \\t]*(?=\\r?\\n|$)`));
  return parts.slice(1, -1).map((part) => Buffer.from(part.replace(/^\r?\n/, ''), 'latin1'));
};

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const transferDecoded = (body: Buffer, encoding = ''): Buffer => {
  switch (encoding.trim().toLowerCase()) {
    case 'base64':
      return Buffer.from(body.toString('latin1'), 'base64');
    case 'quoted-printable':
      return fromQuotedPrintable(body.toString('latin1'));
    default:
      return body;
  }
};

const fromQuotedPrintable = (text: string): Buffer =>
  Buffer.from(
    text
      .replace(/[ \t]+(?=\r?\n|$)/g, '')
      .replace(/=\r?\n/g, '')
      .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
