import type { QueryLanguage, State } from '../definition.ts';

type Fields = { common: string[]; JSONPath: string[]; JSONata: string[]; required?: string[] };

const ANY_STATE = ['Type', 'Comment', 'QueryLanguage'];
const WAY_OUT = ['Next', 'End'];
const FAILURE = ['Retry', 'Catch'];
const PATHS = ['InputPath', 'OutputPath'];
const RESULT = ['Parameters', 'ResultSelector', 'ResultPath'];

/** Which fields a state of each type may have, in which query language. Source: the Amazon States Language. */
const FIELDS: Record<State['Type'], Fields> = {
  Pass: {
    common: [...WAY_OUT, 'Assign'],
    JSONPath: [...PATHS, 'Result', 'Parameters', 'ResultPath'],
    JSONata: ['Output'],
  },
  Task: {
    common: [
      ...WAY_OUT,
      ...FAILURE,
      'Assign',
      'Resource',
      'TimeoutSeconds',
      'HeartbeatSeconds',
      'Credentials',
    ],
    JSONPath: [...PATHS, ...RESULT, 'TimeoutSecondsPath', 'HeartbeatSecondsPath'],
    JSONata: ['Arguments', 'Output'],
    required: ['Resource'],
  },
  Choice: {
    common: ['Assign', 'Choices', 'Default'],
    JSONPath: PATHS,
    JSONata: ['Output'],
    required: ['Choices'],
  },
  Wait: {
    common: [...WAY_OUT, 'Assign', 'Seconds', 'Timestamp'],
    JSONPath: [...PATHS, 'SecondsPath', 'TimestampPath'],
    JSONata: ['Output'],
  },
  Succeed: { common: [], JSONPath: PATHS, JSONata: ['Output'] },
  Fail: { common: ['Error', 'Cause'], JSONPath: ['ErrorPath', 'CausePath'], JSONata: [] },
  Parallel: {
    common: [...WAY_OUT, ...FAILURE, 'Assign', 'Branches'],
    JSONPath: [...PATHS, ...RESULT],
    JSONata: ['Arguments', 'Output'],
    required: ['Branches'],
  },
  Map: {
    common: [
      ...WAY_OUT,
      ...FAILURE,
      'Assign',
      'ItemProcessor',
      'ItemSelector',
      'ItemBatcher',
      'ItemReader',
      'ResultWriter',
      'Label',
      'MaxConcurrency',
      'ToleratedFailureCount',
      'ToleratedFailurePercentage',
    ],
    JSONPath: [
      ...PATHS,
      ...RESULT,
      'Iterator',
      'ItemsPath',
      'MaxConcurrencyPath',
      'ToleratedFailureCountPath',
      'ToleratedFailurePercentagePath',
    ],
    JSONata: ['Items', 'Output'],
  },
};

export const isStateType = (type: unknown): type is State['Type'] =>
  typeof type === 'string' && Object.hasOwn(FIELDS, type);

export const knownFields = (type: State['Type'], language: QueryLanguage): Set<string> =>
  new Set([...ANY_STATE, ...FIELDS[type].common, ...FIELDS[type][language]]);

export const requiredFields = (type: State['Type']): string[] => FIELDS[type].required ?? [];

/** A state of these types says where it goes: `Next` or `End`. */
export const hasWayOut = (type: State['Type']): boolean => FIELDS[type].common.includes('End');

export const FLOW_FIELDS = ['Comment', 'StartAt', 'States'];
export const MACHINE_FIELDS = [...FLOW_FIELDS, 'Version', 'TimeoutSeconds', 'QueryLanguage'];
export const PROCESSOR_FIELDS = [...FLOW_FIELDS, 'ProcessorConfig'];
export const RETRIER_FIELDS = [
  'ErrorEquals',
  'IntervalSeconds',
  'MaxAttempts',
  'BackoffRate',
  'MaxDelaySeconds',
  'JitterStrategy',
  'Comment',
];
export const CATCHER_FIELDS: Record<QueryLanguage, string[]> = {
  JSONPath: ['ErrorEquals', 'Next', 'ResultPath', 'Assign', 'Comment'],
  JSONata: ['ErrorEquals', 'Next', 'Output', 'Assign', 'Comment'],
};
