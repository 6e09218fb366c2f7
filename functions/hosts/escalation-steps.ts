import { escalationSteps } from '../escalation/steps.ts';
import { stepsHost } from './steps-host.ts';

/** The tasks of the workflow `escalation`. */
export const handler = stepsHost(escalationSteps);
