import type { FC } from 'hono/jsx';
import type { Agency } from '../../shared/domain/agency/schema.ts';
import type { Escalation } from '../../shared/domain/escalation/schema.ts';
import { localText } from '../../shared/domain/municipality/schema.ts';
import type { DeskContext } from '../../shared/web/desk.tsx';
import { type FormState, TextArea, TextField } from '../../shared/web/fields.tsx';
import { PhoneLink } from '../../shared/web/phone-link.tsx';
import { sayContact } from './desk-history.tsx';
import { SightingFields } from './sighting-form.tsx';

export const DESK_FORM = 'escalation-desk';

type Props = { c: DeskContext; escalation: Escalation; form: FormState };

const Nonce: FC<{ c: DeskContext }> = ({ c }) => (
  <input type="hidden" name="nonce" value={c.get('nonceFor')(DESK_FORM)} />
);

/** Whom to phone, what to say, and the confirmation that was heard. */
export const PhoneSection: FC<Props & { agencies: readonly Agency[] }> = ({
  c,
  escalation,
  form,
  agencies,
}) => {
  const { t, locale, municipality } = c.get('page');
  const { reference, escalationId } = escalation;
  return (
    <section aria-labelledby="phone">
      <h2 id="phone">{t('escalation.phoneTitle')}</h2>
      <p>{t('escalation.phoneLead', { reference })}</p>
      <PhoneList locale={locale} agencies={agencies} />
      <p class="notice">
        {t('escalation.phoneScript', { reference, municipality: localText(municipality.name, locale) })}
      </p>
      <form method="post" action={`/desk/escalations/${escalationId}/confirm`} novalidate>
        <TextField
          form={form}
          name="name"
          label={t('escalation.phoneConfirmName')}
          hint={t('escalation.acknowledgeNameHint')}
          autocomplete="off"
          required
        />
        <Nonce c={c} />
        <div class="actions">
          <button type="submit">{t('escalation.phoneConfirm')}</button>
        </div>
      </form>
    </section>
  );
};

/** Every phone of the route, in order: when mail is silent, somebody somewhere must answer. */
const PhoneList: FC<{ locale: string; agencies: readonly Agency[] }> = ({ locale, agencies }) => (
  <ol>
    {agencies.flatMap((agency) =>
      agency.contacts.map(({ phone }, contact) => (
        <li>
          {sayContact(locale, agencies, { agencyId: agency.agencyId, contact })}
          {': '}
          <PhoneLink phone={phone} />
        </li>
      )),
    )}
  </ol>
);

/** The outcome as the agency told it by phone. */
export const OutcomeSection: FC<Props> = ({ c, escalation, form }) => {
  const { t } = c.get('page');
  return (
    <section aria-labelledby="outcome">
      <h2 id="outcome">{t('escalation.outcomeTitle')}</h2>
      <p>{t('escalation.deskOutcomeLead')}</p>
      <form method="post" action={`/desk/escalations/${escalation.escalationId}/outcome`} novalidate>
        <SightingFields form={form} />
        <Nonce c={c} />
        <div class="actions">
          <button type="submit">{t('escalation.recordOutcome')}</button>
        </div>
      </form>
    </section>
  );
};

/** Closing without the child having been seen: only offered to those who may. */
export const CloseSection: FC<Props> = ({ c, escalation, form }) => {
  const { t } = c.get('page');
  if (escalation.terms.safetyWithin48Hours && c.get('principal').role !== 'supervisor') return null;
  return (
    <section aria-labelledby="close">
      <h2 id="close">{t('escalation.closeTitle')}</h2>
      <p>{t('escalation.closeLead')}</p>
      <form method="post" action={`/desk/escalations/${escalation.escalationId}/close`} novalidate>
        <TextArea form={form} name="reason" label={t('escalation.closeReason')} maxLength={1000} required />
        <Nonce c={c} />
        <div class="actions">
          <button type="submit" class="second">
            {t('escalation.close')}
          </button>
        </div>
      </form>
    </section>
  );
};

/** The content is opened by a button: the reading is written down. */
export const OpenContent: FC<Pick<Props, 'c' | 'escalation'>> = ({ c, escalation }) => (
  <form method="post" action={`/desk/escalations/${escalation.escalationId}/view`}>
    <Nonce c={c} />
    <div class="actions">
      <button type="submit" class="second">
        {c.get('page').t('escalation.open')}
      </button>
    </div>
  </form>
);
