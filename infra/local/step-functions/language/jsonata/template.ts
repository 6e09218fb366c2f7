import type { Json } from '../json.ts';
import type { JsonataEvaluator, Scope } from './evaluator.ts';
import { isExpression } from './expression.ts';

/** A value of a definition with every expression in it evaluated; `field` is its place as messages name it. */
export const evaluateTemplate = async (
  evaluator: JsonataEvaluator,
  template: Json,
  field: string,
  scope: Scope,
): Promise<Json> => {
  if (isExpression(template)) return evaluator.evaluate(template, field, scope);
  if (Array.isArray(template)) {
    const items: Json[] = [];
    for (const [index, item] of template.entries())
      items.push(await evaluateTemplate(evaluator, item, `${field}[${index}]`, scope));
    return items;
  }
  if (typeof template !== 'object' || template === null) return template;
  const entries: [string, Json][] = [];
  for (const [key, inner] of Object.entries(template))
    entries.push([key, await evaluateTemplate(evaluator, inner, `${field}/${key}`, scope)]);
  return Object.fromEntries(entries);
};
