/** Whether a string of a definition is a JSONata expression: `{% … %}` and nothing around it. */
export const isExpression = (value: unknown): value is string =>
  typeof value === 'string' && value.startsWith('{%') && value.endsWith('%}') && value.length >= 4;

/** What stands between the marks. */
export const expressionIn = (marked: string): string => marked.slice(2, -2).trim();
