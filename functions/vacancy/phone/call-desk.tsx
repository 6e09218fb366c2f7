import { mayI } from '../../../shared/domain/access/policy.ts';
import { monthSpokenOf } from '../../../shared/domain/campaign/rules.ts';
import { CampaignId, TaskId } from '../../../shared/domain/ids.ts';
import { leaveFacility } from '../../../shared/domain/survey/rules.ts';
import type { PhonedSurvey, Survey } from '../../../shared/domain/survey/schema.ts';
import type { Task } from '../../../shared/domain/task/schema.ts';
import { surveys, surveysOf } from '../../../shared/store/campaigns.ts';
import { carryOut } from '../../../shared/store/command.ts';
import { facilityOf } from '../../../shared/store/facilities.ts';
import { endTasksWithoutCalls } from '../../../shared/store/phone-calls.ts';
import { freezeOf } from '../../../shared/store/publication-freezes.ts';
import type { Kept } from '../../../shared/store/records.ts';
import type { Services } from '../../../shared/store/services.ts';
import { taskOf } from '../../../shared/store/tasks.ts';
import { saving } from '../../../shared/store/writes.ts';
import { notYours } from '../../../shared/web/case-door.tsx';
import { type DeskApp, type DeskContext, DeskLayout } from '../../../shared/web/desk.tsx';
import { type FieldFaults, type FormBody, firstText, formBody } from '../../../shared/web/form-body.ts';
import { nonceId } from '../../../shared/web/nonce.ts';
import { lastFigures } from '../publication/last-figures.ts';
import { SURVEY_MOVED } from '../rounds/rounds.ts';
import { giveAnswer } from '../survey/answer.ts';
import { figureFaults } from '../survey/figures-fields.tsx';
import { bodyOf, figureFields } from '../survey/figures-form.ts';
import { Questions } from '../survey/questions.tsx';
import { beginningOf, rowsFor, type SurveyVisit, visitSurvey } from '../survey/survey-visit.ts';
import { CALL_FORM, CallPage, CallsDonePage, callPath, type OpenCall } from './call-page.tsx';
import { readTypedIn } from './type-in.ts';

/** `/desk/survey-calls/<task>`: a consultant types in what a facility says on the phone or has written on a sheet. */
export const mountCallDesk = (app: DeskApp, services: Services): void => {
  app.get('/desk/survey-calls/:taskId', async (c) => {
    const calls = await callsOf(c, services, c.req.query('facility'));
    if (!calls) return notYours(c);
    if (!calls.visit) return c.html(<CallsDonePage c={c} />);
    const beginning = beginningOf(calls.visit);
    return callPage(
      c,
      services,
      calls,
      { ...(beginning ? bodyOf(beginning, monthSpokenOf(calls.visit.campaign.value)) : {}), door: ['phone'] },
      {},
    );
  });

  app.post('/desk/survey-calls/:taskId', async (c) => {
    const body = await formBody(c);
    const calls = await callsOf(c, services, firstText(body, 'facility'));
    if (!calls) return notYours(c);
    if (!calls.visit || calls.visit.facility.id !== firstText(body, 'facility')) {
      return c.redirect(callPath(calls.task.value.taskId), 303);
    }
    if (!nonceId(firstText(body, 'nonce'), c.get('secret'), CALL_FORM)) {
      return callPage(c, services, calls, body, { door: c.get('page').t('layout.staleFormText') });
    }
    const action = firstText(body, 'action');
    if (action === 'not-reached' || action === 'declined') return leave(c, services, calls, action);
    return action === 'edit' ? callPage(c, services, calls, body, {}) : typeIn(c, services, calls, body);
  });
};

type Calls = {
  task: Kept<Task>;
  /** Still to be called, by facility id. */
  waiting: readonly Kept<PhonedSurvey>[];
  visit: SurveyVisit | undefined;
};

/** The calls of a task, and the one at hand: the facility that was asked for, else the next. */
const callsOf = async (
  c: DeskContext,
  services: Services,
  facilityId: string | undefined,
): Promise<Calls | undefined> => {
  const taskId = TaskId.safeParse(c.req.param('taskId'));
  const { municipality } = c.get('principal');
  const task = taskId.success ? await taskOf(services.store, municipality, taskId.data) : undefined;
  if (task?.value.kind !== 'phone-survey') return undefined;
  if (!mayI(c.get('principal'), 'write', { kind: 'task', municipality, ward: task.value.ward }).ok) {
    return undefined;
  }
  const campaignId = CampaignId.parse(task.value.about.campaignId);
  const waiting = (await surveysOf(services.store, municipality, campaignId)).filter(
    (kept): kept is Kept<PhonedSurvey> =>
      kept.value.status === 'phoned' && kept.value.taskId === task.value.taskId,
  );
  const chosen = waiting.find(({ value }) => value.facilityId === facilityId) ?? waiting[0];
  const about = chosen && { municipality, campaignId, facilityId: chosen.value.facilityId };
  return { task, waiting, visit: about && (await visitSurvey(services, about)) };
};

