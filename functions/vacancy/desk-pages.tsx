import { mayI } from '../../shared/domain/access/policy.ts';
import { isStarted } from '../../shared/domain/campaign/rules.ts';
import type { Campaign } from '../../shared/domain/campaign/schema.ts';
import { type FacilityType, facilityTypes } from '../../shared/domain/facility/index.ts';
import { CampaignId } from '../../shared/domain/ids.ts';
import { tokyoDate } from '../../shared/runtime/clock.ts';
import { type Result, refused } from '../../shared/runtime/result.ts';
import { campaignOf, campaignsOf, surveysOf } from '../../shared/store/campaigns.ts';
import { directorySettingsOf, facilitiesOf } from '../../shared/store/facilities.ts';
import { standingFreeze } from '../../shared/store/publication-freezes.ts';
import { newestQuestionSet } from '../../shared/store/question-sets.ts';
import type { Kept } from '../../shared/store/records.ts';
import type { Services } from '../../shared/store/services.ts';
import { notYours } from '../../shared/web/case-door.tsx';
import { type DeskApp, type DeskContext, DeskLayout } from '../../shared/web/desk.tsx';
import { type FieldFaults, type FormBody, firstText, formBody } from '../../shared/web/form-body.ts';
import { nonceId } from '../../shared/web/nonce.ts';
import type { MessageKey } from '../../shared/words/translate.ts';
import { mountContactsDesk } from './contacts/desk-pages.tsx';
import { mountCorporationDesk } from './corporation/desk-pages.tsx';
import { mountCorrectionDesk } from './correction/desk-pages.tsx';
import { mountCallDesk } from './phone/call-desk.tsx';
import { mountFreezeDesk } from './publication/freeze-desk.tsx';
import { mountQuestionDesk } from './question-set/desk-pages.tsx';
import { DraftPage } from './rounds/draft-page.tsx';
import { viewDraft } from './rounds/draft-view.ts';
import { mountPlanDesk } from './rounds/plan-desk.tsx';
import { planFaults, ROUND_FORM, RoundForm, readPlan, usualRound } from './rounds/round-form.tsx';
import { RoundPage } from './rounds/round-page.tsx';
import { DiscardedPage, RoundsPage } from './rounds/round-pages.tsx';
import { discard, prepare, start, stop } from './rounds/run-round.ts';

/** So many rounds are listed: two years of monthly ones. */
const ROUNDS_LISTED = 24;

/** `/desk/campaigns`: prepare, look, start, watch, stop; and the phone calls of a round. */
export const mountVacancyDesk = (app: DeskApp, services: Services): void => {
  app.get('/desk/campaigns', async (c) => {
    const { municipality } = c.get('principal');
    const listed = (await campaignsOf(services.store, municipality)).slice(0, ROUNDS_LISTED);
    const rounds = await Promise.all(
      listed.map(async (campaign) => ({ campaign, surveys: await surveysIn(services, campaign) })),
    );
    return c.html(
      <RoundsPage
        c={c}
        rounds={rounds}
        mayStart={mayRun(c)}
        frozen={await standingFreeze(services, municipality)}
      />,
    );
  });

  app.get('/desk/campaigns/new', async (c) => {
    if (!mayRun(c)) return notYours(c);
    const types = await surveyedTypes(c, services);
    const { publication } = await directorySettingsOf(services.store, c.get('principal').municipality);
    return planPage(c, services, usualRound(todayOf(services), types, publication), {});
  });

  app.post('/desk/campaigns/new', async (c) => {
    if (!mayRun(c)) return notYours(c);
    const body = await formBody(c);
    const { t, municipality } = c.get('page');
    const press = pressOf(c, body);
    if (!press) return planPage(c, services, body, { month: t('layout.staleFormText') });
    const plan = readPlan(body, await newestQuestionSet(services.store, municipality.municipality));
    if (!plan.success) return planPage(c, services, body, planFaults(plan.error, t));
    const draft = await prepare(services, municipality, c.get('principal'), plan.data, press);
    return c.redirect(`/desk/campaigns/${draft.campaignId}`, 303);
  });

  mountPlanDesk(app, services, (c) => surveyedTypes(c, services));
  mountQuestionDesk(app, services, (c) => surveyedTypes(c, services));
  mountFreezeDesk(app, services);

  app.get('/desk/campaigns/:campaignId', (c) => roundPage(c, services));

  app.post('/desk/campaigns/:campaignId/:act{start|stop|discard}', async (c) => {
    const kept = await keptCampaign(c, services);
    if (!mayRun(c) || !kept) return notYours(c);
    const { t } = c.get('page');
    const body = await formBody(c);
    if (!pressOf(c, body)) return roundPage(c, services, t('layout.staleFormText'));
    const outcome = await acts[c.req.param('act') as Act](services, c, kept, body);
    if (!outcome.ok)
      return roundPage(c, services, t(FAULTS[outcome.refusal.kind] ?? 'campaign.faultChanged'));
    return c.redirect(`/desk/campaigns/${kept.value.campaignId}`, 303);
  });

  mountCallDesk(app, services);
  mountCorrectionDesk(app, services);
  mountContactsDesk(app, services);
  mountCorporationDesk(app, services);
};

