import { mayI } from '../../../shared/domain/access/policy.ts';
import { FreezeTerms, isFrozen, type PublicationFreeze } from '../../../shared/domain/vacancy/freeze.ts';
import { tokyoDate } from '../../../shared/runtime/clock.ts';
import { freezeOf } from '../../../shared/store/publication-freezes.ts';
import type { Services } from '../../../shared/store/services.ts';
import { notYours } from '../../../shared/web/case-door.tsx';
import { type DeskApp, type DeskContext, DeskLayout } from '../../../shared/web/desk.tsx';
import { DateFields, ErrorSummary } from '../../../shared/web/fields.tsx';
import { type FieldFaults, type FormBody, firstText, formBody } from '../../../shared/web/form-body.ts';
import { nonceId } from '../../../shared/web/nonce.ts';
import { sayFreeze } from '../../../shared/words/say-freeze.ts';
import { dateFrom } from '../rounds/round-form.tsx';
import { freeze, lift } from './freezing.ts';

const FREEZE = '/desk/campaigns/freeze';
const FREEZE_FORM = 'publication-freeze';

/** `/desk/campaigns/freeze`: families see no new figures while a selection runs, until a day or until a person lifts it. */
export const mountFreezeDesk = (app: DeskApp, services: Services): void => {
  app.get(FREEZE, (c) => (mayFreeze(c) ? freezePage(c, services, {}, {}) : notYours(c)));

  app.post(FREEZE, async (c) => {
    if (!mayFreeze(c)) return notYours(c);
    const { t } = c.get('page');
    const body = await formBody(c);
    const again = (faults: FieldFaults) => freezePage(c, services, body, faults);
    if (!nonceId(firstText(body, 'nonce'), c.get('secret'), FREEZE_FORM))
      return again({ from: t('layout.staleFormText') });
    if (firstText(body, 'action') === 'lift') {
      await lift(services, c.get('principal'));
      return c.redirect(FREEZE, 303);
    }
    const terms = termsIn(body);
    if (terms === 'no date') return again({ until: t('campaign.faultDate') });
    const read = FreezeTerms.safeParse(terms);
    if (!read.success)
      return again(terms.from === '' ? { from: t('campaign.faultDate') } : { until: t('freeze.faultOrder') });
    const outcome = await freeze(services, c.get('principal'), read.data);
    if (!outcome.ok && outcome.refusal.kind === 'FreezeIsOver')
      return again({ until: t('freeze.faultOver') });
    // A second press of the button finds it frozen already.
    return c.redirect(FREEZE, 303);
  });
};

const mayFreeze = (c: DeskContext): boolean => {
  const principal = c.get('principal');
  return mayI(principal, 'write', { kind: 'registry', municipality: principal.municipality }).ok;
};

/** A last day that was left empty means until somebody lifts it; half a date is a mistake. */
const termsIn = (body: FormBody): { from: string; until?: string } | 'no date' => {
  const from = dateFrom(body, 'from') ?? '';
  const until = dateFrom(body, 'until');
  const typed = ['Year', 'Month', 'Day'].some((part) => firstText(body, `until${part}`).trim() !== '');
  if (typed && until === undefined) return 'no date';
  return { from, ...(until ? { until } : {}) };
};

const today = (services: Services): FormBody => {
  const { year, month, day } = tokyoDate(services.clock.now());
  return { fromYear: [String(year)], fromMonth: [String(month)], fromDay: [String(day)] };
};

const freezePage = async (c: DeskContext, services: Services, body: FormBody, faults: FieldFaults) => {
  const page = c.get('page');
  const { t, locale } = page;
  const kept = await freezeOf(services.store, page.municipality.municipality);
  const stands = kept && kept.value.status !== 'ended' ? kept.value : undefined;
  const form = { page, body: Object.keys(body).length > 0 ? body : today(services), faults };
  const failed = Object.keys(faults).length > 0;
  return c.html(
    <DeskLayout c={c} title={t('freeze.title')}>
      <p>{t('freeze.lead')}</p>
      <ErrorSummary form={form} />
      {stands ? (
        <p class="notice">
          <strong>{t(stateOf(stands, services))}</strong> {sayFreeze(t, locale, stands)}
        </p>
      ) : null}
      <form method="post" action={FREEZE} novalidate>
        <input type="hidden" name="nonce" value={c.get('nonceFor')(FREEZE_FORM)} />
        {stands ? (
          <>
            <p class="hint">{t('freeze.liftHint')}</p>
            <button type="submit" name="action" value="lift">
              {t('freeze.lift')}
            </button>
          </>
        ) : (
          <>
            <DateFields form={form} name="from" label={t('freeze.from')} required />
            <DateFields form={form} name="until" label={t('freeze.until')} hint={t('freeze.untilHint')} />
            <button type="submit" name="action" value="freeze">
              {t('freeze.freeze')}
            </button>
          </>
        )}
      </form>
      <p>
        <a href="/desk/campaigns">{t('campaign.title')}</a>
      </p>
    </DeskLayout>,
    failed ? 422 : 200,
  );
};

const stateOf = (stands: PublicationFreeze, services: Services) => {
  if (isFrozen(stands, services.clock.now())) return 'freeze.stateFrozen' as const;
  return stands.status === 'lifted' ? ('freeze.stateLifted' as const) : ('freeze.stateComing' as const);
};
