import type { EventBridgeEvent } from 'aws-lambda';
import type { AsynchronousCalls } from '../functions/asynchronous-calls.ts';
import type { Identities } from '../identity/access.ts';
import type { Queues } from '../streams/queues.ts';
import type { Declaration, Declared } from '../template/declaration.ts';
import { TemplateRefused } from '../template/refusal.ts';
import type { RuleProperties } from '../template/resources/events.ts';
import { compilePattern, type EventMatcher } from './event-pattern.ts';

/** An event in the envelope in which the default bus delivers it. */
export type BusEvent = EventBridgeEvent<string, unknown>;

/** EventBridge's default bus: events in, the rules' targets called. */
export interface EventBus {
  /** Takes an event; resolves when each target was tried once. Further tries follow on the clock. */
  put(event: BusEvent): Promise<void>;
}

export type EventBusOptions = {
  declaration: Declaration;
  identities: Pick<Identities, 'judgeService'>;
  calls: AsynchronousCalls;
  queues: Queues;
  /** Told when EventBridge may not call a target. */
  report: (message: string) => void;
};

type Rule = { declared: Declared<RuleProperties>; matches: EventMatcher };

/** Sets up the rules with an event pattern. Throws `TemplateRefused` for a pattern or a target that it does not know. */
export const createEventBus = (options: EventBusOptions): EventBus => {
  const rules = options.declaration
    .all('AWS::Events::Rule')
    .filter(({ properties }) => properties.State === 'ENABLED' && properties.EventPattern)
    .map(
      (declared): Rule => ({
        declared,
        matches: compilePattern(declared.properties.EventPattern, declared.path),
      }),
    );
  for (const { declared } of rules) requireFunctionTargets(options.declaration, declared);
  return {
    put: async (event) => {
      const matching = rules.filter(({ matches }) => matches(event));
      await Promise.all(matching.map(({ declared }) => send(options, declared, event)));
    },
  };
};

/** Calls each target of a rule. What EventBridge may not call goes to the target's own queue. */
const send = async (
  options: EventBusOptions,
  rule: Declared<RuleProperties>,
  event: BusEvent,
): Promise<void> => {
  for (const target of rule.properties.Targets) {
    const verdict = options.identities.judgeService({
      service: 'events.amazonaws.com',
      action: 'lambda:InvokeFunction',
      resource: target.Arn,
      sourceArn: rule.arn,
    });
    if (verdict.allowed) {
      await options.calls.call(target.Arn, target.Input === undefined ? event : JSON.parse(target.Input));
      continue;
    }
    options.report(verdict.message);
    if (target.DeadLetterConfig) await options.queues.send(target.DeadLetterConfig.Arn, event);
  }
};

/** Throws `TemplateRefused` for a rule that would call something else than a function of the templates. */
export const requireFunctionTargets = (
  declaration: Declaration,
  { path, properties }: Declared<RuleProperties>,
): void => {
  const functions = declaration.all('AWS::Lambda::Function');
  for (const { Arn } of properties.Targets) {
    if (!functions.some(({ arn }) => Arn.startsWith(arn))) {
      throw new TemplateRefused(path, `the target ${Arn} is not a function that a template declares`);
    }
  }
};
