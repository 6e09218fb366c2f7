import { randomUUID } from 'node:crypto';
import type { Timeline } from '../clock/timeline.ts';
import type { AsynchronousCalls } from '../functions/asynchronous-calls.ts';
import type { Identities } from '../identity/access.ts';
import type { Queues } from '../streams/queues.ts';
import { ACCOUNT, REGION } from '../template/account.ts';
import type { Declaration, Declared } from '../template/declaration.ts';
import { TemplateRefused } from '../template/refusal.ts';
import type { RuleProperties } from '../template/resources/events.ts';
import { compilePattern, type EventMatcher } from './event-pattern.ts';

/** What happened, as a service tells it to EventBridge. `detailType` e.g. `Email Bounced`. */
export type ServiceEvent = {
  source: string;
  detailType: string;
  detail: unknown;
  resources?: readonly string[];
};

/** EventBridge's default bus: events in, the rules' targets called. */
export interface EventBus {
  /** Takes an event and returns at once. */
  put(event: ServiceEvent): void;
}

export type EventBusOptions = {
  declaration: Declaration;
  identities: Pick<Identities, 'judgeService'>;
  calls: AsynchronousCalls;
  timeline: Timeline;
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
    put: (event) => {
      const envelope = envelopeOf(event, options.timeline);
      for (const rule of rules) if (rule.matches(envelope)) send(options, rule.declared, envelope);
    },
  };
};

const envelopeOf = (event: ServiceEvent, timeline: Timeline): object => ({
  version: '0',
  id: randomUUID(),
  'detail-type': event.detailType,
  source: event.source,
  account: ACCOUNT,
  time: timeline.now().toString({ smallestUnit: 'second' }),
  region: REGION,
  resources: event.resources ?? [],
  detail: event.detail,
});

/** Calls each target of a rule. What EventBridge may not call goes to the target's own queue. */
const send = (options: EventBusOptions, rule: Declared<RuleProperties>, envelope: object): void => {
  for (const target of rule.properties.Targets) {
    const verdict = options.identities.judgeService({
      service: 'events.amazonaws.com',
      action: 'lambda:InvokeFunction',
      resource: target.Arn,
      sourceArn: rule.arn,
    });
    if (verdict.allowed) {
      options.calls.call(target.Arn, target.Input === undefined ? envelope : JSON.parse(target.Input));
      continue;
    }
    options.report(verdict.message);
    if (target.DeadLetterConfig) options.queues.send(target.DeadLetterConfig.Arn, envelope);
  }
};

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
