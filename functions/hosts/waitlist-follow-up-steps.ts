import { waitlistFollowUpSteps } from '../waitlist/steps.ts';
import { stepsHost } from './steps-host.ts';

/** The tasks of the workflow `waitlist-follow-up`. */
export const handler = stepsHost(waitlistFollowUpSteps);
