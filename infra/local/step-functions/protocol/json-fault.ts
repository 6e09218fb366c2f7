/** What is wrong with a text that should be JSON, in the service's words where it is known how it says it. */
export const jsonFault = (text: string): string | undefined => {
  try {
    JSON.parse(text);
    return undefined;
  } catch (reason) {
    return knownFault(text.trimStart()) ?? (reason as Error).message;
  }
};

const knownFault = (text: string): string | undefined => {
  const [, word] = /^([A-Za-z_$][\w$]*)/.exec(text) ?? [];
  if (word !== undefined)
    return `Unrecognized token '${word}': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')`;
  const [, character] = /^\{\s*([^"}\s])/.exec(text) ?? [];
  if (character !== undefined)
    return `Unexpected character ('${character}' (code ${character.charCodeAt(0)})): was expecting double-quote to start field name`;
  return undefined;
};
