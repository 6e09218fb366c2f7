/** Writes an output as the query protocol's XML: lists as `member` elements, members without a value left out. */
export const toXml = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map((one) => element('member', toXml(one))).join('');
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== 'object') return escapeXml(String(value));
  return Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .map(([name, inner]) => element(name, toXml(inner)))
    .join('');
};

export const element = (name: string, content: string): string => `<${name}>${content}</${name}>`;

export const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (found) => ESCAPES[found] ?? '');

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
