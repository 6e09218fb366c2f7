/** A structured header: its value in lower case and its parameters (`text/html; charset=utf-8`). */
export const readParameters = (header: string): { value: string; parameters: Record<string, string> } => {
  const [value = '', ...rest] = header.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/);
  const parameters = rest.flatMap((one) => {
    const equals = one.indexOf('=');
    if (equals < 0) return [];
    const content = one.slice(equals + 1).trim();
    return [[one.slice(0, equals).trim().toLowerCase(), content.replace(/^"(.*)"$/, '$1')]];
  });
  return { value: value.trim().toLowerCase(), parameters: Object.fromEntries(parameters) };
};
