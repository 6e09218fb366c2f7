import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { answerFollowUp } from '../../functions/waitlist/answer-follow-up.ts';
import { chooseOption } from '../../functions/waitlist/answer-option.ts';
import { recordNotReached } from '../../functions/waitlist/not-reached.ts';
import { offerOptions } from '../../functions/waitlist/offer-options.ts';
import { startRound } from '../../functions/waitlist/round.ts';
import { withdrawCase } from '../../functions/waitlist/withdraw.ts';
import type { Principal } from '../../shared/domain/access/principal.ts';
import type { Case } from '../../shared/domain/case/schema.ts';
import { FollowUpAnswer } from '../../shared/domain/follow-up/schema.ts';
import type { OptionAnswer } from '../../shared/domain/option/schema.ts';
import { caseOf } from '../../shared/store/cases.ts';
import { carryOut } from '../../shared/store/command.ts';
import { optionsOf } from '../../shared/store/options.ts';
import { municipalityOf } from '../../shared/store/registry.ts';
import { deferralOf } from '../../shared/store/waitlist.ts';
import { principalOf } from '../../shared/web/desk.tsx';
import { facilityId } from '../builders/facility.ts';
import { aCase, aStaff, caseId, childId } from '../builders/family.ts';
import {
  aDeferredFamily,
  aFollowUpHome,
  executionsOf,
  goTo,
  type Home,
  mailDates,
  mailsTo,
  newestRound,
  roundsOf,
  statesOf,
  tasksOf,
} from './follow-up-at-home.ts';

const GUARDIAN = 'hanako@example.jp';
const SUPERVISOR = 'yamada@city.example.jp';

let home: Home;
const visited = new Set<string>();

afterEach(async () => {
  for (const state of await statesOf(home)) visited.add(state);
  // Two rounds of a family that meet at one task: one comes again and finds it done.
  expect(home.notices.filter((notice) => !notice.includes('Changed meanwhile: CaseMoved'))).toEqual([]);
  await home.stop();
});

const guardian = { who: 'guardian', municipality: aCase().municipality, caseId: caseId() } as const;
const consultant = principalOf(aStaff());

let pressed = 0;
const press = (): string => {
  pressed += 1;
  return `press-${pressed}`;
};

const current = async (): Promise<Case> => {
  const kept = await caseOf(home.services.store, '990001', caseId());
  if (!kept) throw new Error('no case');
  return kept.value;
};

const answer = async (said: object, by: Principal = guardian, child = childId()): Promise<string> => {
  const outcome = await answerFollowUp(home.services, {
    current: await current(),
    round: await newestRound(home, child),
    answer: FollowUpAnswer.parse(said),
    by,
    onceKey: press(),
  });
  await home.timeline.quiet();
  return outcome.ok ? 'accepted' : outcome.refusal.kind;
};

const offer = async (...facilities: number[]): Promise<string> => {
  const outcome = await offerOptions(home.services, {
    current: await current(),
    round: await newestRound(home),
    picked: facilities.map((number) => ({
      facility: { facilityId: facilityId(number), name: `施設${number}` },
      reasons: [],
      concerns: [],
    })),
    by: consultant,
    onceKey: press(),
  });
  await home.timeline.quiet();
  return outcome.ok ? 'accepted' : outcome.refusal.kind;
};

const choose = async (...answers: OptionAnswer[]): Promise<void> => {
  const all = await optionsOf(home.services.store, '990001', caseId());
  const city = await municipalityOf(home.services.store, '990001');
  if (!city) throw new Error('no city');
  for (const [index, said] of answers.entries()) {
    const outcome = await chooseOption(home.services, {
      city,
      current: await current(),
      optionId: all[index]?.value.optionId ?? '',
      answer: said,
      by: guardian,
      onceKey: press(),
    });
    expect(outcome.ok).toBe(true);
  }
  await home.timeline.quiet();
};

const LOOKING = { intention: 'unchanged', wantsOptions: true };
const NO_OPTIONS = { intention: 'unchanged', wantsOptions: false };

