import { isJsonObject, type JsonObject } from '../language/json.ts';

type Kind = 'string' | 'number' | 'any';

/** What a context object of somebody's own may hold. Source: developer guide, "Context object fields". */
const FIELDS: Record<string, Record<string, Kind>> = {
  Execution: {
    Id: 'string',
    Input: 'any',
    Name: 'string',
    RoleArn: 'string',
    StartTime: 'string',
    RedriveCount: 'number',
    RedriveTime: 'string',
  },
  StateMachine: { Id: 'string', Name: 'string' },
  State: { EnteredTime: 'string', Name: 'string', RetryCount: 'number' },
  Task: { Token: 'string' },
};

/** Why a state cannot be tried with this context object; undefined if it can. `waits`: its result comes from others. */
export const contextFault = (context: JsonObject, waits: boolean): string | undefined => {
  for (const [group, value] of Object.entries(context)) {
    if (group === 'Map') return "'Map' field is not supported when mocking a Context object";
    const fields = FIELDS[group];
    if (!fields) return `Field '${group}' is not allowed`;
    if (group === 'Task' && !waits)
      return (
        "Context object contains 'Task' when state is not a Task state with a '.sync' or '.waitForTaskToken' " +
        'service integration pattern'
      );
    const fault = isJsonObject(value) ? groupFault(group, fields, value) : `${group} must be an object`;
    if (fault) return fault;
  }
  return undefined;
};

const groupFault = (group: string, fields: Record<string, Kind>, value: JsonObject): string | undefined => {
  for (const [field, held] of Object.entries(value)) {
    const kind = fields[field];
    if (kind === undefined) return `Field '${field}' is not allowed`;
    if (kind !== 'any' && typeof held !== kind) return `${group}.${field} must be a ${kind}`;
  }
  return undefined;
};
