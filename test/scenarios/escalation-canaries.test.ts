import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readableMail } from '../../infra/local/pages/readable-mail.ts';
import { CITY } from '../builders/escalation.ts';
import {
  anEscalationScene,
  type EscalationScene,
  MAILS,
  newestLinkTo,
} from '../builders/escalation-scene.ts';
import { executionsOf, historyOf } from '../builders/executions.ts';
import { aBrowser } from '../infra/at-home.ts';

const canaries = {
  child: 'カナリア太郎',
  whereabouts: 'カナリア町1丁目',
  seenAndHeard: 'カナリアの泣き声が聞こえた',
  supposed: 'カナリアの憶測',
};
const CANARY = /カナリア|canary/i;

let scene: EscalationScene;
let id: Awaited<ReturnType<EscalationScene['raise']>>;
const logged: string[] = [];

describe('言葉を仕込んだ通告が最後まで進んだあとで', () => {
  beforeAll(async () => {
    for (const stream of [process.stdout, process.stderr]) {
      vi.spyOn(stream, 'write').mockImplementation((chunk) => logged.push(String(chunk)) > 0);
    }
    scene = await anEscalationScene();
    id = await scene.raise(canaries);
    await scene.pass(70);
    const browser = aBrowser(scene.twin.origin);
    await browser.get(newestLinkTo(scene.twin, MAILS.first));
    const nonceNow = async () =>
      /name="nonce" value="([^"]+)"/.exec(await (await browser.get('/escalations')).text())?.[1] ?? '';
    await browser.post('/escalations/acknowledge', { name: 'canary', nonce: await nonceNow() });
    await browser.post('/escalations/ask', { words: 'カナリアの質問', nonce: await nonceNow() });
    await scene.pass(49 * 60);
    await scene.settle(id);
    vi.restoreAllMocks();
  });
  afterAll(() => scene.twin.stop());

  it('no mail says any of it', () => {
    const mails = scene.twin.mailbox.mails.map((mail) => readableMail(mail, scene.twin.mailbox));
    expect(mails.length).toBeGreaterThan(8);
    for (const { subject, text, html, headers } of mails) {
      expect(`${subject}${text}${html}${JSON.stringify(headers)}`).not.toMatch(CANARY);
      expect(`${subject}${text}`).not.toMatch(/虐待|子ども|お子さん|児童(?!相談所)/);
    }
  });

  it('no execution carries any of it, in or out', async () => {
    for (const { executionArn } of await executionsOf(scene.twin, 'escalation')) {
      expect(JSON.stringify(await historyOf(scene.twin, executionArn))).not.toMatch(CANARY);
    }
  });

  it('no log has any of it', () => {
    expect(logged.join('')).not.toMatch(CANARY);
    expect(scene.twin.notices.join('')).not.toMatch(CANARY);
  });

  it('the store has it sealed alone', async () => {
    const { DynamoDBClient } = await import('@aws-sdk/client-dynamodb');
    const { DynamoDBDocumentClient, ScanCommand } = await import('@aws-sdk/lib-dynamodb');
    const { rootCredentials } = await import('../../infra/local/aws-port/caller.ts');
    const client = DynamoDBDocumentClient.from(
      new DynamoDBClient({
        region: 'ap-northeast-1',
        endpoint: scene.twin.awsEndpoint,
        credentials: rootCredentials,
      }),
    );
    for (const { name } of scene.twin.declaration.all('AWS::DynamoDB::Table')) {
      const { Items = [] } = await client.send(new ScanCommand({ TableName: name }));
      expect(Items.length).toBeGreaterThan(0);
      expect(JSON.stringify(Items)).not.toMatch(CANARY);
    }
    expect(await scene.escalation(id)).toMatchObject({ municipality: CITY, concern: canaries });
  });

  it('the words of the letters themselves name no child, in either language', async () => {
    const folder = path.join(import.meta.dirname, '..', '..', 'shared', 'mail', 'escalation');
    expect((await readdir(folder)).length).toBeGreaterThan(4);
    for (const locale of ['ja', 'en']) {
      const file = path.join(folder, '..', '..', 'words', locale, 'escalation.json');
      const words = JSON.parse(await readFile(file, 'utf8')) as Record<string, string>;
      const ofMails = Object.entries(words).filter(([key]) => /(Subject|Body)$|^noticePhone$/.test(key));
      expect(ofMails.length).toBeGreaterThan(10);
      expect(ofMails.map(([, text]) => text).join('\n')).not.toMatch(/虐待|お子さん|child|abuse/i);
    }
  });
});
