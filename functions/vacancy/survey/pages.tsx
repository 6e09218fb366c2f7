import { isPastDeadline } from '../../../shared/domain/campaign/rules.ts';
import { figuresOf, openQuestions, recordAnswer } from '../../../shared/domain/survey/rules.ts';
import type { Answer } from '../../../shared/domain/survey/schema.ts';
import type { Services } from '../../../shared/store/services.ts';
import type { PageApp } from '../../../shared/web/app.tsx';
import { type FieldFaults, type FormBody, firstText, formBody } from '../../../shared/web/form-body.ts';
import { closedDoor, mountDoors } from '../../../shared/web/link-session.tsx';
import { issueNonce, nonceId } from '../../../shared/web/nonce.ts';
import { Notice } from '../../../shared/web/notices.tsx';
import type { PageHandlerContext } from '../../../shared/web/page-context.ts';
import { mountForward } from '../forward/pages.tsx';
import { giveAnswer } from './answer.ts';
import { figureFaults } from './figures-fields.tsx';
import { answerFrom, figureFields, readFigures, stepped } from './figures-form.ts';
import { Questions } from './questions.tsx';
import { sendReceipt } from './receipts.ts';
import { saveDraft } from './save-draft.ts';
import {
  LatePage,
  ReceivedPage,
  SavedPage,
  StoppedPage,
  SurveyFormPage,
  SurveyLayout,
} from './survey-page.tsx';
import { firstBody, rowsFor } from './survey-visit.ts';
import { SURVEY, surveyVisitor, type Visitor } from './survey-visitor.ts';

const FORM = 'survey';

/** `/survey`: a facility's answer in under a minute; two presses where nothing has changed. */
export const mountSurvey = (app: PageApp, services: Services): void => {
  mountDoors(app, services, SURVEY);
  mountForward(app, services);

  app.get('/survey', async (c) => {
    const visitor = await surveyVisitor(c, services);
    if (!visitor) return closedDoor(c, SURVEY);
    const ended = endedPage(services, visitor);
    if (ended) return c.html(ended);
    return formAgain(c, services, visitor, firstBody(visitor.visit), {});
  });

  app.get('/survey/received', async (c) => {
    const visitor = await surveyVisitor(c, services);
    if (!visitor) return closedDoor(c, SURVEY);
    if (visitor.visit.survey.value.status !== 'answered') return c.redirect('/survey', 303);
    const { page, visit, by } = visitor;
    const late = isPastDeadline(visit.campaign.value, services.clock.now());
    return c.html(<ReceivedPage page={page} visit={visit} by={by} late={late} />);
  });

  app.get('/survey/saved', async (c) => {
    const visitor = await surveyVisitor(c, services);
    if (!visitor) return closedDoor(c, SURVEY);
    if (!visitor.visit.draft) return c.redirect('/survey', 303);
    return c.html(<SavedPage page={visitor.page} visit={visitor.visit} />);
  });

  app.post('/survey', async (c) => {
    const visitor = await surveyVisitor(c, services);
    if (!visitor) return closedDoor(c, SURVEY);
    const body = await formBody(c);
    if (!nonceId(firstText(body, 'nonce'), visitor.secret, FORM)) {
      const { page } = visitor;
      return c.html(<Notice page={page} title="layout.staleFormTitle" text="layout.staleFormText" />, 403);
    }
    const ended = endedPage(services, visitor);
    if (ended) return c.html(ended, 409);
    return answerFromForm(c, services, visitor, body);
  });
};

/** The page of a round that takes no answers any more. */
const endedPage = (services: Services, { visit, page }: Visitor) => {
  if (visit.campaign.value.status === 'stopped') return <StoppedPage page={page} visit={visit} />;
  return isPastDeadline(visit.campaign.value, services.clock.now()) ? (
    <LatePage page={page} visit={visit} />
  ) : undefined;
};

const formAgain = (
  c: PageHandlerContext,
  services: Services,
  { page, visit, secret }: Visitor,
  body: FormBody,
  faults: FieldFaults,
) => {
  const nonce = issueNonce(services.chance, secret, FORM);
  const status = Object.keys(faults).length > 0 ? 422 : 200;
  return c.html(
    <SurveyFormPage page={page} visit={visit} body={body} faults={faults} nonce={nonce} />,
    status,
  );
};

const answerFromForm = async (
  c: PageHandlerContext,
  services: Services,
  visitor: Visitor,
  body: FormBody,
) => {
  const { visit, page } = visitor;
  const action = firstText(body, 'action');
  if (action === 'unchanged' && visit.last) {
    return record(c, services, visitor, {
      ...answerFrom(visit.last),
      set: visit.set.number,
      unchanged: true,
    });
  }
  const onePlaceMore = stepped(body);
  if (onePlaceMore || action === 'edit') return formAgain(c, services, visitor, onePlaceMore ?? body, {});
  const rows = rowsFor(visit);
  if (action === 'save') {
    await saveDraft(services, visitor, body);
    return c.redirect('/survey/saved', 303);
  }
  const read = readFigures(body, rows);
  if (!read.ok) return formAgain(c, services, visitor, body, figureFaults(page.t, rows, read.faults));
  const answer: Answer = { ...read.answer, unchanged: false };
  const questions = questionsOf(services, visitor, answer, {
    confirmed: action === 'confirm',
    bothSaid: read.bothSaid,
  });
  if (questions.length === 0) return record(c, services, visitor, answer);
  return c.html(
    <SurveyLayout page={page} visit={visit} title="vacancy.questionsTitle">
      <Questions
        page={page}
        questions={questions}
        body={body}
        carried={figureFields(rows)}
        action="/survey"
        nonce={issueNonce(services.chance, visitor.secret, FORM)}
      />
    </SurveyLayout>,
  );
};

const questionsOf = (
  services: Services,
  { visit, door, by }: Visitor,
  answer: Answer,
  asked: Parameters<typeof openQuestions>[2],
) => {
  const came = { door, by, now: services.clock.now() };
  const decided = recordAnswer(visit.survey.value, visit.campaign.value, answer, came);
  return decided.ok ? openQuestions(figuresOf(decided.value, visit.campaign.value), visit.last, asked) : [];
};

const record = async (
  c: PageHandlerContext,
  services: Services,
  { visit, page, door, by }: Visitor,
  answer: Answer,
) => {
  const { campaign, survey } = visit;
  const outcome = await giveAnswer(services, { campaign, survey, answer, door, by });
  if (!outcome.ok) {
    if (outcome.refusal.kind === 'AnswerAfterDeadline')
      return c.html(<LatePage page={page} visit={visit} />, 409);
    if (outcome.refusal.kind === 'RoundIsStopped')
      return c.html(<StoppedPage page={page} visit={visit} />, 409);
    // Another tab or colleague answered at this moment: what stands now is shown, and can be bettered.
    return c.redirect('/survey/received', 303);
  }
  await sendReceipt(services, campaign, outcome.value, visit.receiptReader);
  return c.redirect('/survey/received', 303);
};
