import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Entrance, openEntrance } from '../../infra/local/http/entrance.ts';
import { fetchAnswer } from '../../infra/local/http/fetch-answer.ts';
import { createIssuer } from '../../infra/local/issuer/issuer.tsx';
import { aLocalApp, type LocalAtHome } from '../../infra/local/pages/a-local-app.ts';
import { readStacks } from '../../infra/local/template/a-template.ts';
import { journey, openBrowser, visitor } from './browser.ts';

let home: LocalAtHome;
let entrance: Entrance;
let browser: Browser;
let page: Page;
let signIn = '';

const issuerAt = (origin: string) => {
  const desk = { CallbackURLs: [`${origin}/desk/sign-in/return`], UserPoolId: 'pool' };
  const declaration = readStacks({
    SignIn: { Resources: { Desk: { Type: 'AWS::Cognito::UserPoolClient', Properties: desk } } },
  });
  const [client] = declaration.all('AWS::Cognito::UserPoolClient');
  const query = new URLSearchParams({
    client_id: client?.name ?? '',
    redirect_uri: `${origin}/desk/sign-in/return`,
    response_type: 'code',
    scope: 'openid',
    state: 's',
    code_challenge: 'a'.repeat(43),
    code_challenge_method: 'S256',
  });
  const sato = {
    subject: 's1',
    name: '佐藤 花子',
    email: 'sato@example.jp',
    role: '保育コンシェルジュ',
    municipality: '横浜市',
  };
  const issuer = createIssuer({
    issuer: `${origin}/local/issuer`,
    declaration,
    timeline: { nowEpochMs: () => 0 },
    staffForSignIn: async () => [sato],
  });
  return { issuer, signIn: `/local/issuer/authorize?${query}` };
};

journey('the pages of the twin itself', () => {
  beforeAll(async () => {
    entrance = await openEntrance(0);
    const { issuer, signIn: path } = issuerAt(entrance.origin);
    signIn = path;
    home = await aLocalApp(issuer);
    entrance.mount('/local', fetchAnswer(entrance.origin, home.app.fetch));
    entrance.serve(({ url }) => ({ status: 200, headers: {}, body: url }));
    await home.write('a@example.jp');
    await home.start('case-1');
    browser = await openBrowser();
    page = await visitor(browser);
  });
  afterAll(async () => {
    await browser.close();
    await entrance.close();
    await home.stop();
  });

  const paths = async (): Promise<string[]> => {
    const mail = home.ses.mailbox.mails[0]?.messageId;
    await page.goto(`${entrance.origin}/local/executions`);
    const execution = await page.getByRole('link', { name: 'case-1' }).getAttribute('href');
    const fixed = ['/local', '/local/mail', '/local/clock', '/local/executions', '/local/faults'];
    return [...fixed, `/local/mail/${mail}`, execution ?? '', signIn];
  };

  it('have no accessibility findings, and fit into 320 pixels', async () => {
    const findings: unknown[] = [];
    for (const path of await paths()) {
      await page.goto(entrance.origin + path);
      const { violations } = await new AxeBuilder({ page }).exclude('iframe').setLegacyMode().analyze();
      const width = await page.evaluate('document.documentElement.scrollWidth');
      findings.push(
        ...violations.map(({ id, nodes }) => [path, id, nodes.map(({ html }) => html.slice(0, 200))]),
      );
      if (width !== 320) findings.push([path, `is ${width} pixels wide`]);
    }
    expect(findings).toEqual([]);
  });

  it('lead a member of staff back to the desk with one press of a button', async () => {
    await page.goto(entrance.origin + signIn);
    await page.getByRole('button', { name: /佐藤 花子/ }).click();
    expect(page.url()).toContain('/desk/sign-in/return?code=');
  });

  it('move the clock with one press of a button', async () => {
    await page.goto(`${entrance.origin}/local/clock`);
    await page.getByRole('button', { name: 'One day' }).click();
    expect(await page.getByRole('strong').textContent()).toBe('2026-04-02 09:00:00');
  });
});
