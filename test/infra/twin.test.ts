import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { StackTemplate } from '../../infra/local/template/template.ts';
import type { Twin } from '../../infra/local/twin.ts';
import { aBrowser, aTwin, sendIntake } from './at-home.ts';

let twin: Twin;
afterEach(() => twin.stop());

const mailsTo = (address: string): string[] =>
  twin.mailbox.mails.filter(({ to }) => to.includes(address)).map(({ raw }) => raw);

const MINUTE_MS = 60_000;

describe('an intake at home', () => {
  it('goes from the form through the outbox to a mail and a waiting workflow', async () => {
    const home = await aTwin();
    twin = home;
    await sendIntake(home.origin);
    await home.timeline.quiet();
    expect(home.notices).toEqual([]);
    expect(mailsTo('hanako@example.jp')).toHaveLength(1);
    const { body } = await home.stepFunctions.handle(
      'ListExecutions',
      {
        stateMachineArn: home.declaration.all('AWS::StepFunctions::StateMachine')[0]?.arn,
      },
      {},
    );
    expect(body).toMatchObject({ executions: [{ status: 'RUNNING' }] });
  });
});

describe('staff at home', () => {
  it('sign in through the issuer that the templates name', async () => {
    twin = await aTwin();
    const browser = aBrowser(twin.origin);
    const asked = await browser.get('/desk');
    const begun = await browser.get(asked.headers.get('location') ?? '');
    const authorize = begun.headers.get('location') ?? '';
    expect(authorize).toContain(`${twin.origin}/local/issuer/authorize`);
    expect((await browser.get(authorize.replace(twin.origin, ''))).status).toBe(200);
  });
});

describe('what a developer asks of the twin', () => {
  it.each([
    'queues.json',
    'grants.json',
    'left-out.json',
    'mail.json',
    'executions.json',
    'aws.json',
    'clock',
  ])('is answered under /local/%s', async (list) => {
    twin = await aTwin();
    expect((await fetch(`${twin.origin}/local/${list}`)).status).toBe(200);
  });
});

describe('an error planted in the templates', () => {
  it('a stream mapping that is forgotten delays the mail until the sweeper comes', async () => {
    twin = await aTwin({ alterTemplates: (stacks) => remove(stacks, 'AWS::Lambda::EventSourceMapping') });
    await sendIntake(twin.origin);
    await twin.timeline.quiet();
    expect(mailsTo('hanako@example.jp')).toHaveLength(0);
    await twin.moveTo(twin.timeline.nowEpochMs() + 15 * MINUTE_MS);
    expect(mailsTo('hanako@example.jp')).toHaveLength(1);
  });

  it('a variable that is misspelt fails the function that needs it, by name', async () => {
    const home = await aTwin({
      alterTemplates: (stacks) => renameVariable(stacks, 'CASES_TABLE', 'CASE_TABLE'),
    });
    twin = home;
    await expect(sendIntake(home.origin)).rejects.toThrow('the form was not taken');
    expect(home.notices.join('\n')).toContain('CASES_TABLE');
  });
});

describe('a failure that was ordered', () => {
  it.each([
    ['SES accepts the mail and the answer is lost', { ses: { timeoutAfterCommit: 1 } }],
    ['SES refuses the first try', { ses: { throttle: 1 } }],
    ['the dispatcher dies before its work', { lambda: { crash: 1, functions: ['OutboxDispatcher'] } }],
    ['KMS refuses the first try', { kms: { throttle: 1 } }],
    ['DynamoDB is out of reach', { dynamodb: { unavailable: 1, actions: ['TransactWriteItems'] } }],
    [
      'the dispatcher dies after its work',
      { lambda: { crashAfterWork: 1, functions: ['OutboxDispatcher'] } },
    ],
    [
      'DynamoDB loses the answer to a write',
      { dynamodb: { timeoutAfterCommit: 1, actions: ['TransactWriteItems'] } },
    ],
  ])('%s: the family still gets one receipt, and one alone', async (_what, orders) => {
    twin = await aTwin();
    twin.faults.order(orders);
    await sendIntake(twin.origin);
    await twin.moveTo(twin.timeline.nowEpochMs() + 60 * MINUTE_MS);
    expect(mailsTo('hanako@example.jp')).toHaveLength(1);
  });
});

describe('a twin that is stopped and started again', () => {
  it('goes on where it was: the workflow waits, and no mail is sent twice', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'twin-'));
    const first = await aTwin({ folder });
    await sendIntake(first.origin);
    await first.timeline.quiet();
    await first.stop();
    twin = await aTwin({ folder, foundCity: false });
    await twin.moveTo(twin.timeline.nowEpochMs() + 15 * MINUTE_MS);
    expect(mailsTo('hanako@example.jp')).toHaveLength(1);
    await rm(folder, { recursive: true });
  });
});

const remove = (stacks: StackTemplate[], type: string): void => {
  for (const { template } of stacks) {
    for (const [logicalId, resource] of Object.entries(template.Resources)) {
      if (resource.Type === type) delete template.Resources[logicalId];
    }
  }
};

const renameVariable = (stacks: StackTemplate[], name: string, misspelt: string): void => {
  for (const { template } of stacks) {
    for (const { Type, Properties } of Object.values(template.Resources)) {
      if (Type !== 'AWS::Lambda::Function') continue;
      const { Variables } = Properties.Environment as { Variables: Record<string, unknown> };
      Variables[misspelt] = Variables[name];
      delete Variables[name];
    }
  }
};