describe('a family that says nothing', () => {
  it('is asked once, reminded once, phoned, and asked again a quarter later', async () => {
    home = await aFollowUpHome();
    await aDeferredFamily(home);
    await goTo(home, '2026-04-14');
    expect(mailDates(home, GUARDIAN)).toEqual(['2026-04-01']);
    // Ten working days after 1 April.
    await goTo(home, '2026-04-15');
    expect(mailDates(home, GUARDIAN)).toEqual(['2026-04-01', '2026-04-15']);
    expect(await tasksOf(home)).toEqual([]);
    await goTo(home, '2026-04-22');
    expect(await tasksOf(home)).toMatchObject([{ kind: 'call-guardian', owner: aStaff().staffId }]);
    expect((await recordNotReached(home.services, await current(), consultant)).ok).toBe(true);
    await home.timeline.quiet();
    expect(await tasksOf(home)).toEqual([]);
    expect(await roundsOf(home)).toMatchObject([{ status: 'closed', next: { on: '2026-07-22' } }]);
    await goTo(home, '2026-07-21');
    expect(mailDates(home, GUARDIAN)).toHaveLength(2);
    await goTo(home, '2026-07-22');
    expect(mailDates(home, GUARDIAN)).toEqual(['2026-04-01', '2026-04-15', '2026-07-22']);
  });

  it('whom nobody phones brings the supervisor in twice, then the round ends and its task with it', async () => {
    home = await aFollowUpHome();
    await aDeferredFamily(home, aCase({ family: { mail: undefined } }));
    expect(await tasksOf(home)).toMatchObject([{ kind: 'call-guardian', dueAt: '2026-04-08T08:00:00Z' }]);
    await goTo(home, '2026-04-08');
    expect(mailDates(home, SUPERVISOR)).toEqual(['2026-04-08']);
    expect((await tasksOf(home))[0]).not.toHaveProperty('owner');
    await goTo(home, '2026-04-15');
    expect(mailsTo(home, SUPERVISOR)).toHaveLength(2);
    await goTo(home, '2026-04-22');
    expect(mailsTo(home, SUPERVISOR)).toHaveLength(2);
    expect(await tasksOf(home)).toEqual([]);
    expect(await roundsOf(home)).toMatchObject([
      { status: 'closed', next: { kind: 'again', on: '2026-07-22' } },
    ]);
  });
});

describe('a family without a mail address', () => {
  it('is phoned at once, and its options are told by phone', async () => {
    home = await aFollowUpHome();
    await aDeferredFamily(home, aCase({ family: { mail: undefined } }));
    expect(await tasksOf(home)).toMatchObject([{ kind: 'call-guardian' }]);
    expect(await answer(LOOKING, consultant)).toBe('accepted');
    expect(await tasksOf(home)).toMatchObject([{ kind: 'offer-options', about: { childId: childId() } }]);
    expect(await offer(1)).toBe('accepted');
    expect(await tasksOf(home)).toMatchObject([{ kind: 'call-guardian' }]);
    await choose('interested');
    expect(await tasksOf(home)).toEqual([]);
    expect((await executionsOf(home)).map(({ status }) => status)).toEqual(['SUCCEEDED']);
    expect(home.mailbox.mails).toEqual([]);
  });
});

describe('a mail that does not arrive', () => {
  it('turns the question to the phone without waiting for an answer that cannot come', async () => {
    home = await aFollowUpHome();
    await aDeferredFamily(home, aCase({ family: { mail: 'bounce@simulator.amazonses.com' } }));
    await goTo(home, '2026-04-02', '09:00');
    expect(await tasksOf(home)).toMatchObject([{ kind: 'call-guardian' }]);
  });
});

