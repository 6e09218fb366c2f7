import type { FC } from 'hono/jsx';
import { mayI } from '../../shared/domain/access/policy.ts';
import { FIGURES } from '../../shared/domain/vacancy/schema.ts';
import type { Services } from '../../shared/store/services.ts';
import { notYours } from '../../shared/web/case-door.tsx';
import { type DeskApp, type DeskContext, DeskLayout } from '../../shared/web/desk.tsx';
import {
  CheckboxGroup,
  ErrorSummary,
  type FormState,
  RadioGroup,
  TextField,
} from '../../shared/web/fields.tsx';
import { firstText, formBody } from '../../shared/web/form-body.ts';
import { nonceId } from '../../shared/web/nonce.ts';
import { bodyOfSettings, displayWord, readSettings, type Settled } from './settings-form.ts';
import { type KeptSettings, keptSettings, seenOf, writeSettings } from './write-settings.ts';

const SETTINGS = '/desk/settings';
const FORM = 'settings';

/** `/desk/settings`: what a municipality decides once, for supervisors and administrators. */
export const mountSettingsDesk = (app: DeskApp, services: Services): void => {
  app.get(SETTINGS, async (c) => {
    if (!maySettle(c)) return notYours(c);
    const now = await keptSettings(services, c.get('page').municipality);
    return settingsPage(c, now, { page: c.get('page'), body: bodyOfSettings(settledIn(now)), faults: {} });
  });

  app.post(SETTINGS, async (c) => {
    if (!maySettle(c)) return notYours(c);
    const page = c.get('page');
    const body = await formBody(c);
    const now = await keptSettings(services, page.municipality);
    const again = (faults: FormState['faults']) => settingsPage(c, now, { page, body, faults });
    if (!nonceId(firstText(body, 'nonce'), c.get('secret'), FORM))
      return again({ staleAfterDays: page.t('layout.staleFormText') });
    const read = readSettings(body, settledIn(now), page.t);
    if (!read.ok) return again(read.faults);
    const written = await writeSettings(services, c.get('principal'), now, {
      next: read.next,
      seen: firstText(body, 'seen'),
    });
    return written.ok
      ? c.redirect(`${SETTINGS}?saved=1`, 303)
      : again({ staleAfterDays: page.t('settings.faultMoved') });
  });
};

const maySettle = (c: DeskContext): boolean => {
  const principal = c.get('principal');
  return mayI(principal, 'write', { kind: 'registry', municipality: principal.municipality }).ok;
};

const settledIn = ({ directory, city }: KeptSettings): Settled => ({
  directory: directory.value,
  complaintsDesk: city.value.complaintsDesk,
});

const settingsPage = (c: DeskContext, now: KeptSettings, form: FormState) => {
  const { t } = form.page;
  const failed = Object.keys(form.faults).length > 0;
  // A form that failed keeps what it was shown with: what somebody else changed meanwhile is not written over.
  const seen = firstText(form.body, 'seen') || seenOf(now);
  return c.html(
    <DeskLayout c={c} title={t('settings.title')}>
      <p>{t('settings.lead')}</p>
      {c.req.query('saved') && !failed ? (
        <p class="notice" role="status">
          {t('settings.saved')}
        </p>
      ) : null}
      <ErrorSummary form={form} />
      <form method="post" action={SETTINGS} novalidate>
        <input type="hidden" name="nonce" value={c.get('nonceFor')(FORM)} />
        <input type="hidden" name="seen" value={seen} />
        <FiguresSettings form={form} now={now} />
        <DeskSettings form={form} />
        <div class="actions">
          <button type="submit">{t('settings.save')}</button>
        </div>
      </form>
      <p>
        <a href="/desk/campaigns/plans">{t('campaign.plans')}</a>{' '}
        <a href="/desk/campaigns/questions">{t('questions.title')}</a>{' '}
        <a href="/desk/campaigns/freeze">{t('freeze.title')}</a>
      </p>
    </DeskLayout>,
    failed ? 422 : 200,
  );
};

const FiguresSettings: FC<{ form: FormState; now: KeptSettings }> = ({ form, now }) => {
  const { t } = form.page;
  const own = displayWord(now.directory.value.display) === 'own' ? (['own'] as const) : [];
  return (
    <>
      <h2>{t('settings.figuresTitle')}</h2>
      <TextField
        form={form}
        name="staleAfterDays"
        label={t('settings.staleAfterDays')}
        hint={t('settings.staleHint')}
        inputmode="numeric"
        narrow
        required
      />
      <CheckboxGroup
        form={form}
        name="publishes"
        label={t('settings.publishes')}
        hint={t('settings.publishesHint')}
        choices={FIGURES.map((figure) => ({ value: figure, label: t(`vacancy.${figure}`) }))}
        required
      />
      <RadioGroup
        form={form}
        name="display"
        label={t('settings.display')}
        choices={(['numbers', 'symbols', ...own] as const).map((word) => ({
          value: word,
          label: t(`settings.display-${word}`),
        }))}
        required
      />
      <RadioGroup
        form={form}
        name="publication"
        label={t('campaign.publication')}
        hint={t('settings.publicationHint')}
        choices={[
          { value: 'at-once', label: t('campaign.publicationAtOnce') },
          { value: 'at-deadline', label: t('campaign.publicationAtDeadline') },
        ]}
        required
      />
      <h2>{t('settings.openDataTitle')}</h2>
      <TextField form={form} name="licenceName" label={t('settings.licenceName')} required />
      <TextField form={form} name="licenceUrl" label={t('settings.licenceUrl')} required />
    </>
  );
};

const DeskSettings: FC<{ form: FormState }> = ({ form }) => {
  const { t } = form.page;
  return (
    <>
      <h2>{t('settings.deskTitle')}</h2>
      <p>{t('settings.deskLead')}</p>
      <TextField form={form} name="deskNameJa" label={t('settings.deskNameJa')} required />
      <TextField form={form} name="deskNameEn" label={t('settings.deskNameEn')} />
      <TextField form={form} name="deskPhone" label={t('settings.deskPhone')} type="tel" required />
      <TextField form={form} name="deskHoursJa" label={t('settings.deskHoursJa')} required />
      <TextField form={form} name="deskHoursEn" label={t('settings.deskHoursEn')} />
    </>
  );
};
