import { openServices } from '../../shared/store/open-store.ts';
import { runStep, type StepCall, type Steps } from '../steps/steps.ts';
import { StepsEnvironment } from './environments.ts';
import { hosted } from './host.ts';

/** The function behind one workflow's tasks. */
export const stepsHost = (steps: Steps) => {
  const services = openServices(StepsEnvironment.parse(process.env), process.env);
  return hosted((call: StepCall) => runStep(services, steps, call));
};
