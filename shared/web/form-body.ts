import type { Context } from 'hono';
import type { z } from 'zod';

/** What a browser sent: each field's texts, in order. Files are not texts and are left out. */
export type FormBody = Record<string, string[]>;

export const formBody = async (c: Context): Promise<FormBody> => {
  const body = await c.req.parseBody({ all: true });
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      (Array.isArray(value) ? value : [value]).filter((text): text is string => typeof text === 'string'),
    ]),
  );
};

export const firstText = (body: FormBody, name: string): string => body[name]?.[0] ?? '';

/** By field: the kind of fault, as its schema names it. */
export type FieldFaults = Record<string, string>;

/** The first fault of each field. A fault of the whole form stands under the path that its schema gave it. */
export const faultsOf = (error: z.ZodError): FieldFaults => {
  const faults: FieldFaults = {};
  for (const issue of error.issues) {
    const field = issue.path.map(String).join('.');
    faults[field] ??= issue.message;
  }
  return faults;
};
