import { describe, expect, it } from 'vitest';
import { aFacility } from '../../../test/builders/facility.ts';
import { SurveyContacts } from './contact.ts';
import { type Asking, contactsOf, languageOnPaper, markUndelivered, whomToAsk } from './whom-to-ask.ts';

const MAIN = { number: 1, mail: 'main@example.jp', role: 'main', locale: 'ja' };
const DEPUTY = { number: 2, mail: 'deputy@example.jp', role: 'deputy', locale: 'en' };
const DEAD = { undeliveredAt: '2026-11-02T00:00:00Z' };

const known = (contacts: object[], channel = 'mail'): SurveyContacts =>
  SurveyContacts.parse({
    municipality: '141003',
    facilityId: aFacility().id,
    channel,
    contacts,
  });

const EVERY: Asking[] = ['invitation', 'reminder-1', 'reminder-2', 'receipt'];

describe('who of a facility is written to', () => {
  it.each([
    ['one address: always it', [MAIN], [1, 1, 1, 1]],
    ['a deputy beside it: asked with the second reminder only', [MAIN, DEPUTY], [1, 1, 2, 1]],
    ['the deputy is written first: the main address is still asked first', [DEPUTY, MAIN], [1, 1, 2, 1]],
    ['the main address is dead: the deputy, each time', [{ ...MAIN, ...DEAD }, DEPUTY], [2, 2, 2, 2]],
    [
      'both are dead: nobody',
      [
        { ...MAIN, ...DEAD },
        { ...DEPUTY, ...DEAD },
      ],
      [null, null, null, null],
    ],
    ['no address: nobody', [], [null, null, null, null]],
  ])('%s', (_, contacts, expected) => {
    const asked = EVERY.map((asking) => whomToAsk(known(contacts), asking)?.number ?? null);
    expect(asked).toEqual(expected);
  });

  it('a facility that is asked by FAX gets no mail, whatever addresses it has', () => {
    expect(whomToAsk(known([MAIN], 'fax'), 'invitation')).toBeUndefined();
  });

  it.each([
    ['nothing is written down', [], 'ja'],
    ['its main contact reads Japanese', [DEPUTY, MAIN], 'ja'],
    ['its only contact is a deputy who reads English', [DEPUTY], 'en'],
  ])('a sheet on paper speaks the language of the contact: %s', (_, contacts, language) => {
    expect(languageOnPaper(known(contacts, 'fax'))).toBe(language);
  });

  it('of which nothing is written down is asked at the address of the directory', () => {
    const facility = aFacility({ mail: 'office@example.jp' });
    expect(whomToAsk(contactsOf(facility, undefined), 'invitation')?.mail).toBe('office@example.jp');
    expect(whomToAsk(contactsOf(aFacility(), undefined), 'invitation')).toBeUndefined();
  });

  it('a bounce is noted once, and the day of the first stays', () => {
    const once = markUndelivered(known([MAIN, DEPUTY]), 1, '2026-11-02T00:00:00Z');
    expect(once.contacts[0]?.undeliveredAt).toBe('2026-11-02T00:00:00Z');
    expect(markUndelivered(once, 1, '2026-11-03T00:00:00Z')).toBe(once);
    expect(markUndelivered(once, 9, '2026-11-03T00:00:00Z')).toBe(once);
  });
});