/** A facility that is still to be called, with its last figures. */
const openCall = async (
  services: Services,
  { municipality, facilityId }: PhonedSurvey,
  fiscalYear: number,
): Promise<OpenCall | undefined> => {
  const [facility, freeze] = await Promise.all([
    facilityOf(services.store, municipality, facilityId),
    freezeOf(services.store, municipality),
  ]);
  if (!facility) return undefined;
  return { facility, last: await lastFigures(services.store, { facility, fiscalYear }, freeze?.value) };
};

const callPage = async (
  c: DeskContext,
  services: Services,
  { task, waiting, visit }: Calls,
  body: FormBody,
  faults: FieldFaults,
) => {
  if (!visit) return c.html(<CallsDonePage c={c} />);
  const others = waiting.filter(({ value }) => value.facilityId !== visit.facility.id);
  const { fiscalYear } = visit.campaign.value.speaksOf;
  const rest = await Promise.all(others.map(({ value }) => openCall(services, value, fiscalYear)));
  return c.html(
    <CallPage
      c={c}
      task={task.value}
      visit={visit}
      rest={rest.filter((one) => one !== undefined)}
      form={{ page: c.get('page'), body, faults }}
    />,
    Object.keys(faults).length > 0 ? 422 : 200,
  );
};

/** What follows a call that was recorded: the next one; the last call ends the task. */
const nextCall = async (c: DeskContext, services: Services, { task }: Calls) => {
  const { municipality, taskId, about } = task.value;
  const campaignId = CampaignId.parse(about.campaignId);
  const { staffId } = c.get('principal');
  await endTasksWithoutCalls(services, { municipality, campaignId }, [taskId], staffId);
  return c.redirect(callPath(taskId), 303);
};

const typeIn = async (c: DeskContext, services: Services, calls: Calls, body: FormBody) => {
  const visit = calls.visit as SurveyVisit;
  const { t } = c.get('page');
  const rows = rowsFor(visit);
  const door = firstText(body, 'door') === 'fax' ? ('fax' as const) : ('phone' as const);
  const typed = readTypedIn(services, visit, body, { door, staff: c.get('principal') });
  if (typed.kind === 'faults') return callPage(c, services, calls, body, figureFaults(t, rows, typed.faults));
  if (typed.kind === 'questions') {
    return c.html(
      <DeskLayout c={c} title={t('vacancy.questionsTitle')}>
        <Questions
          page={c.get('page')}
          questions={typed.questions}
          body={body}
          carried={[...figureFields(rows), 'door', 'facility']}
          action={callPath(calls.task.value.taskId)}
          nonce={c.get('nonceFor')(CALL_FORM)}
        />
      </DeskLayout>,
    );
  }
  const { campaign, survey } = visit;
  const given = { campaign, survey, answer: typed.answer, door, by: typed.by };
  const outcome = await giveAnswer(services, given);
  if (!outcome.ok) return callPage(c, services, calls, body, { door: t('campaign.faultChanged') });
  return nextCall(c, services, calls);
};

const leave = async (
  c: DeskContext,
  services: Services,
  calls: Calls,
  why: Extract<Survey, { status: 'left' }>['why'],
) => {
  const { survey, campaign } = calls.visit as SurveyVisit;
  const by = c.get('principal');
  const left = leaveFacility(survey.value, why, by.staffId, services.clock.now());
  const { municipality, campaignId } = campaign.value;
  const outcome = await carryOut(services, {
    municipality,
    writes: [saving<Survey>(surveys, survey, left, SURVEY_MOVED)],
    audit: [
      { by, subject: campaignId, fact: 'FacilityLeft', about: { facilityId: survey.value.facilityId, why } },
    ],
  });
  if (!outcome.ok) {
    return callPage(
      c,
      services,
      calls,
      { door: ['phone'] },
      { door: c.get('page').t('campaign.faultChanged') },
    );
  }
  return nextCall(c, services, calls);
};
