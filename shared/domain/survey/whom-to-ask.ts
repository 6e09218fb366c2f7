import type { Facility } from '../facility/schema.ts';
import type { SurveyContact, SurveyContacts } from './contact.ts';

/** What is about to be sent: the invitation, one of the two reminders, or the receipt of an answer. */
export type Asking = 'invitation' | 'reminder-1' | 'reminder-2' | 'receipt';

type Known = Pick<SurveyContacts, 'channel' | 'contacts'>;

/** The contacts of a facility: those written down, else the directory's one address. */
export const contactsOf = (facility: Pick<Facility, 'mail'>, written: SurveyContacts | undefined): Known =>
  written ?? {
    channel: 'mail',
    contacts: facility.mail ? [{ number: 1, mail: facility.mail, role: 'main', locale: 'ja' }] : [],
  };

/** Those that mails still reach: main addresses before deputies, each in the order of the list. */
const reachable = ({ channel, contacts }: Known): SurveyContact[] => {
  if (channel !== 'mail') return [];
  const alive = contacts.filter(({ undeliveredAt }) => undeliveredAt === undefined);
  return [...alive.filter(({ role }) => role === 'main'), ...alive.filter(({ role }) => role === 'deputy')];
};

/**
 * The one contact that a mail goes to; nobody where the facility is not asked by mail. The main address is asked and
 * reminded; the second reminder goes to a deputy where there is one, who may know more by then. A facility gets the
 * invitation and at most two reminders, however many addresses it has.
 */
export const whomToAsk = (known: Known, asking: Asking): SurveyContact | undefined => {
  const [first, ...others] = reachable(known);
  return asking === 'reminder-2' ? (others[0] ?? first) : first;
};

/** The language of a facility that is asked on paper: that of its first main contact, else of its first contact. */
export const languageOnPaper = ({ contacts }: Known): SurveyContact['locale'] =>
  (contacts.find(({ role }) => role === 'main') ?? contacts[0])?.locale ?? 'ja';

/** Notes that mails to a contact come back. The list is the same where it knows that already, or knows no such contact. */
export const markUndelivered = <T extends Known>(known: T, number: number, at: string): T => {
  const fresh = known.contacts.some((one) => one.number === number && one.undeliveredAt === undefined);
  if (!fresh) return known;
  return {
    ...known,
    contacts: known.contacts.map((one) => (one.number === number ? { ...one, undeliveredAt: at } : one)),
  };
};
