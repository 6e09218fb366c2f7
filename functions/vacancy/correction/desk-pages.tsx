import { mayI } from '../../../shared/domain/access/policy.ts';
import { isStarted } from '../../../shared/domain/campaign/rules.ts';
import { FacilityId } from '../../../shared/domain/facility/schema.ts';
import { CampaignId } from '../../../shared/domain/ids.ts';
import { campaignOf, surveysOf } from '../../../shared/store/campaigns.ts';
import { facilitiesOf } from '../../../shared/store/facilities.ts';
import type { Services } from '../../../shared/store/services.ts';
import { notYours } from '../../../shared/web/case-door.tsx';
import { type DeskApp, type DeskContext, DeskLayout } from '../../../shared/web/desk.tsx';
import { type FieldFaults, type FormBody, firstText, formBody } from '../../../shared/web/form-body.ts';
import { nonceId } from '../../../shared/web/nonce.ts';
import { sayWhoByName } from '../history/figures-desk.tsx';
import { readTypedIn } from '../phone/type-in.ts';
import { figureFaults } from '../survey/figures-fields.tsx';
import { figureFields } from '../survey/figures-form.ts';
import { Questions } from '../survey/questions.tsx';
import { firstBody, rowsFor } from '../survey/survey-visit.ts';
import { AnswerPage, type AnswerView, answerPath, CORRECTION_FORM } from './answer-page.tsx';
import { correctAnswer, reasonIn, viewAnswer } from './correct.ts';
import { AnswersPage } from './list-page.tsx';

/** So many facilities are listed at once; a part of the name finds the others. */
const LISTED = 100;

/** `/desk/campaigns/<round>/answers`: a round's answers, and the correction of one that still counts. */
export const mountCorrectionDesk = (app: DeskApp, services: Services): void => {
  app.get('/desk/campaigns/:campaignId/answers', (c) => listPage(c, services));

  app.get('/desk/campaigns/:campaignId/answers/:facilityId', async (c) => {
    const view = await viewAt(c, services);
    if (!view) return notYours(c);
    return answerPage(
      c,
      services,
      view,
      { ...firstBody({ ...view.visit, draft: undefined }), door: ['phone'] },
      {},
    );
  });

  app.post('/desk/campaigns/:campaignId/answers/:facilityId', async (c) => {
    const view = await viewAt(c, services);
    if (!view?.correctable) return notYours(c);
    const { t } = c.get('page');
    const body = await formBody(c);
    const again = (faults: FieldFaults) => answerPage(c, services, view, body, faults);
    if (!nonceId(firstText(body, 'nonce'), c.get('secret'), CORRECTION_FORM))
      return again({ reason: t('layout.staleFormText') });
    return firstText(body, 'action') === 'edit' ? again({}) : record(c, services, view, body);
  });
};

const viewAt = async (c: DeskContext, services: Services): Promise<AnswerView | undefined> => {
  const { municipality } = c.get('principal');
  const campaignId = CampaignId.safeParse(c.req.param('campaignId'));
  const facilityId = FacilityId.safeParse(c.req.param('facilityId'));
  if (!campaignId.success || !facilityId.success) return undefined;
  const which = { municipality, campaignId: campaignId.data, facilityId: facilityId.data };
  if (!mayI(c.get('principal'), 'write', { kind: 'survey', ...which }).ok) return undefined;
  const view = await viewAnswer(services, which);
  return view && { ...view, recorded: c.req.query('recorded') !== undefined };
};

const answerPage = async (
  c: DeskContext,
  services: Services,
  view: AnswerView,
  body: FormBody,
  faults: FieldFaults,
) => {
  const sayWho = await sayWhoByName(c, services);
  return c.html(
    <AnswerPage c={c} view={view} sayWho={sayWho} form={{ page: c.get('page'), body, faults }} />,
    Object.keys(faults).length > 0 ? 422 : 200,
  );
};

const record = async (c: DeskContext, services: Services, view: AnswerView, body: FormBody) => {
  const { t } = c.get('page');
  const { visit } = view;
  const again = (faults: FieldFaults) => answerPage(c, services, view, body, faults);
  const { campaign, survey, facility } = visit;
  // Who looked at an answer corrects that one, and no other that came meanwhile.
  if (survey.value.status !== 'answered' || survey.value.answeredAt !== firstText(body, 'seen'))
    return again({ reason: t('campaign.faultChanged') });
  const rows = rowsFor(visit);
  const by = c.get('principal');
  const door = firstText(body, 'door') === 'fax' ? 'fax' : 'phone';
  const reason = reasonIn(body);
  const typed = readTypedIn(services, visit, body, { door, staff: by });
  const faults = {
    ...(typed.kind === 'faults' ? figureFaults(t, rows, typed.faults) : {}),
    ...(reason ? {} : { reason: t('correction.faultReason') }),
  };
  if (typed.kind === 'faults' || !reason) return again(faults);
  const path = answerPath(campaign.value.campaignId, facility.id);
  if (typed.kind === 'questions') {
    return c.html(
      <DeskLayout c={c} title={t('vacancy.questionsTitle')}>
        <Questions
          page={c.get('page')}
          questions={typed.questions}
          body={body}
          carried={[...figureFields(rows), 'door', 'reason', 'seen']}
          action={path}
          nonce={c.get('nonceFor')(CORRECTION_FORM)}
        />
      </DeskLayout>,
    );
  }
  const outcome = await correctAnswer(services, view, { answer: typed, door, reason, by });
  return outcome.ok ? c.redirect(`${path}?recorded=1`, 303) : again({ reason: t('campaign.faultChanged') });
};

const listPage = async (c: DeskContext, services: Services) => {
  const { municipality } = c.get('principal');
  const campaignId = CampaignId.safeParse(c.req.param('campaignId'));
  const kept = campaignId.data && (await campaignOf(services.store, municipality, campaignId.data));
  if (!kept || !isStarted(kept.value)) return notYours(c);
  const [surveys, facilities] = await Promise.all([
    surveysOf(services.store, municipality, kept.value.campaignId),
    facilitiesOf(services.store, municipality),
  ]);
  const [name, ward] = [(c.req.query('name') ?? '').trim(), c.req.query('ward') ?? ''];
  const names = new Map(facilities.map(({ value }) => [value.id, value.name]));
  const found = surveys
    .map(({ value }) => ({ survey: value, name: names.get(value.facilityId) ?? value.facilityId }))
    .filter((one) => one.name.includes(name) && (ward === '' || one.survey.ward === ward))
    .sort((one, other) => one.name.localeCompare(other.name, 'ja'));
  return c.html(
    <AnswersPage
      c={c}
      campaign={kept.value}
      listed={found.slice(0, LISTED)}
      found={found.length}
      body={{ name: [name], ward: [ward] }}
    />,
  );
};
