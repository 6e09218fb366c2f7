import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { aCase, aDeferral, childId } from '../../../test/builders/family.ts';
import { Case, type Child } from '../case/schema.ts';
import { answerRound, checkAskAgain, closeRound, mayAsk, nextRoundAfter, standingOf } from './rules.ts';
import { FollowUp, FollowUpAnswer, type NextRound } from './schema.ts';

const NOW = Temporal.Instant.from('2026-04-01T00:00:00Z');
const TODAY = Temporal.PlainDate.from('2026-04-01');
const baby: Child = { childId: childId(), birth: { kind: 'born', bornOn: '2025-05-10' } };

const aRound = (facts: object = {}): FollowUp =>
  FollowUp.parse({
    status: 'asking',
    municipality: '990001',
    caseId: aCase().caseId,
    childId: childId(),
    round: 1,
    startedOn: '2026-04-01',
    openedAt: NOW.toString(),
    way: 'mail',
    ...facts,
  });

const saying = (said: object): FollowUpAnswer => FollowUpAnswer.parse(said);
const LOOKING = saying({ intention: 'unchanged', wantsOptions: true });

/** Any answer that a page could send, the day between 1 and 700 days ahead. */
const anyAnswer = fc
  .record({
    intention: fc.constantFrom('unchanged', 'changed', 'placed', 'withdraw', 'no-contact'),
    wantsOptions: fc.boolean(),
    days: fc.integer({ min: 1, max: 700 }),
    names: fc.boolean(),
    askBy: fc.constantFrom('mail', 'phone', undefined),
  })
  .map(({ days, names, ...said }) =>
    saying({
      ...said,
      ...(names || said.intention === 'no-contact' ? { askAgainOn: TODAY.add({ days }).toString() } : {}),
    }),
  );

const closedWith = (next: NextRound): FollowUp => closeRound(aRound(), next, NOW);

const asking =
  (before: FollowUp | undefined, current: Case = aCase(), deferral = aDeferral()) =>
  (today: Temporal.PlainDate) =>
    mayAsk({ current, child: baby, deferral, before }, today);

describe('when a family may be asked', () => {
  it('never before the day that it named, whatever it said before', () => {
    fc.assert(
      fc.property(
        fc.array(anyAnswer, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 0, max: 800 }),
        (answers, days) => {
          let round: FollowUp = aRound();
          for (const answer of answers) {
            const after = answerRound(round, answer, 'guardian', baby, NOW, TODAY);
            if (!after.ok) break;
            const { value } = after;
            round = closeRound(value, nextRoundAfter(value.answer, baby, TODAY), NOW);
          }
          const last = round.answer;
          const named = last && 'askAgainOn' in last ? last.askAgainOn : undefined;
          const on = TODAY.add({ days });
          if (named && on.toString() < named) expect(asking(round)(on).ok).toBe(false);
        },
      ),
    );
  });

  it('never after it withdrew, was placed, left the list, or its case was closed', () => {
    const days = fc.integer({ min: 0, max: 2_000 });
    fc.assert(
      fc.property(fc.constantFrom('placed', 'withdraw'), days, (intention, later) => {
        const next = nextRoundAfter(saying({ intention }), baby, TODAY);
        expect(asking(closedWith(next))(TODAY.add({ days: later })).ok).toBe(false);
      }),
    );
    const ended = aDeferral({ status: 'ended', endedOn: '2026-04-01', ending: 'off-the-list' });
    expect(asking(undefined, aCase(), ended)(TODAY)).toMatchObject({
      refusal: { kind: 'NotDeferredAnyMore' },
    });
    const closed = Case.parse({ ...aCase(), status: 'closed', closedAt: NOW.toString(), outcome: 'moved' });
    expect(asking(undefined, closed)(TODAY)).toMatchObject({ refusal: { kind: 'CaseIsClosed' } });
  });

  it('on the very day that it named', () => {
    const before = closedWith({ kind: 'again', on: '2026-05-05' });
    expect(asking(before)(Temporal.PlainDate.from('2026-05-04'))).toMatchObject({
      refusal: { kind: 'LeftInPeace', until: '2026-05-05' },
    });
    expect(asking(before)(Temporal.PlainDate.from('2026-05-05'))).toMatchObject({ ok: true });
  });

  it('by phone when it gave no mail address, or prefers the phone', () => {
    const withoutMail = aCase({ family: { mail: undefined } });
    expect(asking(undefined)(TODAY)).toMatchObject({ value: 'mail' });
    expect(asking(undefined, withoutMail)(TODAY)).toMatchObject({ value: 'phone' });
    const prefersPhone = closeRound(
      FollowUp.parse({
        ...aRound(),
        status: 'answered',
        answer: { ...LOOKING, askBy: 'phone' },
        answeredAt: NOW.toString(),
        answeredBy: 'guardian',
        noOptions: false,
      }),
      { kind: 'again', on: '2026-04-01' },
      NOW,
    );
    expect(asking(prefersPhone)(TODAY)).toMatchObject({ value: 'phone' });
  });

  it('until the day before the child starts school', () => {
    const child: Child = { ...baby, birth: { kind: 'born', bornOn: '2020-04-01' } };
    const on = (date: string) =>
      mayAsk({ current: aCase(), child, deferral: undefined, before: undefined }, date).ok;
    expect(on('2026-03-31')).toBe(true);
    expect(on('2026-04-01')).toBe(false);
  });
});

describe('when a family is asked again', () => {
  it.each([
    [undefined, { kind: 'again', on: '2026-07-01' }],
    [LOOKING, { kind: 'again', on: '2026-07-01' }],
    [saying({ ...LOOKING, askAgainOn: '2026-09-15' }), { kind: 'again', on: '2026-09-15' }],
    [saying({ intention: 'no-contact', askAgainOn: '2027-01-10' }), { kind: 'again', on: '2027-01-10' }],
    [saying({ intention: 'placed' }), { kind: 'ended', why: 'placed' }],
    [saying({ intention: 'withdraw' }), { kind: 'ended', why: 'withdrawn' }],
  ])('after %o: %o', (answer, next) => {
    expect(nextRoundAfter(answer, baby, TODAY)).toEqual(next);
  });

  it.each([
    ['2026-04-01', 'AskAgainTooEarly'],
    ['2026-04-02', 'kept'],
    ['2028-04-01', 'kept'],
    ['2028-04-02', 'AskAgainTooLate'],
  ])('named as %s is %s', (askAgainOn, expected) => {
    const checked = checkAskAgain(saying({ intention: 'no-contact', askAgainOn }), TODAY);
    expect(checked.ok ? 'kept' : checked.refusal.kind).toBe(expected);
  });
});

describe('a round', () => {
  it('looks for options only for a family that wants them', () => {
    const standing = (answer: FollowUpAnswer) => {
      const after = answerRound(aRound(), answer, 'guardian', baby, NOW, TODAY);
      return after.ok && standingOf(after.value);
    };
    expect(standing(LOOKING)).toBe('options');
    expect(standing(saying({ intention: 'changed', wantsOptions: false }))).toBe('close');
    expect(standing(saying({ intention: 'no-contact', askAgainOn: '2026-05-01' }))).toBe('close');
  });

  it('that is closed stays as it was closed', () => {
    const closed = closedWith({ kind: 'ended', why: 'placed' });
    expect(closeRound(closed, { kind: 'again', on: '2026-07-01' }, NOW)).toEqual(closed);
  });
});
