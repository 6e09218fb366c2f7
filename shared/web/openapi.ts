import { z } from 'zod';
import { Problem } from './problem.ts';

/** One call of the API as its description tells it; schemas are those that the code parses with. */
export type Operation = {
  method: 'get' | 'post';
  path: `/api/v1/${string}` | '/healthz';
  summary: string;
  query?: z.ZodType;
  headers?: Record<string, { description: string; required: boolean }>;
  body?: z.ZodType;
  answers: Record<string, { description: string; schema?: z.ZodType; contentType?: string }>;
};

type JsonSchema = Record<string, unknown>;

/** What comes in is described as it is sent, before it is normalised. */
const sent = (schema: z.ZodType): JsonSchema =>
  plain(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
const answered = (schema: z.ZodType): JsonSchema => plain(z.toJSONSchema(schema, { unrepresentable: 'any' }));

const plain = ({ $schema: _, ...schema }: JsonSchema): JsonSchema => schema;

/** The API's description, OpenAPI 3.1. */
export const openApi = (title: string, operations: readonly Operation[]) => ({
  openapi: '3.1.0',
  info: { title, version: '1' },
  paths: operations.reduce<Record<string, JsonSchema>>((paths, operation) => {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: described(operation) };
    return paths;
  }, {}),
});

const described = ({ summary, query, headers, body, answers }: Operation): JsonSchema => ({
  summary,
  parameters: [...queryParameters(query), ...headerParameters(headers)],
  ...(body
    ? { requestBody: { required: true, content: { 'application/json': { schema: sent(body) } } } }
    : {}),
  responses: {
    ...Object.fromEntries(
      Object.entries(answers).map(([status, { description, schema, contentType = 'application/json' }]) => [
        status,
        {
          description,
          content: { [contentType]: { schema: schema ? answered(schema) : { type: 'string' } } },
        },
      ]),
    ),
    default: {
      description: 'A refusal (RFC 9457).',
      content: { 'application/problem+json': { schema: answered(Problem) } },
    },
  },
});

const queryParameters = (query: z.ZodType | undefined): JsonSchema[] => {
  if (!query) return [];
  const { properties = {}, required = [] } = sent(query) as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
};

const headerParameters = (headers: Operation['headers'] = {}): JsonSchema[] =>
  Object.entries(headers).map(([name, { description, required }]) => ({
    name,
    in: 'header',
    required,
    description,
    schema: { type: 'string' },
  }));