describe('a family that is still looking', () => {
  it('is offered options by its consultant, chooses for itself, and what it asks for becomes a task', async () => {
    home = await aFollowUpHome();
    await aDeferredFamily(home);
    expect(await answer({ ...LOOKING, presentCare: 'parental-leave' })).toBe('accepted');
    expect(await offer(1, 2)).toBe('accepted');
    expect(mailDates(home, GUARDIAN)).toEqual(['2026-04-01', '2026-04-01']);
    await choose('not-for-us');
    expect((await executionsOf(home))[0]?.status).toBe('RUNNING');
    await choose('not-for-us', 'ask-for-me');
    expect((await executionsOf(home))[0]?.status).toBe('SUCCEEDED');
    expect(await tasksOf(home)).toMatchObject([{ kind: 'ask-facility' }]);
    expect(await roundsOf(home)).toMatchObject([{ status: 'closed', next: { on: '2026-07-01' } }]);
  });

  it('that says nothing to its options is reminded once, then left alone until the next round', async () => {
    home = await aFollowUpHome();
    await aDeferredFamily(home);
    await answer(LOOKING);
    await offer(1);
    await goTo(home, '2026-04-15');
    expect(mailDates(home, GUARDIAN)).toEqual(['2026-04-01', '2026-04-01', '2026-04-15']);
    await goTo(home, '2026-06-30');
    expect(mailsTo(home, GUARDIAN)).toHaveLength(3);
    expect(await roundsOf(home)).toMatchObject([{ status: 'closed' }]);
  });

  it('for whom nothing fits at present hears nothing, and is asked again', async () => {
    home = await aFollowUpHome();
    await aDeferredFamily(home);
    await answer(LOOKING);
    expect(await offer()).toBe('accepted');
    expect(mailsTo(home, GUARDIAN)).toHaveLength(1);
    expect(await roundsOf(home)).toMatchObject([{ status: 'closed', next: { kind: 'again' } }]);
  });

  it('for whom nothing fitted is offered a place that becomes free, without waiting for the next round', async () => {
    home = await aFollowUpHome();
    await aDeferredFamily(home);
    await answer(LOOKING);
    await offer();
    expect(await offer(1)).toBe('accepted');
    expect(await newestRound(home)).toMatchObject({ value: { round: 2, status: 'offered' } });
    expect(mailsTo(home, GUARDIAN)).toHaveLength(2);
  });

  it('for whom no consultant looks brings the supervisor in twice, then the round ends', async () => {
    home = await aFollowUpHome();
    await aDeferredFamily(home);
    await answer(LOOKING);
    await goTo(home, '2026-04-22');
    expect(mailDates(home, SUPERVISOR)).toEqual(['2026-04-08', '2026-04-15']);
    expect(await tasksOf(home)).toEqual([]);
    expect(await roundsOf(home)).toMatchObject([{ status: 'closed' }]);
  });

  it('and asks for options between two rounds does not wait for the next', async () => {
    home = await aFollowUpHome();
    await aDeferredFamily(home);
    await answer({ ...NO_OPTIONS, askAgainOn: '2026-04-03' });
    await answer({ ...LOOKING, askAgainOn: '2026-06-01' });
    expect(await tasksOf(home)).toMatchObject([{ kind: 'offer-options', about: { round: '2' } }]);
    expect(await offer(1)).toBe('accepted');
    // The start of 3 April, put into the outbox before, finds the round begun.
    await goTo(home, '2026-04-04');
    expect(mailDates(home, GUARDIAN)).toEqual(['2026-04-01', '2026-04-01']);
    await choose('interested');
    expect(await roundsOf(home)).toMatchObject([{}, { status: 'closed', next: { on: '2026-06-01' } }]);
  });

  it('that does not want options is left alone until the day it named', async () => {
    home = await aFollowUpHome();
    await aDeferredFamily(home);
    await answer({ ...NO_OPTIONS, askAgainOn: '2026-05-05' });
    await goTo(home, '2026-05-04');
    expect(mailDates(home, GUARDIAN)).toEqual(['2026-04-01']);
    await goTo(home, '2026-05-05');
    expect(mailDates(home, GUARDIAN)).toEqual(['2026-04-01', '2026-05-05']);
  });
});

describe('a family that asks to be left in peace', () => {
  it('is not contacted before its day, even when it puts that day off between two rounds', async () => {
    home = await aFollowUpHome();
    await aDeferredFamily(home);
    await answer({ intention: 'no-contact', askAgainOn: '2026-05-20' });
    await answer({ intention: 'no-contact', askAgainOn: '2026-06-10' });
    await goTo(home, '2026-06-09');
    expect(mailDates(home, GUARDIAN)).toEqual(['2026-04-01']);
    expect(await roundsOf(home)).toHaveLength(1);
    await goTo(home, '2026-06-10');
    expect(mailDates(home, GUARDIAN)).toEqual(['2026-04-01', '2026-06-10']);
  });

  it('in the middle of the search for options ends the search', async () => {
    home = await aFollowUpHome();
    await aDeferredFamily(home);
    await answer(LOOKING);
    await answer({ intention: 'no-contact', askAgainOn: '2026-06-10' });
    expect(await tasksOf(home)).toEqual([]);
    expect(await roundsOf(home)).toMatchObject([{ status: 'closed', next: { on: '2026-06-10' } }]);
  });
});