type Act = 'start' | 'stop' | 'discard';

const acts: Record<
  Act,
  (
    services: Services,
    c: DeskContext,
    kept: Kept<Campaign>,
    body: FormBody,
  ) => Promise<Result<unknown, { kind: string }>>
> = {
  start: async (services, c, kept, body) => {
    const { municipality } = c.get('page');
    if (kept.value.status !== 'draft') return refused({ kind: 'RoundIsNotADraft' });
    const { print, invited } = await viewDraft(services, municipality, kept.value);
    if (firstText(body, 'seen') !== print) return refused({ kind: 'RecipientsChanged' });
    return start(services, municipality, c.get('principal'), kept, invited);
  },
  stop: (services, c, kept) => stop(services, c.get('principal'), kept),
  discard: (services, c, kept) => discard(services, c.get('principal'), kept),
};

const FAULTS: Record<string, MessageKey> = {
  NotYours: 'campaign.needsSecondPerson',
  RecipientsChanged: 'campaign.faultRecipients',
};

/** Who may ask a whole city's facilities. */
const mayRun = (c: DeskContext): boolean => {
  const principal = c.get('principal');
  return mayI(principal, 'write', { kind: 'registry', municipality: principal.municipality }).ok;
};

/** Which press of a button this is; nothing for a form that was not served to this session. */
const pressOf = (c: DeskContext, body: FormBody): string | undefined =>
  nonceId(firstText(body, 'nonce'), c.get('secret'), ROUND_FORM);

const todayOf = (services: Services): string => tokyoDate(services.clock.now()).toString();

/** The types that are asked for places and of which there is a facility. */
const surveyedTypes = async (c: DeskContext, services: Services): Promise<FacilityType[]> => {
  const { municipality } = c.get('principal');
  const [all, settings] = await Promise.all([
    facilitiesOf(services.store, municipality),
    directorySettingsOf(services.store, municipality),
  ]);
  const present = new Set(all.map(({ value }) => value.type));
  return facilityTypes(settings.ownTypes).filter(({ type, surveyed }) => surveyed && present.has(type));
};

const planPage = async (c: DeskContext, services: Services, body: FormBody, faults: FieldFaults) => {
  const page = c.get('page');
  return c.html(
    <DeskLayout c={c} title={page.t('campaign.newTitle')}>
      <p>{page.t('campaign.newLead')}</p>
      <RoundForm
        form={{ page, body, faults }}
        types={await surveyedTypes(c, services)}
        today={todayOf(services)}
        nonce={c.get('nonceFor')(ROUND_FORM)}
      />
    </DeskLayout>,
    Object.keys(faults).length > 0 ? 422 : 200,
  );
};

const keptCampaign = async (c: DeskContext, services: Services): Promise<Kept<Campaign> | undefined> => {
  const campaignId = CampaignId.safeParse(c.req.param('campaignId'));
  if (!campaignId.success) return undefined;
  return campaignOf(services.store, c.get('principal').municipality, campaignId.data);
};

const surveysIn = async (services: Services, { municipality, campaignId }: Campaign) =>
  (await surveysOf(services.store, municipality, campaignId)).map(({ value }) => value);

const roundPage = async (c: DeskContext, services: Services, fault?: string) => {
  const kept = await keptCampaign(c, services);
  if (!kept) return notYours(c);
  const { value } = kept;
  if (isStarted(value)) {
    const surveys = await surveysIn(services, value);
    const page = (
      <RoundPage
        c={c}
        now={services.clock.now()}
        campaign={value}
        surveys={surveys}
        mayStop={mayRun(c)}
        frozen={await standingFreeze(services, value.municipality)}
        fault={fault}
      />
    );
    return c.html(page, fault ? 409 : 200);
  }
  if (!mayRun(c)) return notYours(c);
  if (value.status === 'discarded') return c.html(<DiscardedPage c={c} round={value} />, fault ? 409 : 200);
  const view = await viewDraft(services, c.get('page').municipality, value);
  const types = await surveyedTypes(c, services);
  const page = <DraftPage c={c} services={services} view={view} types={types} fault={fault} />;
  return c.html(page, fault ? 409 : 200);
};
