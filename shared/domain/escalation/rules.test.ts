import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { aKind, anEscalation, aTold, CENTRE, idOf, KITA, RAISER } from '../../../test/builders/escalation.ts';
import type { EscalationId } from '../ids.ts';
import { raiseEscalation } from './raise.ts';
import { acknowledgeEscalation, noteUndelivered, settleEscalation } from './rules.ts';
import type { Acknowledgement, Concern, Outcome } from './schema.ts';

const now = Temporal.Instant.from('2026-06-05T10:00:00Z');
const made = { escalationId: idOf<EscalationId>('escalation', 'A'), reference: 'A7KM-2QX4', by: RAISER, now };
const concern: Concern = { child: '3歳くらい', seenAndHeard: '泣き声', immediateDanger: 'no' };
const agency = { who: 'agency', agencyId: CENTRE, contact: 0 } as const;
const consultant = { by: { who: 'staff', staffId: RAISER }, role: 'consultant' } as const;
const supervisor = { by: { who: 'staff', staffId: RAISER }, role: 'supervisor' } as const;
const acknowledgement: Acknowledgement = { by: agency, name: '山田', at: now.toString(), how: 'button' };
const seen: Outcome = { kind: 'child-seen', seenBy: '山田', seenAt: '2026-06-05T09:59:00Z', where: '自宅' };
const closed: Outcome = { kind: 'closed', reason: '人違い' };

describe('raising a concern', () => {
  it('of suspected abuse needs no consent', () => {
    const raised = raiseEscalation(aKind(), concern, { ward: KITA }, made);
    expect(raised).toMatchObject({ ok: true, value: { status: 'raised', alarm: false, told: [] } });
  });

  it('of another kind is refused until the family has agreed', () => {
    const kind = aKind({ terms: { ...aKind().terms, consent: 'needed' } });
    expect(raiseEscalation(kind, concern, { ward: KITA }, made)).toMatchObject({
      refusal: { kind: 'ConsentNeeded' },
    });
    const agreed = { ...concern, consentGiven: 'spoken' } as const;
    expect(raiseEscalation(kind, agreed, { ward: KITA }, made)).toMatchObject({ ok: true });
  });

  it('of a child in danger now is refused until somebody was called', () => {
    const danger = { ...concern, immediateDanger: 'yes' } as const;
    expect(raiseEscalation(aKind(), danger, { ward: KITA }, made)).toMatchObject({
      refusal: { kind: 'CallFirst' },
    });
    const called = { ...danger, calledFirst: '110' } as const;
    expect(raiseEscalation(aKind(), called, { ward: KITA }, made)).toMatchObject({ ok: true });
  });

  it('of a kind that is not in use is refused', () => {
    expect(raiseEscalation(aKind({ active: false }), concern, { ward: KITA }, made)).toMatchObject({
      refusal: { kind: 'KindNotInUse' },
    });
  });
});

describe('confirming', () => {
  it('keeps who, when and how, and takes the alarm of the ladder down', () => {
    const alarmed = anEscalation({ alarm: true });
    expect(acknowledgeEscalation(alarmed, acknowledgement, false)).toMatchObject({
      ok: true,
      value: { status: 'acknowledged', acknowledgement, alarm: false },
    });
  });

  it('leaves the alarm standing when the 48 hours are over', () => {
    expect(acknowledgeEscalation(anEscalation({ alarm: true }), acknowledgement, true)).toMatchObject({
      value: { alarm: true },
    });
  });

  it('twice keeps the first name', () => {
    const first = acknowledgeEscalation(anEscalation(), acknowledgement, false);
    if (!first.ok) throw new Error('refused');
    const second = acknowledgeEscalation(first.value, { ...acknowledgement, name: '鈴木' }, false);
    expect(second).toMatchObject({ value: { acknowledgement: { name: '山田' } } });
  });

  it('what is settled is refused', () => {
    const settled = settleEscalation(anEscalation(), seen, { by: agency }, now);
    if (!settled.ok) throw new Error('refused');
    expect(acknowledgeEscalation(settled.value, acknowledgement, false)).toMatchObject({
      refusal: { kind: 'EscalationIsSettled' },
    });
  });
});

describe('settling', () => {
  it('says who saw the child, when and where, and takes the alarm down', () => {
    expect(settleEscalation(anEscalation({ alarm: true }), seen, { by: agency }, now)).toMatchObject({
      value: { status: 'settled', outcome: seen, settledBy: agency, alarm: false },
    });
  });

  it('without anybody having seen the child is for a supervisor alone', () => {
    expect(settleEscalation(anEscalation(), closed, { by: agency }, now)).toMatchObject({
      refusal: { kind: 'OnlyASupervisorCloses' },
    });
    expect(settleEscalation(anEscalation(), closed, consultant, now)).toMatchObject({
      refusal: { kind: 'OnlyASupervisorCloses' },
    });
    expect(settleEscalation(anEscalation(), closed, supervisor, now)).toMatchObject({ ok: true });
  });

  it('where no child is in danger may be done by the consultant, with a reason', () => {
    const calm = anEscalation({ terms: { ...aKind().terms, safetyWithin48Hours: false } });
    expect(settleEscalation(calm, closed, consultant, now)).toMatchObject({ ok: true });
  });

  it.each([
    ['2026-06-05T08:59:00Z', 'SeenBeforeRaised'],
    ['2026-06-05T10:01:00Z', 'SeenInTheFuture'],
  ])('with a sighting at %s is refused: %s', (seenAt, kind) => {
    expect(settleEscalation(anEscalation(), { ...seen, seenAt }, { by: agency }, now)).toMatchObject({
      refusal: { kind },
    });
  });

  it.each(['2026-06-05T09:00:00Z', '2026-06-05T10:00:00Z'])('takes the minute itself: %s', (seenAt) => {
    expect(settleEscalation(anEscalation(), { ...seen, seenAt }, { by: agency }, now)).toMatchObject({
      ok: true,
    });
  });
});

describe('a notice that did not arrive', () => {
  it('is noted at its rung alone', () => {
    const escalation = anEscalation({ told: [aTold({ rung: 1 }), aTold({ rung: 2 })] });
    expect(noteUndelivered(escalation, 1).told.map((one) => one.undelivered)).toEqual([true, false]);
  });
});
