import { randomUUID } from 'node:crypto';
import type { AwsService } from '../aws-port/aws-service.ts';
import type { Timeline } from '../clock/timeline.ts';
import type { Functions } from '../functions/invocation.ts';
import type { Identities } from '../identity/access.ts';
import type { Journal } from '../journal/journal.ts';
import type { EngineEntry } from '../step-functions/executions/engine-entry.ts';
import type { ObjectStore } from '../step-functions/objects/object-store.ts';
import { createStepFunctions, type StepFunctions } from '../step-functions/step-functions.ts';
import { ACCOUNT, REGION } from '../template/account.ts';
import type { Declaration } from '../template/declaration.ts';
import { TemplateRefused } from '../template/refusal.ts';
import type { StateMachineProperties } from '../template/resources/states.ts';
import { functionCalls, type OrderedAnswers, serviceCalls } from './calls-from-workflows.ts';

export type WorkflowsParts = {
  declaration: Declaration;
  identities: Identities;
  functions: Functions;
  answers: OrderedAnswers;
  timeline: Timeline;
  journal: Journal<EngineEntry>;
  objects: ObjectStore;
  /** The other services, asked when a workflow calls one. */
  services: () => Readonly<Record<string, AwsService>>;
  /** Chance for retries with jitter: `Math.random`, or a seed's. */
  random: () => number;
};

/**
 * Opens Step Functions on its journal, where what was running goes on, and gives it the machines of the templates.
 * Throws `TemplateRefused` for a definition that it could not run.
 */
export const startWorkflows = async (parts: WorkflowsParts): Promise<StepFunctions> => {
  const { declaration, identities, functions, timeline, journal, objects } = parts;
  const stepFunctions = await createStepFunctions({
    journal,
    timeline,
    objects,
    invokeFunction: functionCalls(identities, functions, parts.answers),
    callAws: serviceCalls(identities, parts.services),
    ids: { uuid: randomUUID, random: parts.random },
    region: REGION,
    account: ACCOUNT,
  });
  for (const { path, name, properties } of declaration.all('AWS::StepFunctions::StateMachine')) {
    const definition = substituted(path, properties);
    try {
      await stepFunctions.putStateMachine({ name, definition, roleArn: properties.RoleArn });
    } catch (refusal) {
      throw new TemplateRefused(path, refusal instanceof Error ? refusal.message : String(refusal));
    }
  }
  return stepFunctions;
};

/** Puts the substitutions into a definition; a `${Name}` that nobody substitutes is refused, as CloudFormation does. */
const substituted = (
  path: string,
  { DefinitionString, DefinitionSubstitutions }: StateMachineProperties,
): string =>
  DefinitionString.replace(/\$\{([A-Za-z0-9_]+)\}/g, (_whole, name: string) => {
    const value = DefinitionSubstitutions[name];
    if (value === undefined) throw new TemplateRefused(path, `nothing substitutes ${name} in the definition`);
    return JSON.stringify(String(value)).slice(1, -1);
  });
