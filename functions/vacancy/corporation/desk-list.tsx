import type { FC } from 'hono/jsx';
import type { SuggestedCorporation } from '../../../shared/domain/corporation/rules.ts';
import type { Corporation } from '../../../shared/domain/corporation/schema.ts';
import type { Facility } from '../../../shared/domain/facility/schema.ts';
import { type DeskContext, DeskLayout } from '../../../shared/web/desk.tsx';
import {
  CheckboxGroup,
  ErrorSummary,
  type FormState,
  TextArea,
  TextField,
} from '../../../shared/web/fields.tsx';

export const CORPORATION_FORM = 'corporation';

type ListProps = {
  c: DeskContext;
  known: readonly Corporation[];
  suggested: readonly SuggestedCorporation[];
};

/** The corporations that answer for several facilities, and those that the directory suggests. */
export const CorporationsPage: FC<ListProps> = ({ c, known, suggested }) => {
  const { t } = c.get('page');
  return (
    <DeskLayout c={c} title={t('doors.corporationsTitle')}>
      <p>{t('doors.corporationsLead')}</p>
      <ul>
        {known.map(({ corporationId, name, facilityIds, mail, undeliveredAt }) => (
          <li>
            <a href={`/desk/corporations/${corporationId}`}>{name}</a>{' '}
            {t('doors.facilityCount', { count: facilityIds.length })} {mail ?? t('directory.noMail')}
            {undeliveredAt && mail ? <span class="late"> {t('doors.contactDead', { mail })}</span> : null}
          </li>
        ))}
      </ul>
      <p>
        <a href="/desk/corporations/new">{t('doors.corporationNew')}</a>
      </p>
      {suggested.length > 0 ? <h2>{t('doors.suggestedTitle')}</h2> : null}
      <ul>
        {suggested.map(({ name, facilities }) => (
          <li>
            <a href={`/desk/corporations/new?name=${encodeURIComponent(name)}`}>{name}</a>{' '}
            {t('doors.facilityCount', { count: facilities.length })}
          </li>
        ))}
      </ul>
    </DeskLayout>
  );
};

type FormProps = {
  c: DeskContext;
  form: FormState;
  action: string;
  offered: readonly Facility[];
  /** Where its software's key is issued; a corporation that is not kept yet has none. */
  keyPath: string | undefined;
};

export const CorporationFormPage: FC<FormProps> = ({ c, form, action, offered, keyPath }) => {
  const { t } = c.get('page');
  return (
    <DeskLayout c={c} title={t('doors.corporationTitle')}>
      <ErrorSummary form={form} />
      <form method="post" action={action} novalidate>
        <input type="hidden" name="nonce" value={c.get('nonceFor')(CORPORATION_FORM)} />
        <TextField form={form} name="name" label={t('doors.corporationName')} required />
        <TextField form={form} name="corporateNumber" label={t('doors.corporateNumber')} />
        <TextField
          form={form}
          name="mail"
          label={t('doors.contactMail')}
          hint={t('doors.corporationMailHint')}
          type="email"
        />
        {offered.length > 0 ? (
          <CheckboxGroup
            form={form}
            name="facility"
            label={t('doors.facilities')}
            choices={offered.map(({ id, name }) => ({ value: id, label: name }))}
            plain
          />
        ) : null}
        <TextArea form={form} name="others" label={t('doors.others')} hint={t('doors.othersHint')} />
        <div class="actions">
          <button type="submit">{t('doors.save')}</button>
          <a class="button second" href="/desk/corporations">
            {t('doors.corporationsTitle')}
          </a>
        </div>
      </form>
      {keyPath ? (
        <p>
          <a href={keyPath}>{t('api-key.link')}</a>
        </p>
      ) : null}
    </DeskLayout>
  );
};
