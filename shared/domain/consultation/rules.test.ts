import { describe, expect, it } from 'vitest';
import { Case } from '../case/schema.ts';
import { ConsultationId, StaffId } from '../ids.ts';
import { versionsOf, writeConsultation } from './rules.ts';
import { type Consultation, ConsultationNote } from './schema.ts';

const SATO = StaffId.parse('staff_01TESTTESTTESTTESTTESTTEST');
const idOf = (number: number) =>
  ConsultationId.parse(`consultation_01TEST${String(number).padStart(20, '0')}`);

const aCase = (facts: object = {}): Case =>
  Case.parse({
    status: 'received',
    municipality: '990019',
    caseId: 'case_01TESTTESTTESTTESTTESTTEST',
    reference: 'A7KM-2QX4',
    ward: 'kita',
    channel: 'phone',
    locale: 'ja',
    consent: { given: 'spoken', at: '2026-04-01T00:00:00Z' },
    openedAt: '2026-04-01T00:00:00Z',
    family: {
      guardianName: '見本 花子',
      children: [
        { childId: 'child_01TESTTESTTESTTESTTESTTEST', birth: { kind: 'born', bornOn: '2025-05-10' } },
      ],
      needs: { weekdays: [] },
    },
    ...facts,
  });

const typed = {
  channel: 'phone',
  heldOn: 'R8.4.1',
  persons: ['guardian'],
  topics: ['nursery-places'],
  informed: '小規模保育を案内した。',
  agreed: '',
  nextStep: '',
  nextStepOn: '',
};

const aNote = (facts: Partial<typeof typed> = {}) => ConsultationNote.parse({ ...typed, ...facts });

const made = {
  consultationId: idOf(1),
  writtenBy: SATO,
  writtenAt: '2026-04-01T01:00:00Z',
  today: '2026-04-01',
};

const faultsOf = (facts: Partial<typeof typed>) =>
  ConsultationNote.safeParse({ ...typed, ...facts }).error?.issues.map(({ message }) => message);

describe('a consultation note', () => {
  it('says when, who, about what, and what was said', () => {
    expect(writeConsultation(aNote(), aCase(), made)).toMatchObject({
      ok: true,
      value: { heldOn: '2026-04-01', text: { informed: '小規模保育を案内した。' }, writtenBy: SATO },
    });
  });

  it('that says nothing is not a note', () => {
    expect(faultsOf({ informed: ' ' })).toContain('nothing written');
  });

  it('whose next step has no day, or whose day has no step, is not finished', () => {
    expect(faultsOf({ nextStep: '電話する' })).toContain('next step without a day');
    expect(faultsOf({ nextStepOn: '2026.4.8' })).toContain('day without a next step');
  });

  it('of tomorrow is refused', () => {
    expect(writeConsultation(aNote({ heldOn: '2026.4.2' }), aCase(), made)).toMatchObject({
      refusal: { kind: 'HeldInTheFuture' },
    });
  });

  it.each([
    { day: '2026.3.31', ok: false },
    { day: '2026.4.1', ok: true },
  ])('with a next step by $day, today being 1 April: $ok', ({ day, ok }) => {
    const note = aNote({ nextStep: '電話する', nextStepOn: day });
    expect(writeConsultation(note, aCase(), made).ok).toBe(ok);
  });

  it('asks for no next step with a family that is left in peace', () => {
    const closed = aCase({ status: 'closed', closedAt: '2026-04-01T00:30:00Z', outcome: 'stopped' });
    const note = aNote({ nextStep: '電話する', nextStepOn: '2026.4.8' });
    expect(writeConsultation(note, closed, made)).toMatchObject({ refusal: { kind: 'CaseIsClosed' } });
    expect(writeConsultation(aNote(), closed, made).ok).toBe(true);
  });
});

describe('correcting a note', () => {
  const written = (number: number, facts: object = {}): Consultation => {
    const outcome = writeConsultation(aNote(), aCase(), { ...made, consultationId: idOf(number) });
    if (!outcome.ok) throw new Error(outcome.refusal.kind);
    return { ...outcome.value, ...facts };
  };

  it('keeps the original below what holds now, even when both were written in one instant', () => {
    const [original, correction] = [written(1), written(2, { corrects: idOf(1) })];
    expect(versionsOf([correction, original])).toEqual([{ now: correction, before: [original] }]);
  });

  it('twice keeps both versions, the first one first', () => {
    const versions = [
      written(1),
      written(2, { corrects: idOf(1), writtenAt: '2026-04-02T00:00:00Z' }),
      written(3, { corrects: idOf(2), writtenAt: '2026-04-03T00:00:00Z' }),
    ];
    expect(versionsOf([...versions].reverse())).toEqual([{ now: versions[2], before: versions.slice(0, 2) }]);
  });

  it('may keep a next step whose day has passed', () => {
    const nextStepOn = '2026-04-08';
    const original = written(1, { nextStepOn, text: { nextStep: '電話する' } });
    const note = aNote({ nextStep: '電話する', nextStepOn: '2026.4.8' });
    expect(writeConsultation(note, aCase(), { ...made, today: '2026-04-20', original }).ok).toBe(true);
  });
});
