import { aMachine, MORNING, openScene, type Scene } from '../../infra/local/step-functions/testing/scene.ts';
import { answersAfter, DEADLINE_DAYS, REMINDER_DAYS, type Wave } from './behaviour.ts';
import { transitionsOf } from './transitions.ts';

const DAY_SECONDS = 86_400;
const HOUR_SECONDS = 3_600;

/** Facilities on whom the other designs are counted: every kind of behaviour once in its share. */
const SAMPLE = 20;

const task = (name: string, more: object) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: { FunctionName: name, Payload: '{% $states.input %}' },
  Output: '{% $states.input %}',
  ...more,
});

const waiting = (name: string, seconds: number, answered: string, silent: string) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
  Arguments: {
    FunctionName: name,
    Payload: { token: '{% $states.context.Task.Token %}', facility: '{% $states.input.facility %}' },
  },
  Output: '{% $states.input %}',
  TimeoutSeconds: seconds,
  Catch: [{ ErrorEquals: ['States.Timeout'], Output: '{% $states.input %}', Next: silent }],
  Next: answered,
});

/** The usual design: one execution per facility, which waits for the answer by a task token. */
const oneEach = {
  QueryLanguage: 'JSONata',
  StartAt: 'Ask',
  States: {
    Ask: waiting('ask', REMINDER_DAYS[0] * DAY_SECONDS, 'Publish', 'Remind'),
    Remind: waiting('remind', (REMINDER_DAYS[1] - REMINDER_DAYS[0]) * DAY_SECONDS, 'Publish', 'Remind again'),
    'Remind again': waiting(
      'remind-again',
      (DEADLINE_DAYS - REMINDER_DAYS[1]) * DAY_SECONDS,
      'Publish',
      'Phone',
    ),
    Publish: task('publish', { End: true }),
    Phone: task('phone', { End: true }),
  },
};

/** The naive design: one execution per facility, which looks every hour whether an answer has come. */
const polling = {
  QueryLanguage: 'JSONata',
  StartAt: 'Ask',
  States: {
    Ask: task('ask', { Next: 'Wait' }),
    Wait: { Type: 'Wait', Seconds: HOUR_SECONDS, Next: 'Look' },
    Look: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Arguments: { FunctionName: 'look', Payload: '{% $states.input %}' },
      Output: '{% {"facility": $states.input.facility, "found": $states.result.Payload.found} %}',
      Next: 'What now?',
    },
    'What now?': {
      Type: 'Choice',
      Choices: [
        { Condition: "{% $states.input.found = 'answer' %}", Next: 'Publish' },
        { Condition: "{% $states.input.found = 'time to remind' %}", Next: 'Remind' },
        { Condition: "{% $states.input.found = 'too late' %}", Next: 'Phone' },
      ],
      Default: 'Wait',
    },
    Remind: task('remind', { Next: 'Wait' }),
    Publish: task('publish', { End: true }),
    Phone: task('phone', { End: true }),
  },
};

/** Hours after the opening at which a facility answers: two hours after the mail that moves it. */
const HOURS_UNTIL_ANSWER: Record<Wave, number> = {
  'first mail': 2,
  'first reminder': REMINDER_DAYS[0] * 24 + 2,
  'second reminder': REMINDER_DAYS[1] * 24 + 2,
  nothing: Number.POSITIVE_INFINITY,
};

const answerHour = (facility: number): number => HOURS_UNTIL_ANSWER[answersAfter(facility)];

type Asked = { facility: number; token?: string };

const nothing = () => ({ ok: true, payload: {} }) as const;

/** State transitions per facility of a design, counted in the histories that the engine writes. */
const transitionsPerFacility = async (definition: object): Promise<number> => {
  const tokens = new Map<number, string>();
  const hour = () => (scene.timeline.nowEpochMs() - MORNING) / (HOUR_SECONDS * 1000);
  const ask = (payload: unknown) => {
    const { facility, token } = payload as Asked;
    if (token) tokens.set(facility, token);
    return nothing();
  };
  const look = (payload: unknown) => {
    const { facility } = payload as Asked;
    return { ok: true, payload: { found: found(hour(), answerHour(facility)) } } as const;
  };
  const functions = { ask, remind: ask, 'remind-again': ask, look, publish: nothing, phone: nothing };
  const scene: Scene = await openScene({ functions });
  const executions = await startAll(scene, definition);
  for (let now = 1; now <= DEADLINE_DAYS * 24 + 1; now += 1) {
    await scene.timeline.advanceTo(MORNING + now * HOUR_SECONDS * 1000);
    await answerDue(scene, tokens, now);
  }
  const counts = await Promise.all(
    executions.map((arn) =>
      transitionsOf((request) => scene.stepFunctions.handle('GetExecutionHistory', request, {}), arn),
    ),
  );
  return counts.reduce((sum, count) => sum + count, 0) / SAMPLE;
};

const found = (now: number, answered: number): string => {
  if (now >= answered) return 'answer';
  if (now >= DEADLINE_DAYS * 24) return 'too late';
  return REMINDER_DAYS.some((day) => day * 24 === now) ? 'time to remind' : 'nothing';
};

const startAll = async (scene: Scene, definition: object): Promise<string[]> => {
  const stateMachineArn = await aMachine(scene, definition);
  const executions: string[] = [];
  for (let facility = 0; facility < SAMPLE; facility += 1) {
    const input = JSON.stringify({ facility });
    const started = await scene.act<{ executionArn: string }>('StartExecution', { stateMachineArn, input });
    executions.push(started.executionArn);
  }
  await scene.timeline.quiet();
  return executions;
};

const answerDue = async (scene: Scene, tokens: Map<number, string>, now: number): Promise<void> => {
  for (const [facility, taskToken] of tokens) {
    if (answerHour(facility) === now) await scene.act('SendTaskSuccess', { taskToken, output: '{}' });
  }
  await scene.timeline.quiet();
};

/** Both designs with which ours is compared. */
export const otherDesigns = async (): Promise<{ oneEach: number; polling: number }> => ({
  oneEach: await transitionsPerFacility(oneEach),
  polling: await transitionsPerFacility(polling),
});
