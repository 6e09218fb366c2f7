import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { actionsOf, grantedFunctions, referred, resourcesOf, theInstallation } from './the-installation.ts';

const repositoryRoot = path.join(import.meta.dirname, '..', '..');

const templates = theInstallation();
const functions = grantedFunctions(templates);
const alarms = resourcesOf(templates, 'AWS::CloudWatch::Alarm').map(([, { Properties }]) => Properties);
const tables = resourcesOf(templates, 'AWS::DynamoDB::Table');
const machines = resourcesOf(templates, 'AWS::StepFunctions::StateMachine');

const WEB = ['GuardianPages', 'FacilityPages', 'AgencyPages', 'DeskPages', 'Api'];
const OUTBOX = ['OutboxDispatcher', 'Sweeper'];

const theFunction = (name: string) => {
  const found = functions.find((fn) => fn.name === name);
  if (!found) throw new Error(`there is no function ${name}`);
  return found;
};

type Target = { Arn: unknown; DeadLetterConfig?: { Arn: unknown } };

const alarmOf = (logicalId: string): string => {
  const watches = ({ Dimensions }: Record<string, unknown>) =>
    (Dimensions as { Value: unknown }[]).some(({ Value }) => referred(Value) === logicalId);
  return JSON.stringify(alarms.find(watches)?.AlarmDescription ?? '');
};

