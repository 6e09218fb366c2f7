import type { ServerResponse } from 'node:http';
import type { Identities } from '../identity/access.ts';
import type { Queues } from '../streams/queues.ts';
import type { LeftOutResource } from '../template/declaration.ts';
import type { Entrance } from './entrance.ts';

export type ListedParts = {
  identities: Pick<Identities, 'unusedGrants'>;
  queues: Pick<Queues, 'messages'>;
  leftOut: readonly LeftOutResource[];
};

/**
 * What a developer asks of the twin: `/local/queues.json` what could not be delivered, `/local/grants.json` what no
 * call has needed yet, `/local/left-out.json` what stands in the templates and has no meaning at home.
 */
export const mountLists = (
  entrance: Pick<Entrance, 'mount'>,
  { identities, queues, leftOut }: ListedParts,
): void => {
  entrance.mount('/local/queues.json', (_request, response) => writeJson(response, queues.messages()));
  entrance.mount('/local/grants.json', (_request, response) =>
    writeJson(response, identities.unusedGrants()),
  );
  entrance.mount('/local/left-out.json', (_request, response) => writeJson(response, leftOut));
};

const writeJson = (response: ServerResponse, value: unknown): void => {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value, undefined, 2));
};
