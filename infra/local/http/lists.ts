import type { Identities } from '../identity/access.ts';
import type { Queues } from '../streams/queues.ts';
import type { LeftOutResource } from '../template/declaration.ts';
import type { Entrance } from './entrance.ts';
import type { Reply } from './visit.ts';

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
  entrance.mount('/local/queues.json', () => jsonReply(queues.messages()));
  entrance.mount('/local/grants.json', () => jsonReply(identities.unusedGrants()));
  entrance.mount('/local/left-out.json', () => jsonReply(leftOut));
};

const jsonReply = (value: unknown): Reply => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value, undefined, 2),
});
