import { openScene, type SceneOptions } from './scene.ts';

export type TrialReply = {
  status: string;
  output?: string;
  nextState?: string;
  error?: string;
  cause?: string;
  inspectionData?: Record<string, unknown>;
};

/** What `TestState` says of a state; `more` are further fields of the request. */
export const tried = async (
  definition: object,
  input: unknown,
  more: object = {},
  scene: SceneOptions = {},
): Promise<TrialReply> => {
  const { act } = await openScene(scene);
  const request = { definition: JSON.stringify(definition), input: JSON.stringify(input), ...more };
  return act<TrialReply>('TestState', request);
};

/** What who looks on sees, read back from the texts in which it is told. */
export const looked = async (
  definition: object,
  input: unknown,
  more: object = {},
  scene: SceneOptions = {},
): Promise<Record<string, unknown>> => {
  const { inspectionData = {} } = await tried(
    definition,
    input,
    { inspectionLevel: 'DEBUG', ...more },
    scene,
  );
  const read = Object.entries(inspectionData).map(([name, told]) => [
    name,
    typeof told === 'string' ? JSON.parse(told) : told,
  ]);
  return Object.fromEntries(read);
};

/** A mock that gives this result, or fails with this error. */
export const giving = (result: unknown, more: object = {}) => ({
  mock: { result: JSON.stringify(result), ...more },
});
export const failing = (error: string, cause: string) => ({ mock: { errorOutput: { error, cause } } });

/** A Pass that uses every field by which it can shape data, and what it is given. */
export const shape = {
  Type: 'Pass',
  InputPath: '$.family',
  Parameters: { who: '固定', 'ward.$': '$.ward' },
  ResultPath: '$.seen',
  Next: 'After',
};
export const family = { family: { ward: '西区', age: 3 }, rest: 1 };

/** A task whose function answers or refuses. */
export const work = {
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName: 'work', 'Payload.$': '$' },
  OutputPath: '$.Payload',
  Next: 'After',
};
export const answering = { functions: { work: (payload: unknown) => ({ ok: true as const, payload }) } };
export const refusing = {
  functions: { work: () => ({ ok: false as const, error: 'Busy', cause: 'later' }) },
};
