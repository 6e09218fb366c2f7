import { caseOfTask, type TaskRooms } from '../task/rooms.ts';
import { sheetsPath } from '../vacancy/fax-sheets/list-page.tsx';
import { callPath } from '../vacancy/phone/call-page.tsx';

/** Where each kind of task is done, feature by feature. */
export const allTaskRooms: TaskRooms = {
  'approve-round': (task) => `/desk/campaigns/${task.subject}`,
  'phone-survey': (task) => callPath(task.taskId),
  'print-sheets': (task) => sheetsPath(task.subject, task.ward),
  'take-case': (task) => `/desk/cases/${caseOfTask(task)}`,
  'call-agency': (task) => `/desk/escalations/${task.subject}#phone`,
  'watch-escalation': (task) => `/desk/escalations/${task.subject}`,
  'call-guardian': (task) => `/desk/cases/${caseOfTask(task)}/call`,
  'new-places': (task) => `/desk/cases/${caseOfTask(task)}/options/${task.about.childId}`,
  'offer-options': (task) => `/desk/cases/${caseOfTask(task)}/options/${task.about.childId}`,
};
