import { staffOf } from '../../../shared/store/registry.ts';
import { PlanTheRound, TellTheSupervisor, type WhereNext } from '../../../workflows/vacancy-collection/io.ts';
import { carryOutStepOnce } from '../../steps/once.ts';
import { step } from '../../steps/steps.ts';
import { roundOf } from '../rounds/rounds.ts';
import { askTheFacilities } from './asking.ts';
import { handTheSilentToThePhone, publishTheFigures } from './closing.ts';
import { remindTheSilent } from './reminding.ts';

export const planTheRound = step({
  ...PlanTheRound,
  run: async (services, { municipality, campaignId }) => {
    const { kept } = await roundOf(services, municipality, campaignId);
    const { status, opensAt, remindAt, deadlineAt } = kept.value;
    const [firstReminderAt, secondReminderAt] = remindAt;
    const next: WhereNext['next'] = status === 'stopped' ? 'stopped' : 'go-on';
    return { next, opensAt, firstReminderAt, secondReminderAt, deadlineAt };
  },
});

/** Tells every supervisor how the round ended. */
export const tellTheSupervisor = step({
  ...TellTheSupervisor,
  run: async (services, { municipality, campaignId }) => {
    const staff = await staffOf(services.store, municipality);
    const supervisors = staff.filter((one) => one.active && one.role === 'supervisor');
    await carryOutStepOnce(services, `tell-the-supervisor/${campaignId}`, {
      municipality,
      writes: [],
      effects: supervisors.map(({ staffId }) => ({
        kind: 'mail',
        letter: 'round-closed',
        to: { who: 'staff', staffId },
        about: { campaignId },
        lane: 'receipt',
      })),
    });
    return { told: supervisors.length };
  },
});

/** The tasks of the workflow `vacancy-collection`, by the names that its definition uses. */
export const vacancyCollectionSteps = {
  'plan-the-round': planTheRound,
  'ask-the-facilities': askTheFacilities,
  'remind-the-silent': remindTheSilent,
  'hand-the-silent-to-the-phone': handTheSilentToThePhone,
  'publish-the-figures': publishTheFigures,
  'tell-the-supervisor': tellTheSupervisor,
};
