import { mayI } from '../../../shared/domain/access/policy.ts';
import type { Facility } from '../../../shared/domain/facility/schema.ts';
import type { SurveyContacts } from '../../../shared/domain/survey/contact.ts';
import { contactsOf } from '../../../shared/domain/survey/whom-to-ask.ts';
import { carryOut } from '../../../shared/store/command.ts';
import { facilityOf } from '../../../shared/store/facilities.ts';
import type { Kept } from '../../../shared/store/records.ts';
import type { Services } from '../../../shared/store/services.ts';
import { surveyContacts, surveyContactsOf } from '../../../shared/store/survey-contacts.ts';
import { creating, removing, saving } from '../../../shared/store/writes.ts';
import { notYours } from '../../../shared/web/case-door.tsx';
import { type DeskApp, type DeskContext, DeskLayout } from '../../../shared/web/desk.tsx';
import { ErrorSummary, RadioGroup, Select, TextField } from '../../../shared/web/fields.tsx';
import { type FieldFaults, type FormBody, firstText, formBody } from '../../../shared/web/form-body.ts';
import { nonceId } from '../../../shared/web/nonce.ts';
import { bodyOfContacts, CONTACT_ROWS, readContacts } from './contacts-form.ts';

const FORM = 'survey-contacts';
const PATH = '/desk/facilities/:facilityId/contacts';

type Known = { facility: Facility; written: Kept<SurveyContacts> | undefined };

/** `/desk/facilities/<facility>/contacts`: whom a facility wants to be asked, and by which channel. */
export const mountContactsDesk = (app: DeskApp, services: Services): void => {
  app.get(PATH, async (c) => {
    const known = await knownOf(c, services);
    if (!known) return notYours(c);
    return contactsPage(c, known, bodyOfContacts(contactsOf(known.facility, known.written?.value)), {});
  });

  app.post(PATH, async (c) => {
    const known = await knownOf(c, services);
    if (!known) return notYours(c);
    const { t } = c.get('page');
    const body = await formBody(c);
    if (!nonceId(firstText(body, 'nonce'), c.get('secret'), FORM)) {
      return contactsPage(c, known, body, { channel: t('layout.staleFormText') });
    }
    if (firstText(body, 'action') === 'directory') {
      const gone = await forget(c, services, known);
      if (!gone) return contactsPage(c, known, body, { channel: t('campaign.faultChanged') });
      return c.redirect(`/desk/facilities/${known.facility.id}/contacts`, 303);
    }
    const read = readContacts(body, contactsOf(known.facility, known.written?.value));
    if (!read.ok) {
      const faults = Object.fromEntries(read.faults.map((name) => [name, t('doors.faultMail')]));
      return contactsPage(c, known, body, faults);
    }
    const kept = await keep(c, services, known, read.contacts);
    if (!kept) return contactsPage(c, known, body, { channel: t('campaign.faultChanged') });
    return c.redirect(`/desk/facilities/${known.facility.id}/contacts`, 303);
  });
};

/** A facility that whoever is signed in may change, with what is written down of it. */
const knownOf = async (c: DeskContext, services: Services): Promise<Known | undefined> => {
  const principal = c.get('principal');
  const { municipality } = principal;
  if (!mayI(principal, 'write', { kind: 'registry', municipality }).ok) return undefined;
  const facilityId = c.req.param('facilityId') ?? '';
  const [facility, written] = await Promise.all([
    facilityOf(services.store, municipality, facilityId),
    surveyContactsOf(services.store, municipality, facilityId),
  ]);
  return facility && { facility, written };
};

const keep = async (
  c: DeskContext,
  services: Services,
  { facility, written }: Known,
  contacts: Pick<SurveyContacts, 'channel' | 'contacts'>,
): Promise<boolean> => {
  const { municipality, id: facilityId } = facility;
  const next: SurveyContacts = { municipality, facilityId, ...contacts };
  const outcome = await carryOut(services, {
    municipality,
    writes: [
      written
        ? saving(surveyContacts, written, next, 'ContactsMoved')
        : creating(surveyContacts, next, 'ContactsMoved'),
    ],
    audit: [
      {
        by: c.get('principal'),
        subject: facilityId,
        fact: 'SurveyContactsChanged',
        about: { channel: next.channel, count: String(next.contacts.length) },
      },
    ],
  });
  return outcome.ok;
};

/** Back to the directory's address: nothing is written down of the facility any more. */
const forget = async (c: DeskContext, services: Services, { facility, written }: Known): Promise<boolean> => {
  if (!written) return true;
  const outcome = await carryOut(services, {
    municipality: facility.municipality,
    writes: [removing(surveyContacts, written, 'ContactsMoved')],
    audit: [{ by: c.get('principal'), subject: facility.id, fact: 'SurveyContactsForgotten', about: {} }],
  });
  return outcome.ok;
};

const contactsPage = (c: DeskContext, known: Known, body: FormBody, faults: FieldFaults) => {
  const page = c.get('page');
  const { t } = page;
  const form = { page, body, faults };
  const { facility, written } = known;
  const dead = (written?.value.contacts ?? []).filter(({ undeliveredAt }) => undeliveredAt);
  const html = (
    <DeskLayout c={c} title={t('doors.contactsTitle')}>
      <p>
        <strong>{facility.name}</strong>
      </p>
      <p>{t('doors.contactsLead', { directory: facility.mail ?? t('directory.noMail') })}</p>
      {dead.map(({ mail }) => (
        <p class="warning">{t('doors.contactDead', { mail })}</p>
      ))}
      <ErrorSummary form={form} />
      <form method="post" action={`/desk/facilities/${facility.id}/contacts`} novalidate>
        <input type="hidden" name="nonce" value={c.get('nonceFor')(FORM)} />
        <RadioGroup
          form={form}
          name="channel"
          label={t('doors.channel')}
          choices={[
            { value: 'mail', label: t('doors.channelMail') },
            { value: 'fax', label: t('doors.channelFax') },
          ]}
          plain
        />
        {CONTACT_ROWS.map((row) => (
          <fieldset>
            <legend>{t('doors.contactRow', { row })}</legend>
            <TextField form={form} name={`mail${row}`} label={t('doors.contactMail')} type="email" plain />
            <TextField form={form} name={`name${row}`} label={t('doors.contactName')} plain />
            <Select
              form={form}
              name={`role${row}`}
              label={t('doors.contactRole')}
              unchosen={t('doors.roleMain')}
              choices={[{ value: 'deputy', label: t('doors.roleDeputy') }]}
              plain
            />
            <Select
              form={form}
              name={`locale${row}`}
              label={t('doors.contactLocale')}
              unchosen="日本語"
              choices={[{ value: 'en', label: 'English' }]}
              plain
            />
          </fieldset>
        ))}
        <div class="actions">
          <button type="submit">{t('doors.save')}</button>
          {written ? (
            <button type="submit" name="action" value="directory" class="second">
              {t('doors.useDirectory')}
            </button>
          ) : null}
          <a class="button second" href="/desk/facilities">
            {t('directory.title')}
          </a>
        </div>
      </form>
    </DeskLayout>
  );
  return c.html(html, Object.keys(faults).length > 0 ? 422 : 200);
};
