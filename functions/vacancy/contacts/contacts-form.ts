import { readMailAddress } from '../../../shared/domain/japanese/mail-address.ts';
import {
  MOST_CONTACTS,
  type SurveyChannel,
  type SurveyContact,
  type SurveyContacts,
} from '../../../shared/domain/survey/contact.ts';
import { type FormBody, firstText } from '../../../shared/web/form-body.ts';

type Known = Pick<SurveyContacts, 'channel' | 'contacts'>;

export const CONTACT_ROWS = Array.from({ length: MOST_CONTACTS }, (_, index) => index + 1);

/** The form for what is known, a row per contact in their order. */
export const bodyOfContacts = ({ channel, contacts }: Known): FormBody => ({
  channel: [channel],
  ...Object.fromEntries(
    contacts.flatMap(({ mail, name, role, locale }, index) => [
      [`mail${index + 1}`, [mail]],
      [`name${index + 1}`, [name ?? '']],
      [`role${index + 1}`, [role]],
      [`locale${index + 1}`, [locale]],
    ]),
  ),
});

/**
 * What was typed, or the rows whose address is none. A contact whose address stays keeps its number, by which links name
 * it, and what is known of its mails; a new address gets a number that nobody had.
 */
export const readContacts = (
  body: FormBody,
  known: Known,
): { ok: true; contacts: Known } | { ok: false; faults: string[] } => {
  const channel: SurveyChannel = firstText(body, 'channel') === 'fax' ? 'fax' : 'mail';
  const typed = CONTACT_ROWS.filter((row) => firstText(body, `mail${row}`).trim() !== '').map((row) => ({
    row,
    reading: readMailAddress(firstText(body, `mail${row}`)),
  }));
  const faults = typed.filter(({ reading }) => !reading.ok).map(({ row }) => `mail${row}`);
  if (faults.length > 0) return { ok: false, faults };
  let newest = Math.max(0, ...known.contacts.map(({ number }) => number));
  const contacts = typed.flatMap(({ row, reading }): SurveyContact[] => {
    if (!reading.ok) return [];
    const mail = reading.value.value;
    const before = known.contacts.find((one) => one.mail === mail);
    const name = firstText(body, `name${row}`).trim().slice(0, 60);
    if (!before) newest += 1;
    return [
      {
        number: before?.number ?? newest,
        mail,
        ...(name ? { name } : {}),
        role: firstText(body, `role${row}`) === 'deputy' ? 'deputy' : 'main',
        locale: firstText(body, `locale${row}`) === 'en' ? 'en' : 'ja',
        ...(before?.undeliveredAt ? { undeliveredAt: before.undeliveredAt } : {}),
      },
    ];
  });
  return { ok: true, contacts: { channel, contacts } };
};
