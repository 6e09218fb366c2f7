import type { FC } from 'hono/jsx';
import type { Temporal } from 'temporal-polyfill';
import { localText } from '../../shared/domain/municipality/schema.ts';
import type { Staff } from '../../shared/domain/staff/schema.ts';
import { isOverdue } from '../../shared/domain/task/rules.ts';
import { type OpenTask, TaskKind } from '../../shared/domain/task/schema.ts';
import { type DeskContext, DeskLayout } from '../../shared/web/desk.tsx';
import { sayInstant } from '../../shared/words/say-date.ts';

export type TaskView = { whose: 'mine' | 'ward'; kind: TaskKind | undefined };

type ListProps = {
  c: DeskContext;
  view: TaskView;
  /** All open tasks of the person's wards, the one due first at the top. */
  open: readonly OpenTask[];
  colleagues: readonly Staff[];
  now: Temporal.Instant;
};

/** `/desk`: what to do now. A list shows no more of a family than its reference. */
export const TaskListPage: FC<ListProps> = ({ c, view, open, colleagues, now }) => {
  const { t } = c.get('page');
  const me = c.get('staff').staffId;
  const shown = view.kind ? open.filter((task) => task.kind === view.kind) : open;
  const mine = shown.filter((task) => task.owner === me);
  const queue = shown.filter((task) => !task.owner);
  const others = shown.filter((task) => task.owner && task.owner !== me);
  const rest = { c, colleagues, now };
  return (
    <DeskLayout c={c} title={t('task.listTitle')}>
      <Filter c={c} view={view} />
      <TaskTable {...rest} id="mine" title={t('task.mine', { count: mine.length })} tasks={mine} />
      <TaskTable {...rest} id="queue" title={t('task.queue', { count: queue.length })} tasks={queue} />
      {view.whose === 'ward' ? (
        <TaskTable {...rest} id="others" title={t('task.others', { count: others.length })} tasks={others} />
      ) : null}
    </DeskLayout>
  );
};

const Filter: FC<{ c: DeskContext; view: TaskView }> = ({ c, view }) => {
  const { t } = c.get('page');
  return (
    <form method="get" action="/desk" class="row">
      <div>
        <label class="title" for="kind">
          {t('task.kind')}
        </label>
        <select id="kind" name="kind">
          <option value="">{t('task.allKinds')}</option>
          {TaskKind.options.map((kind) => (
            <option value={kind} selected={view.kind === kind}>
              {t(`task.kind-${kind}`)}
            </option>
          ))}
        </select>
      </div>
      <label class="choice">
        <input type="checkbox" name="whose" value="ward" checked={view.whose === 'ward'} />
        <span>{t('task.showOthers')}</span>
      </label>
      <button type="submit" class="second">
        {t('task.filter')}
      </button>
    </form>
  );
};

type TableProps = {
  c: DeskContext;
  id: string;
  title: string;
  tasks: readonly OpenTask[];
  colleagues: readonly Staff[];
  now: Temporal.Instant;
};

const TaskTable: FC<TableProps> = ({ c, id, title, tasks, colleagues, now }) => {
  const { t } = c.get('page');
  if (tasks.length === 0) {
    return (
      <>
        <h2 id={id}>{title}</h2>
        <p>{t('task.none')}</p>
      </>
    );
  }
  return (
    <>
      <h2 id={id}>{title}</h2>
      {/* It scrolls on narrow screens, and must do so by keyboard too. */}
      <section class="scroll" aria-labelledby={id} tabindex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('task.due')}</th>
              <th scope="col">{t('task.kind')}</th>
              <th scope="col">{t('task.about')}</th>
              <th scope="col">{t('task.ward')}</th>
              <th scope="col">{t('task.owner')}</th>
            </tr>
          </thead>
          <tbody>
            {tasks.map((task) => (
              <TaskRow c={c} task={task} colleagues={colleagues} now={now} />
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
};

type RowProps = { c: DeskContext; task: OpenTask; colleagues: readonly Staff[]; now: Temporal.Instant };

const TaskRow: FC<RowProps> = ({ c, task, colleagues, now }) => {
  const { t, locale } = c.get('page');
  return (
    <tr>
      <td>
        {isOverdue(task, now) ? <strong class="late">{t('task.overdue')}</strong> : null}{' '}
        {sayInstant(task.dueAt, locale)}
      </td>
      <td>
        <a href={`/desk/tasks/${task.taskId}`}>{t(`task.kind-${task.kind}`)}</a>
      </td>
      <td class="reference">{task.about.reference ?? '—'}</td>
      <td>{wardName(c, task.ward)}</td>
      <td>{ownerName(c, task, colleagues)}</td>
    </tr>
  );
};

export const wardName = (c: DeskContext, ward: string): string => {
  const { municipality, locale } = c.get('page');
  const found = municipality.wards.find((one) => one.ward === ward);
  return found ? localText(found.name, locale) : ward;
};

export const ownerName = (
  c: DeskContext,
  task: { owner?: string | undefined },
  colleagues: readonly Staff[],
): string => {
  const { t, locale } = c.get('page');
  if (!task.owner) return t('task.inQueue');
  const owner = colleagues.find((one) => one.staffId === task.owner);
  return owner ? localText(owner.name, locale) : t('task.unknownOwner');
};
