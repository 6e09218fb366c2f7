import { mayI } from '../../../shared/domain/access/policy.ts';
import { facilityOf } from '../../../shared/store/facilities.ts';
import { purposeOfReference } from '../../../shared/store/links.ts';
import { endTasksWithoutCalls } from '../../../shared/store/phone-calls.ts';
import type { Services } from '../../../shared/store/services.ts';
import { type DeskApp, type DeskContext, DeskLayout } from '../../../shared/web/desk.tsx';
import { type FieldFaults, type FormBody, firstText, formBody } from '../../../shared/web/form-body.ts';
import { nonceId } from '../../../shared/web/nonce.ts';
import { readTypedIn } from '../phone/type-in.ts';
import { giveAnswer } from '../survey/answer.ts';
import { figureFaults } from '../survey/figures-fields.tsx';
import { figureFields } from '../survey/figures-form.ts';
import { Questions } from '../survey/questions.tsx';
import { firstBody, rowsFor, type SurveyVisit, visitSurvey } from '../survey/survey-visit.ts';
import { ReferencePage, TYPING_FORM, TypingPage, typingPath } from './typing-page.tsx';

/** `/desk/survey-sheets`: a sheet that came back is typed in by whoever took it from the machine; the next one follows. */
export const mountTypingDesk = (app: DeskApp, services: Services): void => {
  app.get('/desk/survey-sheets', async (c) => {
    const reference = c.req.query('reference') ?? '';
    if (reference.trim() === '') return referencePage(c, services, '', {});
    const visit = await visitBySheet(c, services, reference);
    if (!visit) return referencePage(c, services, reference, unknown(c));
    return typingPage(c, visit, reference, firstBody(visit), {});
  });

  app.post('/desk/survey-sheets', async (c) => {
    const body = await formBody(c);
    const reference = firstText(body, 'reference');
    const visit = await visitBySheet(c, services, reference);
    if (!visit) return referencePage(c, services, reference, unknown(c));
    if (!nonceId(firstText(body, 'nonce'), c.get('secret'), TYPING_FORM)) {
      return typingPage(c, visit, reference, body, { reference: c.get('page').t('layout.staleFormText') });
    }
    return firstText(body, 'action') === 'edit'
      ? typingPage(c, visit, reference, body, {})
      : record(c, services, visit, body);
  });
};

const unknown = (c: DeskContext): FieldFaults => ({ reference: c.get('page').t('sheet.unknownReference') });

/** The facility's place in the round that a reference names. A reference from a mail opens it as well. */
const visitBySheet = async (
  c: DeskContext,
  services: Services,
  reference: string,
): Promise<SurveyVisit | undefined> => {
  const { municipality } = c.get('page').municipality;
  const purpose = await purposeOfReference(services, municipality, reference);
  if (purpose?.opens !== 'survey') return undefined;
  const { facilityId, campaignId } = purpose;
  const allowed = mayI(c.get('principal'), 'write', { kind: 'survey', municipality, facilityId, campaignId });
  return allowed.ok ? visitSurvey(services, { municipality, campaignId, facilityId }) : undefined;
};

const referencePage = async (c: DeskContext, services: Services, reference: string, faults: FieldFaults) => {
  const done = c.req.query('recorded');
  const facility = done && (await facilityOf(services.store, c.get('principal').municipality, done));
  const form = { page: c.get('page'), body: { reference: [reference] }, faults };
  const recorded = facility ? facility.name : undefined;
  return c.html(
    <ReferencePage c={c} form={form} recorded={recorded} />,
    Object.keys(faults).length > 0 ? 422 : 200,
  );
};

const typingPage = (
  c: DeskContext,
  visit: SurveyVisit,
  reference: string,
  body: FormBody,
  faults: FieldFaults,
) =>
  c.html(
    <TypingPage c={c} visit={visit} reference={reference} form={{ page: c.get('page'), body, faults }} />,
    Object.keys(faults).length > 0 ? 422 : 200,
  );

const record = async (c: DeskContext, services: Services, visit: SurveyVisit, body: FormBody) => {
  const { t } = c.get('page');
  const reference = firstText(body, 'reference');
  const rows = rowsFor(visit);
  const staff = c.get('principal');
  const typed = readTypedIn(services, visit, body, { door: 'fax', staff });
  if (typed.kind === 'faults')
    return typingPage(c, visit, reference, body, figureFaults(t, rows, typed.faults));
  if (typed.kind === 'questions') {
    return c.html(
      <DeskLayout c={c} title={t('vacancy.questionsTitle')}>
        <Questions
          page={c.get('page')}
          questions={typed.questions}
          body={body}
          carried={[...figureFields(rows), 'reference']}
          action={typingPath()}
          nonce={c.get('nonceFor')(TYPING_FORM)}
        />
      </DeskLayout>,
    );
  }
  const { campaign, survey, facility } = visit;
  const outcome = await giveAnswer(services, {
    campaign,
    survey,
    answer: typed.answer,
    door: 'fax',
    by: typed.by,
  });
  if (!outcome.ok) {
    const stopped = outcome.refusal.kind === 'RoundIsStopped';
    const fault = t(stopped ? 'sheet.roundStopped' : 'campaign.faultChanged');
    return typingPage(c, visit, reference, body, { reference: fault });
  }
  if (survey.value.status === 'phoned') {
    await endTasksWithoutCalls(services, survey.value, [survey.value.taskId], staff.staffId);
  }
  return c.redirect(`${typingPath()}?recorded=${facility.id}`, 303);
};
