import { z } from 'zod';
import type { Engine } from '../engine.ts';
import type { Activity } from '../executions/engine-entry.ts';
import type { Execution } from '../executions/execution.ts';
import { awaitsWorker, type Frame } from '../executions/frame.ts';
import { startActivityTask } from '../states/task.ts';
import { type Action, action } from './action.ts';
import { refuseArn, refuseName } from './lookups.ts';
import { pageOf } from './page.ts';
import { Refusal } from './refusal.ts';

const activityArn = (engine: Engine, name: string): string =>
  `arn:aws:states:${engine.ports.region}:${engine.ports.account}:activity:${name}`;

const existingActivity = (engine: Engine, arn: string): Activity => {
  refuseArn(arn);
  const activity = engine.registry.activities.get(arn);
  if (!activity) throw new Refusal('ActivityDoesNotExist', `Activity Does Not Exist: '${arn}'`);
  return activity;
};

const described = ({ arn, name, createdAt }: Activity) => ({
  activityArn: arn,
  name,
  creationDate: createdAt / 1000,
});

const createActivity = action(
  z.object({ name: z.string(), tags: z.unknown().optional() }),
  async (engine, { name }) => {
    refuseName(name);
    const arn = activityArn(engine, name);
    const known = engine.registry.activities.get(arn);
    const activity = known ?? { arn, name, createdAt: engine.now() };
    if (!known) await engine.ledger.write({ kind: 'activity', activity });
    return { activityArn: arn, creationDate: activity.createdAt / 1000 };
  },
);

const deleteActivity = action(z.object({ activityArn: z.string() }), async (engine, { activityArn: arn }) => {
  refuseArn(arn);
  if (engine.registry.activities.has(arn)) await engine.ledger.write({ kind: 'activity-deleted', arn });
  return {};
});

const describeActivity = action(z.object({ activityArn: z.string() }), (engine, { activityArn: arn }) =>
  described(existingActivity(engine, arn)),
);

const listActivities = action(
  z.object({ maxResults: z.number().optional(), nextToken: z.string().optional() }),
  (engine, request) => {
    const { items, next } = pageOf([...engine.registry.activities.values()], request);
    return { activities: items.map(described), ...next };
  },
);

/** How long a worker waits for a task before it is answered that there is none. Source: API reference, 60 seconds. */
const LONGEST_POLL_MS = 60_000;

const getActivityTask = action(
  z.object({ activityArn: z.string(), workerName: z.string().optional() }),
  async (engine, { activityArn: arn, workerName }) => {
    existingActivity(engine, arn);
    const until = engine.now() + LONGEST_POLL_MS;
    for (;;) {
      const task = await engine.runner.activities.take(arn, until - engine.now());
      if (!task) return { taskToken: null, input: null };
      const execution = engine.registry.executions.get(task.execution);
      const handed = execution && (await handOut(engine, execution, task, workerName));
      if (handed) return handed;
    }
  },
);

type Handed = { taskToken: string; input: string };

/** Gives a task to a worker, unless it was given up while it lay there. */
const handOut = async (
  engine: Engine,
  execution: Execution,
  task: { frame: number; scheduled: number },
  workerName: string | undefined,
): Promise<Handed | undefined> => {
  const handed = await engine.runner.inTurn(execution, async () => {
    const frame = execution.frames.find(({ id }) => id === task.frame);
    const asked = frame && askedOf(frame, task.scheduled);
    if (!frame || asked?.token === undefined) return undefined;
    await engine.runner.change(execution, frame, (step) => startActivityTask(step, asked, workerName));
    return { taskToken: asked.token, input: JSON.stringify(asked.args) };
  });
  await engine.ledger.durable();
  return handed;
};

const askedOf = (frame: Frame, scheduled: number) =>
  awaitsWorker(frame) && frame.phase.kind === 'asked' && frame.phase.scheduled === scheduled
    ? frame.phase
    : undefined;

export const activityActions: Record<string, Action> = {
  CreateActivity: createActivity,
  DeleteActivity: deleteActivity,
  DescribeActivity: describeActivity,
  ListActivities: listActivities,
  GetActivityTask: getActivityTask,
};
