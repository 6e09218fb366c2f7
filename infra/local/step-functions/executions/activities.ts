import type { Timeline } from '../../clock/timeline.ts';

/** A task that waits for a worker of its activity. */
export type ActivityTask = { execution: number; frame: number; scheduled: number };

type Waiting = (task: ActivityTask | undefined) => void;

/** Tasks that wait for workers, and workers that wait for tasks: first come, first served. */
export class Activities {
  readonly #timeline: Timeline;
  readonly #tasks = new Map<string, Map<string, ActivityTask>>();
  readonly #workers = new Map<string, Waiting[]>();

  constructor(timeline: Timeline) {
    this.#timeline = timeline;
  }

  /** Lays a task out; one that lies there already is not laid out twice. */
  offer(activityArn: string, task: ActivityTask): void {
    const worker = this.#workers.get(activityArn)?.shift();
    if (worker) {
      worker(task);
      return;
    }
    const tasks = this.#tasks.get(activityArn) ?? new Map<string, ActivityTask>();
    tasks.set(keyOf(task), task);
    this.#tasks.set(activityArn, tasks);
  }

  /** The task that has waited longest, or the next that comes before the worker gives up. */
  async take(activityArn: string, patienceMs: number): Promise<ActivityTask | undefined> {
    const tasks = this.#tasks.get(activityArn);
    for (const [key, task] of tasks ?? []) {
      tasks?.delete(key);
      return task;
    }
    return this.#wait(activityArn, patienceMs);
  }

  #wait(activityArn: string, patienceMs: number): Promise<ActivityTask | undefined> {
    const workers = this.#workers.get(activityArn) ?? [];
    this.#workers.set(activityArn, workers);
    return new Promise((resolve) => {
      const cancel = this.#timeline.schedule(this.#timeline.nowEpochMs() + patienceMs, () => {
        workers.splice(workers.indexOf(answer), 1);
        resolve(undefined);
      });
      const answer: Waiting = (task) => {
        cancel();
        resolve(task);
      };
      workers.push(answer);
    });
  }
}

const keyOf = ({ execution, frame, scheduled }: ActivityTask): string => `${execution}/${frame}/${scheduled}`;