describe('when something fails', () => {
  it.each([
    ...functions.map(({ name, logicalId }) => [name, logicalId]),
    ...machines.map(([id]) => [id, id]),
  ])('the alarm of %s says who is hurt and names a runbook page that is there', (_name, logicalId) => {
    const description = alarmOf(logicalId as string);
    const runbook = /docs\/runbooks\/[a-z-]+\.md/.exec(description)?.[0] ?? 'no runbook';
    const whoIsHurt = description.slice(0, description.indexOf(' Open docs/'));
    expect(whoIsHurt).toMatch(/[A-Z].{20,}\.$/);
    expect(existsSync(path.join(repositoryRoot, runbook)), runbook).toBe(true);
    expect(readFileSync(path.join(repositoryRoot, runbook), 'utf8')).toMatch(/^# /);
  });

  it('the list of functions is not empty', () => {
    expect(functions.map(({ name }) => name)).toEqual(expect.arrayContaining([...WEB, ...OUTBOX]));
    expect(machines.length).toBeGreaterThanOrEqual(4);
  });
});

describe('an event for which nobody waits', () => {
  const queues = resourcesOf(templates, 'AWS::SQS::Queue');
  const schedules = resourcesOf(templates, 'AWS::Scheduler::Schedule').map(
    ([, { Properties }]) => [Properties.Target] as Target[],
  );
  const rules = resourcesOf(templates, 'AWS::Events::Rule').map(
    ([, { Properties }]) => (Properties.Targets ?? []) as Target[],
  );
  const targets = [...schedules, ...rules].flat();

  it('lies in a queue when its function failed on it three times', () => {
    const kept = resourcesOf(templates, 'AWS::Lambda::EventInvokeConfig').map(([, { Properties }]) => {
      const { OnFailure } = Properties.DestinationConfig as { OnFailure: { Destination: unknown } };
      expect(queues.map(([id]) => id)).toContain(referred(OnFailure.Destination));
      expect(Properties.MaximumRetryAttempts).toBe(2);
      return referred(Properties.FunctionName);
    });
    expect(targets.length).toBeGreaterThanOrEqual(3);
    for (const { Arn } of targets) expect(kept).toContain(referred(Arn));
  });

  it('lies in one when it did not even reach its function', () => {
    for (const { DeadLetterConfig } of targets) {
      expect(queues.map(([id]) => id)).toContain(referred(DeadLetterConfig?.Arn ?? {}));
    }
  });

  it.each(queues)('in %s is encrypted, kept 14 days, and rings with the command that helps', (id, queue) => {
    expect(queue.Properties).toMatchObject({
      SqsManagedSseEnabled: true,
      MessageRetentionPeriod: 14 * 86_400,
    });
    const watching = alarms.filter((alarm) => JSON.stringify(alarm.Dimensions).includes(id));
    expect(watching.map(({ MetricName }) => MetricName)).toEqual([
      'ApproximateNumberOfMessagesVisible',
      'ApproximateAgeOfOldestMessage',
    ]);
    for (const { AlarmDescription } of watching) {
      const text = JSON.stringify(AlarmDescription);
      expect(text).toMatch(/[A-Z].{20,}\. Open docs\/runbooks\/[a-z-]+\.md\. .*npm run redrive -- --queue/);
      expect(text).toContain(id);
    }
  });
});

describe('what is kept', () => {
  it.each(tables)('%s is kept when its stack goes, and can be taken back to any second', (_id, table) => {
    expect(table).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    expect(table.Properties).toMatchObject({
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    });
  });

  it('families lie under a key of their own, and nothing else does', () => {
    const withKey = tables.filter(
      ([, { Properties }]) => (Properties.SSESpecification as { SSEType?: string }).SSEType === 'KMS',
    );
    const keyOf = ([, { Properties }]: (typeof tables)[number]) =>
      referred((Properties.SSESpecification as { KMSMasterKeyId?: unknown }).KMSMasterKeyId ?? {});
    expect(withKey.filter((table) => keyOf(table) !== '').map(([id]) => id)).toEqual([
      expect.stringMatching(/^Cases/),
    ]);
  });

  it('every log ends', () => {
    for (const [id, { Properties }] of resourcesOf(templates, 'AWS::Logs::LogGroup')) {
      expect(Properties.RetentionInDays, id).toBe(365);
    }
  });
});

describe('nothing is shown to the wrong person', () => {
  it('no function may scan a table, or do with it whatever it likes', () => {
    for (const { name, statements } of functions) {
      for (const action of actionsOf(statements)) {
        expect(action, name).not.toMatch(/Scan|\*|PartiQL|Export|^dynamodb:(Create|DeleteTable|UpdateTable)/);
      }
    }
  });

  it('only a function that is given the families’ key may use it', () => {
    for (const { name, environment, statements } of functions) {
      const opens = actionsOf(statements).includes('kms:Decrypt');
      expect(opens, name).toBe('CASES_KEY' in environment);
    }
  });

  it('the facilities’ function reaches neither families nor their key', () => {
    const { statements, environment } = theFunction('FacilityPages');
    const tablesOnly = statements.filter(({ Action }) => JSON.stringify(Action).includes('dynamodb:'));
    expect(tablesOnly.length).toBeGreaterThan(0);
    expect(JSON.stringify(statements)).not.toContain('Cases');
    expect(actionsOf(statements).some((action) => action.startsWith('kms:'))).toBe(false);
    expect(environment).not.toHaveProperty('CASES_KEY');
  });

  it.each(WEB)(
    '%s can neither send mail, nor start or answer a workflow, nor call another function',
    (name) => {
      const services = new Set(actionsOf(theFunction(name).statements).map((action) => action.split(':')[0]));
      expect([...services].filter((service) => !['dynamodb', 'kms', 'logs'].includes(service ?? ''))).toEqual(
        [],
      );
    },
  );

  it.each(WEB)(
    '%s can write items only where it may read them, and cannot read the outbox’s stream',
    (name) => {
      const { statements } = theFunction(name);
      expect(actionsOf(statements)).not.toContain('dynamodb:GetRecords');
      const resources = (action: string) =>
        statements
          .filter(({ Action }) => [Action].flat().includes(action))
          .flatMap(({ Resource }) => [Resource].flat().map((one) => JSON.stringify(one)));
      expect(resources('dynamodb:GetItem')).toEqual(expect.arrayContaining(resources('dynamodb:PutItem')));
    },
  );

  it('mail leaves through the outbox alone, and so does every order to a workflow', () => {
    const may = (service: string) =>
      functions
        .filter(({ statements }) => actionsOf(statements).some((action) => action.startsWith(`${service}:`)))
        .map(({ name }) => name);
    expect(may('ses')).toEqual(OUTBOX);
    expect(may('states')).toEqual(OUTBOX);
  });

  it('mail leaves only from the city’s own domain, by raw message', () => {
    for (const name of OUTBOX) {
      const sending = theFunction(name).statements.filter(({ Action }) =>
        JSON.stringify(Action).includes('ses:'),
      );
      expect(actionsOf(sending)).toEqual(['ses:SendRawEmail']);
      expect(JSON.stringify(sending)).not.toContain('"*"');
    }
  });

  it('a workflow may call its own function and none besides', () => {
    const calls = resourcesOf(templates, 'AWS::IAM::Policy')
      .flatMap(([, { Properties }]) => (Properties.PolicyDocument as { Statement: unknown[] }).Statement)
      .filter((statement) => JSON.stringify(statement).includes('lambda:InvokeFunction'));
    for (const statement of calls) expect((statement as { Resource: unknown }).Resource).not.toBe('*');
  });

  it.each(machines)('%s logs each step without what families said', (_id, { Properties }) => {
    expect(Properties.LoggingConfiguration).toMatchObject({ IncludeExecutionData: false, Level: 'ALL' });
  });

  it('no page is kept on the way, and each goes over TLS', () => {
    const [distribution] = resourcesOf(templates, 'AWS::CloudFront::Distribution');
    expect(distribution?.[1].Properties.DistributionConfig).toMatchObject({
      DefaultCacheBehavior: {
        // AWS's managed policy "CachingDisabled".
        CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
        ViewerProtocolPolicy: 'redirect-to-https',
      },
      ViewerCertificate: { MinimumProtocolVersion: 'TLSv1.2_2021' },
    });
  });

  it('staff are made by an administrator and sign in with a second factor', () => {
    const [pool] = resourcesOf(templates, 'AWS::Cognito::UserPool');
    expect(pool?.[1].Properties).toMatchObject({
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      MfaConfiguration: 'ON',
    });
  });
});
