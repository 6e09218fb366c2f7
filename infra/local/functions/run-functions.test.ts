import { describe, expect, it } from 'vitest';
import { startTimeline } from '../clock/timeline.ts';
import { createIdentities } from '../identity/identities.ts';
import { aFunction, aFunctionRole, readStacks } from '../template/a-template.ts';
import { sourceLoader } from './cold-start.ts';
import { noDeadlines, runningDeadlines } from './deadline.ts';
import { openGate } from './fixtures/gate.ts';
import type { FailureReport, Outcome } from './invocation.ts';
import { runFunctions } from './run-functions.ts';

const fixture = (name: string): string => `infra/local/functions/fixtures/${name}.ts`;
const arn = (logicalId: string): string =>
  `arn:aws:lambda:ap-northeast-1:000000000000:function:Web-${logicalId}`;
const repositoryRoot = new URL('../../..', import.meta.url).pathname;

const running = (resources: Record<string, object>, enforceTimeouts = false) => {
  const declaration = readStacks({ Web: { Resources: { Role: aFunctionRole(), ...resources } } });
  const timeline = startTimeline(
    enforceTimeouts ? { mode: 'ticking', aheadMs: 0 } : { mode: 'standing', atEpochMs: 0 },
  );
  const failures: FailureReport[] = [];
  const functions = runFunctions({
    declaration,
    identities: createIdentities(declaration),
    timeline,
    awsEndpoint: Promise.resolve('http://127.0.0.1:4566'),
    load: sourceLoader(repositoryRoot),
    deadlines: enforceTimeouts ? runningDeadlines(timeline) : noDeadlines,
    report: (failure) => void failures.push(failure),
  });
  return { functions, failures, timeline };
};

const greeter = (GREETING: string): object =>
  aFunction(fixture('greeter'), { Timeout: 7, Environment: { Variables: { GREETING } } });

const payload = (outcome: Outcome): unknown => (outcome.ok ? outcome.payload : outcome.error);

describe('a function at home', () => {
  it('is loaded with its own variables, once, and keeps its own state', async () => {
    const { functions } = running({ Morning: greeter('おはよう'), Evening: greeter('こんばんは') });
    await functions.invoke(arn('Morning'), {});
    const [morning, evening] = await Promise.all([
      functions.invoke(arn('Morning'), {}),
      functions.invoke(`${arn('Evening')}:live`, {}),
    ]);
    expect(payload(morning)).toMatchObject({ greeting: 'おはよう', calls: 2, remaining: 7_000 });
    expect(payload(evening)).toMatchObject({ greeting: 'こんばんは', calls: 1 });
  });

  it('sees nothing of the environment of the machine, which gets its own back', async () => {
    process.env.MACHINE_SECRET = 'secret';
    const { functions } = running({ Morning: greeter('おはよう') });
    const outcome = await functions.invoke(arn('Morning'), {});
    expect(payload(outcome)).toMatchObject({ machineHome: 'nothing of the machine' });
    expect(process.env.MACHINE_SECRET).toBe('secret');
    expect(process.env.GREETING).toBeUndefined();
    delete process.env.MACHINE_SECRET;
  });

  it('starts anew in a second twin of the same process', async () => {
    const first = running({ Morning: greeter('おはよう') });
    await first.functions.invoke(arn('Morning'), {});
    const second = running({ Morning: greeter('お早う') });
    const outcome = await second.functions.invoke(arn('Morning'), {});
    expect(payload(outcome)).toMatchObject({ greeting: 'お早う', calls: 1 });
  });

  it('fails with the name of what it threw, which is reported', async () => {
    const { functions, failures } = running({ Morning: greeter('おはよう') });
    const outcome = await functions.invoke(arn('Morning'), { throw: 'AnswerAfterDeadline' });
    expect(payload(outcome)).toMatchObject({ errorType: 'AnswerAfterDeadline', errorMessage: 'as asked' });
    expect(failures).toMatchObject([{ functionPath: 'Web/Morning' }]);
  });

  it('fails when its module does not load', async () => {
    const { functions } = running({ Broken: aFunction(fixture('broken')) });
    expect(payload(await functions.invoke(arn('Broken'), {}))).toMatchObject({
      errorType: 'EnvironmentIncomplete',
    });
  });

  it('is refused when nobody says where its source is', () => {
    expect(() => running({ Lost: { ...aFunction(''), Metadata: {} } })).toThrow(
      'Web/Lost: has no usable metadata hoiku:source',
    );
  });

  it('is given up after its timeout when the clock runs', async () => {
    const { functions, timeline } = running({ Gate: aFunction(fixture('gated'), { Timeout: 1 }) }, true);
    expect(payload(await functions.invoke(arn('Gate'), {}))).toMatchObject({
      errorType: 'Sandbox.Timedout',
      errorMessage: 'Task timed out after 1.00 seconds',
    });
    timeline.stop();
  });

  it('takes no more calls at once than are reserved', async () => {
    const { functions } = running({
      Gate: aFunction(fixture('gated'), { ReservedConcurrentExecutions: 1 }),
    });
    const first = functions.invoke(arn('Gate'), {});
    const second = await functions.invoke(arn('Gate'), {});
    expect(second).toMatchObject({ ok: false, throttled: true });
    openGate();
    expect(payload(await first)).toBe('passed');
  });
});