describe('the following up ends', () => {
  it.each([
    ['placed', 'placed'],
    ['withdraw', 'withdrawn'],
  ])('when the family says %s', async (intention, ending) => {
    home = await aFollowUpHome();
    await aDeferredFamily(home);
    await answer({ intention });
    expect(await roundsOf(home)).toMatchObject([{ status: 'closed', next: { kind: 'ended', why: ending } }]);
    expect((await deferralOf(home.services.store, '990001', '10001'))?.value).toMatchObject({
      status: 'ended',
      ending,
    });
    await goTo(home, '2026-07-15');
    expect(mailsTo(home, GUARDIAN)).toHaveLength(1);
    expect(await answer(NO_OPTIONS)).toBe('RoundIsOver');
  });

  it('when the case is withdrawn: tasks, mails and workflow end at once', async () => {
    home = await aFollowUpHome();
    await aDeferredFamily(home);
    await answer(LOOKING);
    const kept = await caseOf(home.services.store, '990001', caseId());
    if (!kept) throw new Error('no case');
    expect((await withdrawCase(home.services, kept, guardian)).ok).toBe(true);
    await home.timeline.quiet();
    expect(await tasksOf(home)).toEqual([]);
    expect((await executionsOf(home)).map(({ status }) => status)).toEqual(['SUCCEEDED']);
    expect((await deferralOf(home.services.store, '990001', '10001'))?.value).toMatchObject({
      ending: 'withdrawn',
    });
    await goTo(home, '2026-07-15');
    expect(mailsTo(home, GUARDIAN)).toHaveLength(1);
    expect(await answer(NO_OPTIONS)).toBe('CaseIsClosed');
  });

  it('when the child is at school by the next round', async () => {
    home = await aFollowUpHome();
    const born = { kind: 'born', bornOn: '2020-05-10' };
    await aDeferredFamily(home, aCase({ family: { children: [{ childId: childId(), birth: born }] } }));
    await answer({ ...NO_OPTIONS, askAgainOn: '2027-04-01' });
    expect(await roundsOf(home)).toMatchObject([{ next: { kind: 'ended', why: 'school-age' } }]);
    expect((await executionsOf(home)).map(({ status }) => status)).toEqual(['SUCCEEDED']);
  });
});

describe('a round that was started twice or too early', () => {
  it('asks nobody', async () => {
    home = await aFollowUpHome();
    await aDeferredFamily(home);
    await answer({ intention: 'no-contact', askAgainOn: '2026-06-10' });
    const effect = startRound({ caseId: caseId(), childId: childId(), round: 2 }, '2026-04-01');
    await carryOut(home.services, { municipality: aCase().municipality, writes: [], effects: [effect] });
    await home.timeline.quiet();
    expect(await statesOf(home, `${childId()}-2-2026-04-01`)).toContain('Nobody is to be asked');
    expect(mailsTo(home, GUARDIAN)).toHaveLength(1);
  });
});

describe('two children of one family', () => {
  it('are asked about in one mail, reminded of in one, and phoned about once', async () => {
    home = await aFollowUpHome();
    const children = [1, 2].map((number) => ({
      childId: childId(number),
      birth: { kind: 'born', bornOn: '2024-05-10' },
    }));
    await aDeferredFamily(home, aCase({ family: { children } }));
    const second = startRound({ caseId: caseId(), childId: childId(2), round: 1 }, '2026-04-01');
    await carryOut(home.services, { municipality: aCase().municipality, writes: [], effects: [second] });
    await goTo(home, '2026-04-22');
    expect(mailDates(home, GUARDIAN)).toEqual(['2026-04-01', '2026-04-15']);
    expect(await tasksOf(home)).toMatchObject([{ kind: 'call-guardian' }]);
    await answer(NO_OPTIONS, consultant, childId(1));
    expect(await tasksOf(home)).toHaveLength(1);
    await answer(NO_OPTIONS, consultant, childId(2));
    expect(await tasksOf(home)).toEqual([]);
  });
});

describe('the mails', () => {
  it('name a reference and a link, and nothing about the child or the family', async () => {
    home = await aFollowUpHome();
    await aDeferredFamily(home);
    await answer(LOOKING);
    await offer(1);
    await goTo(home, '2026-04-15');
    for (const mail of mailsTo(home, GUARDIAN)) {
      expect(mail).toContain('A7KM-2QX4');
      expect(mail).toContain('/my?link=');
      for (const personal of ['はるき', '花子', '2025', '施設1', '000-1111'])
        expect(mail).not.toContain(personal);
    }
  });
});

afterAll(() => {
  const definition = JSON.parse(
    readFileSync(path.join('workflows', 'waitlist-follow-up', 'definition.asl.json'), 'utf8'),
  ) as { States: Record<string, unknown> };
  const unvisited = Object.keys(definition.States).filter((state) => !visited.has(state));
  expect(unvisited, 'states that no test visits').toEqual([]);
});
