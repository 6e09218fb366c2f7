import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { aKind, anAgency, CENTRE, GUIDANCE } from '../../../test/builders/escalation.ts';
import { nextRung } from './ladder.ts';
import { addWorkingMinutes } from './working-minutes.ts';

const at = (tokyo: string) => Temporal.Instant.from(`${tokyo}+09:00`);
const fridayEvening = at('2026-06-05T18:00');
const { terms } = aKind();
const inOffice = { ...terms, counted: 'working-hours' } as const;
const office = { on: 'working-days', from: '08:45', until: '17:15' } as const;
const centre = anAgency();
const guidance = anAgency({
  agencyId: GUIDANCE,
  contacts: [{ name: '虐待対応', mail: 'success+jisou@example.jp', phone: '189' }],
});

const told = (route: Parameters<typeof nextRung>[1], rungs: number, now = fridayEvening) =>
  Array.from({ length: rungs }, (_, climbed) => {
    const { tell, supervisorAndPhone } = nextRung(climbed, route, terms, now, []);
    return [tell?.agencyId, tell?.contact, supervisorAndPhone];
  });

describe('the ladder', () => {
  it('goes from the first contact to the second, then to the next agency with supervisor and phone, and begins anew', () => {
    expect(told([centre, guidance], 6)).toEqual([
      [CENTRE, 0, false],
      [CENTRE, 1, false],
      [GUIDANCE, 0, true],
      [GUIDANCE, 0, true],
      [CENTRE, 0, true],
      [CENTRE, 1, true],
    ]);
  });

  it('repeats the only contact where there is no second', () => {
    expect(told([guidance], 3)).toEqual([
      [GUIDANCE, 0, false],
      [GUIDANCE, 0, false],
      [GUIDANCE, 0, true],
    ]);
  });

  it('calls the supervisor and the phone at once where nobody has a mail address', () => {
    const phoneOnly = anAgency({ contacts: [{ name: '当直', phone: '045-000-0003' }] });
    expect(told([phoneOnly], 1)).toEqual([[undefined, undefined, true]]);
    expect(told([], 1)).toEqual([[undefined, undefined, true]]);
  });

  it('turns at night first to those who are on duty, where the clock runs at night', () => {
    expect(told([anAgency({ duty: office }), guidance], 1)).toEqual([[GUIDANCE, 0, false]]);
  });

  it('keeps the route at night where only office time counts: the notice waits for the morning', () => {
    const rung = nextRung(0, [anAgency({ duty: office }), guidance], inOffice, fridayEvening, []);
    expect(rung.tell?.agencyId).toBe(CENTRE);
    expect(rung.endsAt.toString()).toBe(at('2026-06-08T09:15').toString());
  });

  it.each([
    [0, 30],
    [5, 30],
    [6, 120],
    [11, 120],
    [12, 1440],
    [500, 1440],
  ])(
    'after %i rungs waits %i minutes: slower once the alarm stands, and never for ever',
    (climbed, minutes) => {
      const { endsAt } = nextRung(climbed, [centre], terms, fridayEvening, []);
      expect(fridayEvening.until(endsAt).total('minutes')).toBe(minutes);
    },
  );
});

describe('minutes of office time', () => {
  it.each([
    ['2026-06-05T17:00', 15, '2026-06-05T17:15'],
    ['2026-06-05T17:00', 16, '2026-06-08T08:46'],
    ['2026-06-05T06:00', 30, '2026-06-05T09:15'],
    ['2026-06-06T12:00', 30, '2026-06-08T09:15'],
    ['2026-06-05T08:45', 510, '2026-06-05T17:15'],
    ['2026-06-05T08:45', 511, '2026-06-08T08:46'],
    ['2026-12-28T17:00', 30, '2027-01-04T09:00'],
  ])('from %s, %i of them end at %s', (from, minutes, until) => {
    expect(addWorkingMinutes(at(from), minutes, []).toString()).toBe(at(until).toString());
  });
});
