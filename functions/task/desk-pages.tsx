import { TaskId } from '../../shared/domain/ids.ts';
import { TaskKind } from '../../shared/domain/task/schema.ts';
import type { Result } from '../../shared/runtime/result.ts';
import { staffOf } from '../../shared/store/registry.ts';
import type { Services } from '../../shared/store/services.ts';
import { openTasksOf } from '../../shared/store/tasks.ts';
import { notYours } from '../../shared/web/case-door.tsx';
import type { DeskApp, DeskContext } from '../../shared/web/desk.tsx';
import { type FieldFaults, type FormBody, firstText, formBody } from '../../shared/web/form-body.ts';
import { nonceId } from '../../shared/web/nonce.ts';
import type { MessageKey } from '../../shared/words/translate.ts';
import { finishTaskAtDesk, handOverAtDesk, takeTaskAtDesk, taskFor } from './commands.ts';
import type { TaskRooms } from './rooms.ts';
import { TaskListPage } from './task-list.tsx';
import { TASK_FORM, TaskPage } from './task-page.tsx';

/** `/desk` and `/desk/tasks/<id>`. */
export const mountTaskDesk = (app: DeskApp, services: Services, rooms: TaskRooms): void => {
  app.get('/desk', async (c) => {
    const { municipality, wards, role } = c.get('principal');
    // An administrator sees no family, and so has no such tasks.
    if (role === 'administrator') return c.redirect('/desk/campaigns', 303);
    const perWard = await Promise.all(wards.map((ward) => openTasksOf(services.store, municipality, ward)));
    const open = perWard.flat().sort((left, right) => (left.dueAt < right.dueAt ? -1 : 1));
    const kind = TaskKind.safeParse(c.req.query('kind')).data;
    const view = { whose: c.req.query('whose') === 'ward' ? ('ward' as const) : ('mine' as const), kind };
    const colleagues = await staffOf(services.store, municipality);
    const now = services.clock.now();
    return c.html(<TaskListPage c={c} view={view} open={open} colleagues={colleagues} now={now} />);
  });

  app.get('/desk/tasks/:taskId', (c) => showTask(c, services, rooms));

  app.post('/desk/tasks/:taskId/:act{take|done|hand-over}', async (c) => {
    const body = await formBody(c);
    const taskId = TaskId.safeParse(c.req.param('taskId'));
    if (!taskId.success) return notYours(c);
    const act = c.req.param('act') as Act;
    if (!nonceId(firstText(body, 'nonce'), c.get('secret'), TASK_FORM)) {
      return showTask(c, services, rooms, { body, kind: 'StaleForm' });
    }
    const outcome = await doing[act](services, c, taskId.data, body);
    if (!outcome.ok) return showTask(c, services, rooms, { body, kind: outcome.refusal.kind });
    return c.redirect(act === 'take' ? `/desk/tasks/${taskId.data}` : '/desk', 303);
  });
};

type Act = 'take' | 'done' | 'hand-over';

const doing: Record<
  Act,
  (
    services: Services,
    c: DeskContext,
    taskId: TaskId,
    body: FormBody,
  ) => Promise<Result<void, { kind: string }>>
> = {
  take: (services, c, taskId, body) =>
    takeTaskAtDesk(services, c.get('principal'), taskId, firstText(body, 'owner')),
  done: (services, c, taskId) => finishTaskAtDesk(services, c.get('principal'), taskId),
  'hand-over': (services, c, taskId, body) =>
    handOverAtDesk(services, c.get('principal'), taskId, {
      to: firstText(body, 'to'),
      note: firstText(body, 'note'),
    }),
};

/** Where a refusal is told, and how. */
const FAULTS: Record<string, [field: string, words: MessageKey]> = {
  HandOverWithoutNote: ['note', 'task.faultNote'],
  NotInThisWard: ['to', 'task.faultTo'],
  TaskIsOver: ['task', 'task.faultOver'],
  TaskTakenMeanwhile: ['task', 'task.faultMeanwhile'],
  StaleForm: ['task', 'layout.staleFormText'],
};

const showTask = async (
  c: DeskContext,
  services: Services,
  rooms: TaskRooms,
  refusal?: { body: FormBody; kind: string },
) => {
  const taskId = TaskId.safeParse(c.req.param('taskId'));
  const found = taskId.success ? await taskFor(services, c.get('principal'), taskId.data) : undefined;
  if (!found?.ok) return notYours(c);
  const colleagues = await staffOf(services.store, c.get('principal').municipality);
  const [field, words] = (refusal && FAULTS[refusal.kind]) ?? ['task', 'layout.brokenText' as const];
  const faults: FieldFaults = refusal ? { [field]: c.get('page').t(words) } : {};
  const page = (
    <TaskPage
      c={c}
      task={found.value.value}
      colleagues={colleagues}
      rooms={rooms}
      form={{ body: refusal?.body ?? {}, faults }}
    />
  );
  return c.html(page, refusal ? 422 : 200);
};
