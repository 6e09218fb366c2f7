/** What is wrong with a text that should be JSON, and where: line and column from 1 on, behind what was read last. */
export type JsonFault = { message: string; line: number; column: number };

/** The fault of a text, in the service's words where it is known how it says it; undefined if the text is JSON. */
export const jsonFault = (text: string): JsonFault | undefined => {
  try {
    JSON.parse(text);
    return undefined;
  } catch (reason) {
    return knownFault(text) ?? unknownFault(text, (reason as Error).message);
  }
};

const knownFault = (text: string): JsonFault | undefined => {
  const [word] = /^\s*[A-Za-z_$][\w$]*/.exec(text) ?? [];
  if (word !== undefined)
    return faultBehind(
      word,
      `Unrecognized token '${word.trim()}': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')`,
    );
  const [before, character = ''] = /^\s*\{\s*([^"}\s])/.exec(text) ?? [];
  if (before !== undefined)
    return faultBehind(
      before,
      `Unexpected character ('${character}' (code ${character.charCodeAt(0)})): was expecting double-quote to start field name`,
    );
  return undefined;
};

const unknownFault = (text: string, message: string): JsonFault => {
  const [, position] = /at position (\d+)/.exec(message) ?? [];
  return faultBehind(text.slice(0, position === undefined ? text.length : Number(position)), message);
};

const faultBehind = (read: string, message: string): JsonFault => {
  const lines = read.split('\n');
  return { message, line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
};

/** The place of a fault as the service's JSON reader names it. */
export const placeOf = (text: string, { line, column }: JsonFault): string =>
  `[Source: (String)"${text}"; line: ${line}, column: ${column}]`;
