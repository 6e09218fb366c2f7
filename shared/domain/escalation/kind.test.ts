import { describe, expect, it } from 'vitest';
import { aKind, anAgency, CENTRE, CITY, GUIDANCE, KITA } from '../../../test/builders/escalation.ts';
import { checkKind, routeFor } from './kind.ts';
import { standardKinds } from './standard-kinds.ts';

const centre = anAgency();
const guidance = anAgency({ agencyId: GUIDANCE, kind: 'child-guidance-centre' });
const office = { on: 'working-days', from: '08:45', until: '17:15' } as const;

describe('a kind of concern', () => {
  it('is saved when every ward has a first agency that can be reached', () => {
    expect(checkKind(aKind(), [centre, guidance], ['kita', 'minami'])).toMatchObject({ ok: true });
  });

  it('is refused when its route names nobody', () => {
    expect(checkKind(aKind({ route: [] }), [centre], ['kita'])).toEqual({
      ok: false,
      refusal: { kind: 'NoReachableAgency', ward: 'kita' },
    });
  });

  it('is refused with the ward that nobody serves', () => {
    const onlyKita = anAgency({ wards: [KITA] });
    expect(checkKind(aKind({ route: [CENTRE] }), [onlyKita], ['kita', 'minami'])).toEqual({
      ok: false,
      refusal: { kind: 'NoReachableAgency', ward: 'minami' },
    });
  });

  it('is refused when the first agency can only be phoned, even if the second has mail', () => {
    const phoneOnly = anAgency({ contacts: [{ name: '当直', phone: '045-000-0003' }] });
    expect(checkKind(aKind(), [phoneOnly, guidance], ['kita'])).toMatchObject({
      refusal: { kind: 'NoReachableAgency' },
    });
  });

  it('whose clock runs at night is refused when everybody on its route goes home', () => {
    expect(checkKind(aKind(), [anAgency({ duty: office })], ['kita'])).toEqual({
      ok: false,
      refusal: { kind: 'NobodyAtNight', ward: 'kita' },
    });
    expect(checkKind(aKind(), [anAgency({ duty: office }), guidance], ['kita'])).toMatchObject({ ok: true });
  });

  it('passes over the agencies that do not serve the ward, and keeps the order of the others', () => {
    const elsewhere = anAgency({ wards: [KITA] });
    expect(routeFor(aKind(), [guidance, elsewhere], 'minami').map((one) => one.agencyId)).toEqual([GUIDANCE]);
    expect(routeFor(aKind(), [guidance, elsewhere], 'kita').map((one) => one.agencyId)).toEqual([
      CENTRE,
      GUIDANCE,
    ]);
  });
});

describe('the kinds that a municipality starts with', () => {
  const route = [CENTRE, GUIDANCE];
  const kinds = standardKinds(CITY, '045-000-0100', {
    'suspected-abuse': route,
    'violence-at-home': route,
    'missing-contact': route,
    'disabled-child': route,
    'development-or-health': route,
    hardship: route,
  });

  it('can all be saved', () => {
    for (const kind of kinds) {
      expect(checkKind(kind, [centre, guidance], ['kita', 'minami'])).toMatchObject({ ok: true });
    }
  });

  it('give suspected abuse 30 minutes, day and night, without asking for consent', () => {
    expect(kinds.find((kind) => kind.kind === 'suspected-abuse')?.terms).toEqual({
      minutesPerRung: 30,
      counted: 'day-and-night',
      safetyWithin48Hours: true,
      consent: 'not-needed',
    });
  });

  it('ask for consent before a disabled child is spoken of to another office', () => {
    expect(kinds.find((kind) => kind.kind === 'disabled-child')?.terms.consent).toBe('needed');
  });
});
