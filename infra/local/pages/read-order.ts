import type { Context } from 'hono';
import type { z } from 'zod';

/** An order that came as JSON, or from a form of the twin's own page, whose fields left empty say nothing. */
export const readOrder = async <S extends z.ZodType>(
  context: Context,
  schema: S,
): Promise<z.ZodSafeParseResult<z.output<S>>> => schema.safeParse(await bodyOf(context));

/** Whether the order came from a page, which wants a page back. */
export const cameFromForm = (context: Context): boolean =>
  /^(application\/x-www-form-urlencoded|multipart\/form-data)/.test(context.req.header('content-type') ?? '');

const bodyOf = async (context: Context): Promise<unknown> => {
  if (!cameFromForm(context)) return context.req.json().catch(() => undefined);
  const fields = Object.entries(await context.req.parseBody());
  return Object.fromEntries(fields.filter(([, value]) => value !== ''));
};
