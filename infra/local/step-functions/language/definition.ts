import type { Json, JsonObject } from './json.ts';

export type QueryLanguage = 'JSONata' | 'JSONPath';

/** A state machine's definition after it was read and judged (`readDefinition`): nothing in it is unknown. */
export type StateMachineDefinition = Flow & {
  Version?: string;
  QueryLanguage?: QueryLanguage;
  TimeoutSeconds?: number;
};

/** States that run one after the other: the machine itself, a branch, an item processor. */
export type Flow = { StartAt: string; States: Record<string, State>; Comment?: string };

export type State =
  | PassState
  | TaskState
  | ChoiceState
  | WaitState
  | SucceedState
  | FailState
  | ParallelState
  | MapState;

export type CommonFields = {
  Comment?: string;
  QueryLanguage?: QueryLanguage;
  InputPath?: string | null;
  OutputPath?: string | null;
  Output?: Json;
  Assign?: JsonObject;
};

type WayOut = { Next?: string; End?: boolean };
type ResultFields = { Parameters?: Json; ResultSelector?: JsonObject; ResultPath?: string | null };
type FailureFields = { Retry?: Retrier[]; Catch?: Catcher[] };

export type PassState = CommonFields &
  WayOut & { Type: 'Pass'; Result?: Json; Parameters?: Json; ResultPath?: string | null };

export type TaskState = CommonFields &
  WayOut &
  ResultFields &
  FailureFields & {
    Type: 'Task';
    Resource: string;
    Arguments?: Json;
    TimeoutSeconds?: number | string;
    TimeoutSecondsPath?: string;
    HeartbeatSeconds?: number | string;
    HeartbeatSecondsPath?: string;
    Credentials?: JsonObject;
  };

export type ChoiceState = CommonFields & { Type: 'Choice'; Choices: ChoiceRule[]; Default?: string };

/** A rule: one JSONata condition, or one JSONPath test (`Variable` with an operator, `And`, `Or`, `Not`). */
export type ChoiceRule = ChoiceTest & { Next: string; Assign?: JsonObject; Output?: Json; Condition?: Json };
export type ChoiceTest = { And?: ChoiceTest[]; Or?: ChoiceTest[]; Not?: ChoiceTest; Variable?: string } & {
  [operator: string]: unknown;
};

export type WaitState = CommonFields &
  WayOut & {
    Type: 'Wait';
    Seconds?: number | string;
    SecondsPath?: string;
    Timestamp?: string;
    TimestampPath?: string;
  };

export type SucceedState = CommonFields & { Type: 'Succeed' };

export type FailState = CommonFields & {
  Type: 'Fail';
  Error?: string;
  ErrorPath?: string;
  Cause?: string;
  CausePath?: string;
};

export type ParallelState = CommonFields &
  WayOut &
  ResultFields &
  FailureFields & { Type: 'Parallel'; Branches: Flow[]; Arguments?: Json };

export type ProcessorConfig = { Mode?: 'INLINE' | 'DISTRIBUTED'; ExecutionType?: 'STANDARD' | 'EXPRESS' };

export type MapProcessor = Flow & { ProcessorConfig?: ProcessorConfig };

export type MapState = CommonFields &
  WayOut &
  Omit<ResultFields, 'Parameters'> &
  FailureFields & {
    Type: 'Map';
    ItemProcessor?: MapProcessor;
    Iterator?: MapProcessor;
    Items?: Json;
    ItemsPath?: string;
    ItemSelector?: Json;
    Parameters?: Json;
    ItemBatcher?: ItemBatcher;
    ItemReader?: ItemReader;
    ResultWriter?: ResultWriter;
    Label?: string;
    MaxConcurrency?: number | string;
    MaxConcurrencyPath?: string;
    ToleratedFailureCount?: number | string;
    ToleratedFailureCountPath?: string;
    ToleratedFailurePercentage?: number | string;
    ToleratedFailurePercentagePath?: string;
  };

export type ItemBatcher = {
  MaxItemsPerBatch?: number | string;
  MaxItemsPerBatchPath?: string;
  MaxInputBytesPerBatch?: number | string;
  MaxInputBytesPerBatchPath?: string;
  BatchInput?: Json;
};

/** Where a distributed map finds its items. `Arguments` in JSONata, `Parameters` in JSONPath. */
export type ItemReader = {
  Resource: string;
  ReaderConfig?: ReaderConfig;
  Arguments?: Json;
  Parameters?: Json;
};

export type ReaderConfig = {
  InputType?: 'JSON' | 'JSONL' | 'CSV';
  CSVHeaderLocation?: 'FIRST_ROW' | 'GIVEN';
  CSVHeaders?: string[];
  CSVDelimiter?: 'COMMA' | 'PIPE' | 'SEMICOLON' | 'SPACE' | 'TAB';
  ItemsPointer?: string;
  MaxItems?: number | string;
  MaxItemsPath?: string;
};

export type ResultWriter = { Resource: string; Arguments?: Json; Parameters?: Json };

export type Retrier = {
  ErrorEquals: string[];
  IntervalSeconds?: number;
  MaxAttempts?: number;
  BackoffRate?: number;
  MaxDelaySeconds?: number;
  JitterStrategy?: 'FULL' | 'NONE';
  Comment?: string;
};

export type Catcher = {
  ErrorEquals: string[];
  Next: string;
  ResultPath?: string | null;
  Output?: Json;
  Assign?: JsonObject;
  Comment?: string;
};

export type FailableState = TaskState | ParallelState | MapState;
