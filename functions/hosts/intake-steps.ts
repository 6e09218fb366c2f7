import { intakeSteps } from '../intake/steps.ts';
import { stepsHost } from './steps-host.ts';

/** The tasks of the workflow `intake`. */
export const handler = stepsHost(intakeSteps);
