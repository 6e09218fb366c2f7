import {
  askAConsultantForOptions,
  askAConsultantToPhone,
  tellSupervisorNoOptions,
  tellSupervisorNotPhoned,
  waitForTheOptions,
  waitForThePhoneCall,
} from './consultant-steps.ts';
import { askTheGuardian, openTheRound, remindTheGuardian, seeWhereTheRoundStands } from './guardian-steps.ts';
import { closeTheRound, offerToTheGuardian, remindOfTheOptions } from './offer-steps.ts';

/** The tasks of the workflow `waitlist-follow-up`, by the names that its definition uses. */
export const waitlistFollowUpSteps = {
  'open-the-round': openTheRound,
  'see-where-the-round-stands': seeWhereTheRoundStands,
  'ask-the-guardian': askTheGuardian,
  'remind-the-guardian': remindTheGuardian,
  'ask-a-consultant-to-phone': askAConsultantToPhone,
  'wait-for-the-phone-call': waitForThePhoneCall,
  'tell-supervisor-not-phoned': tellSupervisorNotPhoned,
  'ask-a-consultant-for-options': askAConsultantForOptions,
  'wait-for-the-options': waitForTheOptions,
  'tell-supervisor-no-options': tellSupervisorNoOptions,
  'offer-to-the-guardian': offerToTheGuardian,
  'remind-of-the-options': remindOfTheOptions,
  'close-the-round': closeTheRound,
};
