import { mayAsk } from '../../shared/domain/follow-up/rules.ts';
import type { FollowUp } from '../../shared/domain/follow-up/schema.ts';
import { answerWaitOf } from '../../shared/domain/follow-up/waits.ts';
import { followUps } from '../../shared/store/follow-ups.ts';
import type { Services } from '../../shared/store/services.ts';
import { creating, expecting, saving, type Write } from '../../shared/store/writes.ts';
import {
  type AboutRound,
  AskTheGuardian,
  OpenTheRound,
  RemindTheGuardian,
  SeeWhereTheRoundStands,
} from '../../workflows/waitlist-follow-up/io.ts';
import { carryOutStep, carryOutStepOnce } from '../steps/once.ts';
import { step } from '../steps/steps.ts';
import { answerWait, holdWait } from '../steps/waiting.ts';
import { noteOf, openScene, sceneOf, standingIn, standsAt, todayOf } from './round.ts';

/** Opens a round if the family may be asked today. If not, nothing is kept and nobody hears of it. */
export const openTheRound = step({
  ...OpenTheRound,
  run: async (services, about) => {
    const scene = await sceneOf(services, about);
    const { city, current } = scene;
    if (current && current.value.startedOn !== about.on) return standsAt(services, city, 'none');
    if (current) return standsAt(services, city, standingIn({ ...scene, current }));
    const allowed = mayAsk(
      {
        current: scene.keptCase.value,
        child: scene.child,
        deferral: scene.deferral?.value,
        before: scene.before,
      },
      todayOf(services),
    );
    if (!allowed.ok) return standsAt(services, city, 'none');
    await carryOutStepOnce(services, `open-round/${about.childId}/${about.round}`, {
      municipality: about.municipality,
      writes: [creating(followUps, openedRound(services, about, allowed.value), 'RoundExists')],
      audit: [noteOf(about, 'FollowUpOpened', { way: allowed.value })],
    });
    return standsAt(services, city, allowed.value === 'mail' ? 'ask' : 'phone');
  },
});

const openedRound = (
  services: Services,
  about: AboutRound & { on: string },
  way: 'mail' | 'phone',
): FollowUp => ({
  status: 'asking',
  municipality: about.municipality,
  caseId: about.caseId,
  childId: about.childId,
  round: about.round,
  startedOn: about.on,
  openedAt: services.clock.now().toString(),
  way,
});

export const seeWhereTheRoundStands = step({
  ...SeeWhereTheRoundStands,
  run: async (services, about) => {
    const scene = await openScene(services, about);
    return standsAt(services, scene.city, standingIn(scene));
  },
});

export const askTheGuardian = step({
  ...AskTheGuardian,
  run: async (services, about) => {
    if (await waitForAnswer(services, about, 'ask')) await mailOnce(services, about, 'follow-up-question');
    return { asked: true };
  },
});

export const remindTheGuardian = step({
  ...RemindTheGuardian,
  run: async (services, about) => {
    const { current } = await openScene(services, about);
    if (!(await waitForAnswer(services, about, 'ask')) || current.value.status !== 'asking')
      return { asked: true };
    const reminded = { ...current.value, remindedAt: services.clock.now().toString() };
    await mailOnce(services, about, 'follow-up-reminder');
    await carryOutStepOnce(services, `reminded/${about.childId}/${about.round}`, {
      municipality: about.municipality,
      writes: [saving(followUps, current, reminded, 'RoundMoved')],
    });
    return { asked: true };
  },
});

/** Waits for the family's answer; false when it is there already, or not wanted any more. */
const waitForAnswer = async (
  services: Services,
  about: AboutRound & { taskToken: string },
  expected: 'ask' | 'phone',
): Promise<boolean> => {
  const scene = await openScene(services, about);
  const wanted = standingIn(scene) === expected;
  const wait = answerWaitOf(about);
  await carryOutStep(services, {
    municipality: about.municipality,
    // Answered between the look and the hold, the answer would have found nobody waiting: then this step looks again.
    writes: [
      holdWait(services, about.municipality, wait, about.taskToken),
      expecting(followUps, scene.current, 'RoundMoved'),
    ],
    effects: wanted ? [] : [answerWait(wait, { answered: true })],
  });
  return wanted;
};

/** One mail a day to a family, however many of its children are asked about: its page asks about all of them. */
export const mailOnce = (
  services: Services,
  about: AboutRound,
  letter: 'follow-up-question' | 'follow-up-reminder' | 'options-offered' | 'options-reminder',
  writes: readonly Write[] = [],
): Promise<void> =>
  carryOutStepOnce(services, `${letter}/${about.caseId}/${todayOf(services)}`, {
    municipality: about.municipality,
    writes,
    effects: [
      {
        kind: 'mail',
        letter,
        to: { who: 'guardian', caseId: about.caseId },
        about: { caseId: about.caseId },
        lane: 'reminder',
      },
    ],
    audit: [noteOf(about, 'GuardianAsked', { letter })],
  });
