import { vacancyCollectionSteps } from '../vacancy/workflow/steps.ts';
import { stepsHost } from './steps-host.ts';

/** The tasks of the workflow `vacancy-collection`. */
export const handler = stepsHost(vacancyCollectionSteps);
