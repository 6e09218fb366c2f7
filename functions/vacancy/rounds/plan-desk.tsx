import { mayI } from '../../../shared/domain/access/policy.ts';
import { nextOpening } from '../../../shared/domain/campaign/next-round.ts';
import { type CampaignPlan, PlanId } from '../../../shared/domain/campaign/plan.ts';
import type { FacilityType } from '../../../shared/domain/facility/facility-type.ts';
import { tokyoDate } from '../../../shared/runtime/clock.ts';
import { plansOf } from '../../../shared/store/campaigns.ts';
import { directorySettingsOf } from '../../../shared/store/facilities.ts';
import { newestQuestionSet } from '../../../shared/store/question-sets.ts';
import { staffOf } from '../../../shared/store/registry.ts';
import type { Services } from '../../../shared/store/services.ts';
import { notYours } from '../../../shared/web/case-door.tsx';
import { type DeskApp, type DeskContext, DeskLayout } from '../../../shared/web/desk.tsx';
import { type FieldFaults, type FormBody, firstText, formBody } from '../../../shared/web/form-body.ts';
import { nonceId } from '../../../shared/web/nonce.ts';
import { sayDate } from '../../../shared/words/say-date.ts';
import { PLAN_FORM, PlanForm, planBody, readTerms, usualPlan } from './plan-form.tsx';
import { prepareNextRound, writePlan } from './plans.ts';
import { planFaults } from './round-form.tsx';

const PLANS = '/desk/campaigns/plans';

type TypesOf = (c: DeskContext) => Promise<FacilityType[]>;

/** `/desk/campaigns/plans`: when and how this municipality asks; each change is a new version. */
export const mountPlanDesk = (app: DeskApp, services: Services, surveyedTypes: TypesOf): void => {
  app.use(`${PLANS}/*`, async (c, next) => (mayPlan(c) ? next() : notYours(c)));
  app.get(PLANS, async (c) => (mayPlan(c) ? plansPage(c, services) : notYours(c)));

  app.get(`${PLANS}/:planId`, async (c) => {
    const plan = await planAt(c, services);
    if (plan === undefined) return notYours(c);
    const { publication } = await directorySettingsOf(services.store, c.get('principal').municipality);
    const body = plan === 'new' ? usualPlan(await surveyedTypes(c), publication) : planBody(plan);
    return formPage(c, services, surveyedTypes, body, {});
  });

  app.post(`${PLANS}/:planId`, async (c) => {
    const plan = await planAt(c, services);
    if (plan === undefined) return notYours(c);
    const { t } = c.get('page');
    const body = await formBody(c);
    const again = (faults: FieldFaults) => formPage(c, services, surveyedTypes, body, faults);
    const press = nonceId(firstText(body, 'nonce'), c.get('secret'), PLAN_FORM);
    if (!press) return again({ name: t('layout.staleFormText') });
    const terms = readTerms(body, await newestQuestionSet(services.store, c.get('principal').municipality));
    if (!terms.success) return again(planFaults(terms.error, t));
    const which = plan === 'new' ? { press } : { changes: plan };
    const written = await writePlan(services, c.get('principal'), terms.data, which);
    // A second press of the button on a new plan finds it written already.
    if (!written.ok && plan !== 'new') return again({ name: t('campaign.faultChanged') });
    return c.redirect(PLANS, 303);
  });

  app.post(`${PLANS}/:planId/prepare`, async (c) => {
    const plan = await planAt(c, services);
    const nonce = firstText(await formBody(c), 'nonce');
    if (plan === undefined || plan === 'new' || !nonceId(nonce, c.get('secret'), PLAN_FORM))
      return notYours(c);
    const campaignId = await prepareNextRound(services, c.get('page').municipality, plan);
    return c.redirect(campaignId ? `/desk/campaigns/${campaignId}` : PLANS, 303);
  });
};

const mayPlan = (c: DeskContext): boolean => {
  const principal = c.get('principal');
  return mayI(principal, 'write', { kind: 'registry', municipality: principal.municipality }).ok;
};

/** The plan of the address in its newest version, or that a new one is wanted. */
const planAt = async (c: DeskContext, services: Services): Promise<CampaignPlan | 'new' | undefined> => {
  if (c.req.param('planId') === 'new') return 'new';
  const planId = PlanId.safeParse(c.req.param('planId'));
  const plans = await plansOf(services.store, c.get('principal').municipality);
  return plans.find((plan) => plan.planId === planId.data);
};

const formPage = async (
  c: DeskContext,
  services: Services,
  surveyedTypes: TypesOf,
  body: FormBody,
  faults: FieldFaults,
) => {
  const page = c.get('page');
  const staff = await staffOf(services.store, page.municipality.municipality);
  return c.html(
    <DeskLayout c={c} title={page.t('campaign.planTitle')}>
      <p>{page.t('campaign.planLead')}</p>
      <PlanForm
        form={{ page, body, faults }}
        action={`${PLANS}/${c.req.param('planId')}`}
        types={await surveyedTypes(c)}
        approvers={staff.filter(({ active, role }) => active && role === 'supervisor')}
        nonce={c.get('nonceFor')(PLAN_FORM)}
      />
    </DeskLayout>,
    Object.keys(faults).length > 0 ? 422 : 200,
  );
};

const plansPage = async (c: DeskContext, services: Services) => {
  const { t, locale, municipality } = c.get('page');
  const plans = await plansOf(services.store, municipality.municipality);
  const today = tokyoDate(services.clock.now());
  const next = ({ terms }: CampaignPlan) =>
    terms.active ? nextOpening(terms.rhythm, today, municipality.closures) : undefined;
  return c.html(
    <DeskLayout c={c} title={t('campaign.plans')}>
      <p>{t('campaign.plansLead')}</p>
      {plans.map((plan) => (
        <form method="post" action={`${PLANS}/${plan.planId}/prepare`} class="box">
          <h2>
            <a href={`${PLANS}/${plan.planId}`}>{plan.terms.name}</a>
          </h2>
          <p>
            {t(`campaign.rhythm-${plan.terms.rhythm.kind}`)}／
            {t('campaign.planVersion', { version: plan.edition })}／
            {next(plan)
              ? t('campaign.nextOpening', { date: sayDate(String(next(plan)), locale, 'with year') })
              : t('campaign.noOpening')}
          </p>
          <input type="hidden" name="nonce" value={c.get('nonceFor')(PLAN_FORM)} />
          {next(plan) ? (
            <button type="submit" class="second">
              {t('campaign.prepareNow')}
            </button>
          ) : null}
        </form>
      ))}
      <p>
        <a class="button" href={`${PLANS}/new`}>
          {t('campaign.newPlan')}
        </a>
      </p>
    </DeskLayout>,
  );
};
