import { staffOf } from '../../../shared/store/registry.ts';
import { openTasksOf } from '../../../shared/store/tasks.ts';
import { servicesOf } from '../world.ts';
import type { Invariant } from './invariant.ts';

export const everyTaskHasSomebody: Invariant = {
  name: 'every task has somebody',
  sentence: 'Every open task has an owner who works in its ward, or stands in its ward’s queue.',
  check: async (world, { items }) => {
    const { store } = servicesOf(world);
    const { municipality, wards } = world.city;
    const staff = await staffOf(store, municipality);
    const listed = await Promise.all(wards.map(({ ward }) => openTasksOf(store, municipality, ward)));
    const inSight = new Set<string>(listed.flat().map(({ taskId }) => taskId));
    return items.task.flatMap((task) => {
      if (task.status !== 'open') return [];
      const about = [task.taskId, task.subject];
      if (!inSight.has(task.taskId)) return [{ what: `${task.kind} stands in no ward's list`, about }];
      const owner = staff.find(({ staffId }) => staffId === task.owner);
      const works = owner?.active && (owner.wards as string[]).includes(task.ward);
      return task.owner && !works
        ? [{ what: `${task.kind} belongs to ${task.owner}, who is not there`, about }]
        : [];
    });
  },
};

export const noTaskForAClosedCase: Invariant = {
  name: 'no task for a closed case',
  sentence: 'Nobody is asked to call, or to do anything for, a family whose case is closed.',
  check: (_, { items }) => {
    const closed = new Set(items.case.flatMap(({ caseId, status }) => (status === 'closed' ? [caseId] : [])));
    return items.task.flatMap(({ status, subject, kind, taskId }) =>
      status === 'open' && closed.has(subject)
        ? [{ what: `${kind} is open for a closed case`, about: [subject, taskId] }]
        : [],
    );
  },
};

export const everyConcernIsHeld: Invariant = {
  name: 'every concern is held',
  sentence: 'Every concern was acknowledged by a person, or has a rung to come, or stands as an alarm.',
  check: (world, { items, executions }) => {
    const running = executions.filter(({ status }) => status === 'RUNNING').map(({ name }) => name);
    const kept = new Set(items.escalation.map(({ escalationId }) => escalationId));
    const lost = world.escalations.filter((id) => !kept.has(id));
    return [
      ...lost.map((id) => ({ what: `${id} was raised and is not there`, about: [id] })),
      ...items.escalation.flatMap(({ escalationId, status, alarm }) => {
        const held = status === 'acknowledged' || status === 'settled' || alarm;
        const pending = running.some((name) => name.startsWith(escalationId));
        return held || pending ? [] : [{ what: `${status}, and nothing runs for it`, about: [escalationId] }];
      }),
    ];
  },
};

export const noExecutionFails: Invariant = {
  name: 'no execution fails',
  sentence: 'Every workflow runs, or came to the end that its drawing shows.',
  check: (_, { executions }) =>
    executions
      .filter(({ status }) => status !== 'RUNNING' && status !== 'SUCCEEDED')
      .map(({ workflow, name, status }) => ({ what: `${workflow} ${name} ${status}`, about: [name] })),
};
