import { z } from 'zod';
import { Problem } from './problem.ts';

/** One call of the API as its description tells it; schemas are those that the code parses with. */
export type Operation = {
  method: 'get' | 'post';
  path: `/api/v1/${string}` | '/healthz';
  summary: string;
  query?: z.ZodType;
  /** What a name in braces of the path stands for. */
  inPath?: Record<string, string>;
  headers?: Record<string, { description: string; required: boolean }>;
  body?: z.ZodType;
  answers: Record<string, Answer>;
  /** Refusals that say more than any refusal does, or that a program must tell apart by their status. */
  refusals?: Record<string, Answer>;
  /** Calls that need a key. */
  needsKey?: boolean;
};

type Answer = {
  description: string;
  schema?: z.ZodType;
  contentType?: string;
  headers?: Record<string, string>;
};

type JsonSchema = Record<string, unknown>;

/** What comes in is described as it is sent, before it is normalised. */
const sent = (schema: z.ZodType): JsonSchema =>
  plain(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
const answered = (schema: z.ZodType): JsonSchema => plain(z.toJSONSchema(schema, { unrepresentable: 'any' }));

const plain = ({ $schema: _, ...schema }: JsonSchema): JsonSchema => schema;

const KEY_SCHEME = 'corporationKey';

/** The API's description, OpenAPI 3.1. */
export const openApi = (title: string, operations: readonly Operation[]) => ({
  openapi: '3.1.0',
  info: { title, version: '1' },
  components: {
    securitySchemes: {
      [KEY_SCHEME]: {
        type: 'http',
        scheme: 'bearer',
        description: 'The key that the office gave to a corporation (法人). Shown once, lasts a year.',
      },
    },
  },
  paths: operations.reduce<Record<string, JsonSchema>>((paths, operation) => {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: described(operation) };
    return paths;
  }, {}),
});

const described = ({ summary, body, answers, refusals = {}, needsKey, ...told }: Operation): JsonSchema => ({
  summary,
  ...(needsKey ? { security: [{ [KEY_SCHEME]: [] }] } : {}),
  parameters: [
    ...pathParameters(told.inPath),
    ...queryParameters(told.query),
    ...headerParameters(told.headers),
  ],
  ...(body
    ? { requestBody: { required: true, content: { 'application/json': { schema: sent(body) } } } }
    : {}),
  responses: {
    ...answersIn(answers, 'application/json'),
    ...answersIn(refusals, 'application/problem+json'),
    default: {
      description: 'A refusal (RFC 9457).',
      content: { 'application/problem+json': { schema: answered(Problem) } },
    },
  },
});

const answersIn = (answers: Record<string, Answer>, usual: string): JsonSchema =>
  Object.fromEntries(
    Object.entries(answers).map(([status, { description, schema, contentType = usual, headers }]) => [
      status,
      {
        description,
        ...(headers ? { headers: headersIn(headers) } : {}),
        content: { [contentType]: { schema: schema ? answered(schema) : { type: 'string' } } },
      },
    ]),
  );

const headersIn = (headers: Record<string, string>): JsonSchema =>
  Object.fromEntries(
    Object.entries(headers).map(([name, description]) => [name, { description, schema: { type: 'string' } }]),
  );

const pathParameters = (inPath: Operation['inPath'] = {}): JsonSchema[] =>
  Object.entries(inPath).map(([name, description]) => ({
    name,
    in: 'path',
    required: true,
    description,
    schema: { type: 'string' },
  }));

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
