import { expect } from 'vitest';
import { z } from 'zod';

const Described = z.looseObject({ content: z.record(z.string(), z.looseObject({ schema: z.unknown() })) });
const Description = z.looseObject({
  paths: z.record(
    z.string(),
    z.record(z.string(), z.looseObject({ responses: z.record(z.string(), Described) })),
  ),
});

/** What the API says of itself. */
export const descriptionOf = async (origin: string): Promise<z.infer<typeof Description>> =>
  Description.parse(await (await fetch(`${origin}/api/v1/openapi.json`)).json());

/**
 * Expects an answer to be one that the description names for this call: its status (or the refusal that stands for all others), its
 * content type, and a body of the described schema. Gives the body.
 */
export const expectDescribed = async (
  description: z.infer<typeof Description>,
  call: { path: string; method: 'get' | 'post' },
  answer: Response,
): Promise<unknown> => {
  const operation = description.paths[call.path]?.[call.method];
  const responses = operation?.responses ?? {};
  const isRefusal = answer.status >= 400;
  const described = responses[String(answer.status)] ?? (isRefusal ? responses.default : undefined);
  const contentType = (answer.headers.get('content-type') ?? '').split(';')[0] ?? '';
  const schema = described?.content[contentType]?.schema;
  expect(schema, `${call.method} ${call.path} → ${answer.status} ${contentType} is described`).toBeDefined();
  const body: unknown = await answer.json();
  const read = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]).safeParse(body);
  expect(read.error?.issues ?? [], JSON.stringify(body)).toEqual([]);
  return body;
};
