import { ReadyAnswer } from '../aws-port/aws-service.ts';
import { REGION } from '../template/account.ts';
import type { EngineAnswer } from './engine-client.ts';
import { type ObservedStore, observed } from './observed-store.ts';
import { plannedWrites } from './planned-writes.ts';
import type { RunRequest } from './run-request.ts';
import { SeenTokens } from './seen-tokens.ts';
import type { Tables } from './table-facts.ts';

/** Requests carried out by the engine; those that write to a table with a stream are watched on the way. */
export const engineRequests = (store: ObservedStore, tables: Tables): RunRequest => {
  const seen = new SeenTokens();
  return async (action, input, body) => {
    const writes = plannedWrites(tables, seen, action, input);
    const given = await observed(store, writes, () => store.engine.send(action, body));
    return ready(action === 'DescribeTable' ? inRegion(given) : given);
  };
};

const ready = ({ status, headers, body }: EngineAnswer): ReadyAnswer =>
  new ReadyAnswer(status, headers, body);

/** The engine knows no region: its ARNs name itself in the place of one. */
const inRegion = (answer: EngineAnswer): EngineAnswer => {
  const described = answer.body
    .toString('utf8')
    .replaceAll('arn:aws:dynamodb:dynoxide:', `arn:aws:dynamodb:${REGION}:`);
  return { ...answer, body: Buffer.from(described) };
};
