import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { StaffId } from '../ids.ts';
import { Staff } from '../staff/schema.ts';
import {
  dismissTask,
  finishTask,
  handOverTask,
  isDoneBySayingSo,
  isOverdue,
  queueLeftBehind,
  takeTask,
} from './rules.ts';
import { type OpenTask, Task } from './schema.ts';

const SATO = StaffId.parse('staff_01TESTTESTTESTTESTTESTSATA');
const SUZUKI = StaffId.parse('staff_01TESTTESTTESTTESTTESTSVZK');
const NOW = Temporal.Instant.from('2026-04-01T00:00:00Z');

const aTask = (facts: Partial<OpenTask> = {}): OpenTask =>
  Task.parse({
    status: 'open',
    municipality: '990019',
    taskId: 'task_01TESTTESTTESTTESTTESTTEST',
    kind: 'next-step',
    ward: 'kita',
    subject: 'case_1',
    about: {},
    openedAt: '2026-03-30T00:00:00Z',
    dueAt: '2026-04-01T08:00:00Z',
    ...facts,
  }) as OpenTask;

const aStaff = (facts: object = {}): Staff =>
  Staff.parse({
    municipality: '990019',
    staffId: SUZUKI,
    subject: 'suzuki',
    name: { ja: '鈴木' },
    role: 'consultant',
    wards: ['kita'],
    mail: 'suzuki@city.example.jp',
    languages: ['ja'],
    active: true,
    ...facts,
  });

describe('taking a task', () => {
  it('from the queue makes it mine', () => {
    expect(takeTask(aTask(), SATO, undefined)).toEqual({ ok: true, value: aTask({ owner: SATO }) });
  });

  it('from an absent colleague makes it mine', () => {
    expect(takeTask(aTask({ owner: SUZUKI }), SATO, SUZUKI)).toMatchObject({ value: { owner: SATO } });
  });

  it('that somebody else took meanwhile is refused', () => {
    expect(takeTask(aTask({ owner: SUZUKI }), SATO, undefined)).toMatchObject({
      refusal: { kind: 'TaskTakenMeanwhile' },
    });
  });

  it('that is over is refused', () => {
    expect(takeTask(dismissTask(aTask(), NOW), SATO, undefined)).toMatchObject({
      refusal: { kind: 'TaskIsOver' },
    });
  });
});

describe('handing a task over', () => {
  it('gives it to the colleague, with the note', () => {
    const given = handOverTask(aTask({ owner: SATO }), SATO, aStaff(), ' 木曜は休みます ', NOW);
    expect(given).toMatchObject({
      value: { owner: SUZUKI, handOvers: [{ from: SATO, to: SUZUKI, note: '木曜は休みます' }] },
    });
  });

  it('to nobody puts it back into the queue', () => {
    const given = handOverTask(aTask({ owner: SATO }), SATO, undefined, '育休に入ります', NOW);
    expect(given.ok && given.value.owner).toBeUndefined();
  });

  it.each([
    { who: 'of another ward', facts: { wards: ['hama'] } },
    { who: 'who left', facts: { active: false } },
    { who: 'who sees no families', facts: { role: 'administrator' } },
  ])('to somebody $who is refused', ({ facts }) => {
    expect(handOverTask(aTask(), SATO, aStaff(facts), '…', NOW)).toMatchObject({
      refusal: { kind: 'NotInThisWard' },
    });
  });

  it('without a note is refused', () => {
    expect(handOverTask(aTask(), SATO, aStaff(), ' ', NOW)).toMatchObject({
      refusal: { kind: 'HandOverWithoutNote' },
    });
  });
});

describe('a task', () => {
  it('done twice keeps who did it first', () => {
    const done = finishTask(aTask(), SATO, NOW);
    expect(finishTask(done, SUZUKI, NOW)).toBe(done);
  });

  it('is overdue only after its last instant', () => {
    expect(isOverdue(aTask(), Temporal.Instant.from('2026-04-01T08:00:00Z'))).toBe(false);
    expect(isOverdue(aTask(), Temporal.Instant.from('2026-04-01T08:00:00.001Z'))).toBe(true);
  });
});

describe('a task whose owner has left', () => {
  const owned = aTask({ owner: SUZUKI });

  it.each([
    ['works there', aStaff(), SUZUKI],
    ['has left', aStaff({ active: false }), undefined],
    ['works in another ward now', aStaff({ wards: ['hama'] }), undefined],
    ['is an administrator now', aStaff({ role: 'administrator' }), undefined],
    ['is known to nobody', undefined, undefined],
  ])('when the owner %s', (_, owner, stays) => {
    expect(queueLeftBehind(owned, owner).owner).toBe(stays);
  });

  it('that stands in the queue stays there', () => {
    expect(queueLeftBehind(aTask(), undefined)).toEqual(aTask());
  });
});

describe('the button "done"', () => {
  it('is there for a task that no workflow waits for, asking a facility included', () => {
    const kinds = ['next-step', 'correct-address', 'ask-facility'] as const;
    expect(kinds.filter((kind) => isDoneBySayingSo({ kind }))).toEqual(kinds);
    expect(isDoneBySayingSo({ kind: 'call-guardian' })).toBe(false);
  });
});
