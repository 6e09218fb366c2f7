import type { FC } from 'hono/jsx';
import { purposeOfTask } from '../../shared/domain/case/purpose.ts';
import { localText } from '../../shared/domain/municipality/schema.ts';
import type { Staff } from '../../shared/domain/staff/schema.ts';
import { isDoneBySayingSo, worksOn } from '../../shared/domain/task/rules.ts';
import type { Task } from '../../shared/domain/task/schema.ts';
import { OpenCaseButton } from '../../shared/web/case-door.tsx';
import { type DeskContext, DeskLayout } from '../../shared/web/desk.tsx';
import { ErrorSummary, type FormState, Select, TextArea } from '../../shared/web/fields.tsx';
import { sayInstant } from '../../shared/words/say-date.ts';
import { caseOfTask, type TaskRooms } from './rooms.ts';
import { ownerName, wardName } from './task-list.tsx';

export const TASK_FORM = 'task';

type Props = {
  c: DeskContext;
  task: Task;
  colleagues: readonly Staff[];
  rooms: TaskRooms;
  /** The hand-over as it was typed, and what is wrong with it. */
  form?: Pick<FormState, 'body' | 'faults'>;
};

/** `/desk/tasks/<id>`: what is to be done, where, and whose it is. */
export const TaskPage: FC<Props> = ({ c, task, colleagues, rooms, form }) => {
  const page = c.get('page');
  const { t, locale } = page;
  const typed: FormState = { page, body: form?.body ?? {}, faults: form?.faults ?? {} };
  return (
    <DeskLayout c={c} title={t(`task.kind-${task.kind}`)}>
      <ErrorSummary form={typed} labels={{ to: t('task.to'), note: t('task.note') }} />
      <dl class="answers">
        <dt>{t('task.about')}</dt>
        <dd>{task.about.reference ?? '—'}</dd>
        <dt>{t('task.due')}</dt>
        <dd>{sayInstant(task.dueAt, locale)}</dd>
        <dt>{t('task.ward')}</dt>
        <dd>{wardName(c, task.ward)}</dd>
        <dt>{t('task.owner')}</dt>
        <dd>{task.status === 'open' ? ownerName(c, task, colleagues) : t(`task.status-${task.status}`)}</dd>
      </dl>
      <HandOvers c={c} task={task} colleagues={colleagues} />
      {task.status === 'open' ? (
        <>
          <p>{t(`task.todo-${task.kind}`)}</p>
          {task.newPlaces ? (
            <p class="notice">{t('task.newPlaces', { count: task.newPlaces.length })}</p>
          ) : null}
          <Doing c={c} task={task} rooms={rooms} />
          <HandOverForm c={c} task={task} colleagues={colleagues} form={typed} />
        </>
      ) : null}
    </DeskLayout>
  );
};

const Doing: FC<Pick<Props, 'c' | 'task' | 'rooms'>> = ({ c, task, rooms }) => {
  const { t } = c.get('page');
  const room = rooms[task.kind]?.(task);
  const caseId = caseOfTask(task);
  return (
    <div class="actions" id="task">
      {caseId ? (
        <OpenCaseButton
          c={c}
          caseId={caseId}
          purpose={purposeOfTask(task.kind)}
          label={t('task.openRoom')}
          {...(room ? { to: room } : {})}
        />
      ) : null}
      {room && !caseId ? (
        <a class="button" href={room}>
          {t('task.openRoom')}
        </a>
      ) : null}
      {task.owner === c.get('staff').staffId ? null : (
        <TaskButton c={c} task={task} act="take" label={task.owner ? t('task.takeOver') : t('task.take')} />
      )}
      {isDoneBySayingSo(task) ? <TaskButton c={c} task={task} act="done" label={t('task.done')} /> : null}
    </div>
  );
};

const TaskButton: FC<{ c: DeskContext; task: Task; act: 'take' | 'done'; label: string }> = ({
  c,
  task,
  act,
  label,
}) => (
  <form method="post" action={`/desk/tasks/${task.taskId}/${act}`}>
    <input type="hidden" name="nonce" value={c.get('nonceFor')(TASK_FORM)} />
    <input type="hidden" name="owner" value={task.owner ?? ''} />
    <button type="submit" class="second">
      {label}
    </button>
  </form>
);

const HandOvers: FC<Pick<Props, 'c' | 'task' | 'colleagues'>> = ({ c, task, colleagues }) => {
  const { t, locale } = c.get('page');
  if (!task.handOvers) return null;
  return (
    <section>
      <h2>{t('task.handOvers')}</h2>
      {task.handOvers.map((one) => (
        <div class="notice">
          <p>
            {sayInstant(one.at, locale)} {ownerName(c, { owner: one.from }, colleagues)} →{' '}
            {ownerName(c, { owner: one.to }, colleagues)}
          </p>
          <p class="words">{one.note}</p>
        </div>
      ))}
    </section>
  );
};

type HandOverProps = Pick<Props, 'c' | 'task' | 'colleagues'> & { form: FormState };

const HandOverForm: FC<HandOverProps> = ({ c, task, colleagues, form }) => {
  const { t, locale } = c.get('page');
  const possible = colleagues.filter((one) => worksOn(one, task) && one.staffId !== task.owner);
  return (
    <section>
      <h2>{t('task.handOver')}</h2>
      <form method="post" action={`/desk/tasks/${task.taskId}/hand-over`} novalidate>
        <input type="hidden" name="nonce" value={c.get('nonceFor')(TASK_FORM)} />
        <Select
          form={form}
          name="to"
          label={t('task.to')}
          unchosen={t('task.toQueue')}
          choices={possible.map((one) => ({ value: one.staffId, label: localText(one.name, locale) }))}
        />
        <TextArea
          form={form}
          name="note"
          label={t('task.note')}
          hint={t('task.noteHint')}
          maxLength={1000}
          required
        />
        <div class="actions">
          <button type="submit" class="second">
            {t('task.handOver')}
          </button>
        </div>
      </form>
    </section>
  );
};
