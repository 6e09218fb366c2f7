import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoCity } from '../../infra/local/demo/city.ts';
import { seedDemo } from '../../infra/local/demo/seed.ts';
import type { Staff } from '../../shared/domain/staff/schema.ts';
import { auditOf, firstBreak } from '../../shared/store/audit-chain.ts';
import { caseByReference } from '../../shared/store/cases.ts';
import { staffOf, staffRecords } from '../../shared/store/registry.ts';
import { replacing } from '../../shared/store/writes.ts';
import { type Browser, fieldOf, formTo, signInAs } from '../builders/at-the-desk.ts';
import { aBrowser, aTwin, sendIntake } from '../infra/at-home.ts';

const MINUTE_MS = 60_000;
const CITY = demoCity.municipality;

let twin: Awaited<ReturnType<typeof aTwin>>;
let reference = '';
let caseId = '';

const pass = (minutes: number) => twin.moveTo(twin.timeline.nowEpochMs() + minutes * MINUTE_MS);
const textOf = async (answer: Promise<Response>) => (await answer).text();
const casePath = () => `/desk/cases/${caseId}`;

const sendForm = async (
  browser: Browser,
  page: string,
  action: string,
  typed: Record<string, string> = {},
) => {
  const form = formTo(await textOf(browser.get(page)), action);
  return browser.post(action, { nonce: fieldOf(form, 'nonce'), ...typed });
};

/** Opens the case for a purpose. */
const openCase = (browser: Browser, purpose = 'consultation') =>
  sendForm(browser, casePath(), `${casePath()}/open`, { purpose });

const factsOf = async (subject: string): Promise<string[]> =>
  (await auditOf(twin.store.store, CITY, subject)).map(({ fact }) => fact);

const change = async (subject: string, facts: Partial<Staff>): Promise<Staff> => {
  const found = (await staffOf(twin.store.store, CITY)).find((one) => one.subject === subject);
  if (!found) throw new Error(`nobody is called ${subject}`);
  await twin.store.store.commit([replacing(staffRecords, { ...found, ...facts })]);
  return found;
};

/** How the workflow of this name stands. */
const executionOf = async (name: string): Promise<string | undefined> => {
  const answer = await fetch(`${twin.origin}/local/executions.json`);
  const all = (await answer.json()) as { name: string; status: string }[];
  return all.find((one) => one.name === name)?.status;
};

beforeAll(async () => {
  twin = await aTwin({ foundCity: false });
  await seedDemo(twin.store);
  reference = await sendIntake(twin.origin);
  await twin.timeline.quiet();
  caseId = (await caseByReference(twin.store.store, CITY, reference))?.value.caseId ?? '';
});
afterAll(() => twin.stop());

describe('signing in', () => {
  it('leads back to the page that was wanted, and is kept in the audit', async () => {
    const { landed } = await signInAs(twin, 'sato', '/desk/cases?reference=A');
    expect(landed.status).toBe(303);
    expect(landed.headers.get('location')).toBe('/desk/cases?reference=A');
    const sato = await change('sato', {});
    expect(await factsOf(sato.staffId)).toContain('SignedIn');
  });

  it('leads to no other site', async () => {
    const { landed } = await signInAs(twin, 'sato', '/desk/sign-in?to=//elsewhere.example/desk');
    expect(landed.headers.get('location')).toBe('/desk');
  });

  it('that this browser did not begin is refused', async () => {
    const answer = await aBrowser(twin.origin).get('/desk/sign-in/return?code=c&state=s');
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('もう一度お試しください');
  });

  it('cannot be finished twice', async () => {
    const { browser, landed } = await signInAs(twin, 'sato');
    expect((await browser.get(new URL(landed.url).pathname + new URL(landed.url).search)).status).toBe(400);
  });

  it('of somebody who left meanwhile is refused in words, and their running session ends', async () => {
    const { browser } = await signInAs(twin, 'ito');
    expect((await browser.get('/desk')).status).toBe(200);
    const begun = await signInAs(twin, 'ito', '/desk', () => change('ito', { active: false }));
    expect(begun.landed.status).toBe(403);
    expect(await begun.landed.text()).toContain('異動・退職');
    expect((await browser.get('/desk')).status).toBe(303);
    await change('ito', { active: true });
  });
});

describe('a session', () => {
  it('is kept awake by reading, and ends after an idle hour', async () => {
    const { browser } = await signInAs(twin, 'sato');
    await pass(59);
    expect((await browser.get('/desk')).status).toBe(200);
    await pass(59);
    expect((await browser.get('/desk')).status).toBe(200);
    await pass(61);
    expect((await browser.get('/desk')).headers.get('location')).toBe('/desk/sign-in?to=%2Fdesk');
  });

  it('ends after eight hours however busy', async () => {
    const { browser } = await signInAs(twin, 'sato');
    for (let halfHours = 0; halfHours < 16; halfHours += 1) {
      await pass(30);
      expect((await browser.get('/desk')).status).toBe(200);
    }
    await pass(1);
    expect((await browser.get('/desk')).status).toBe(303);
  });

  it('that is over takes no form, and says so', async () => {
    const { browser } = await signInAs(twin, 'sato');
    await pass(61);
    const answer = await browser.post('/desk/intake', { guardianName: '見本 花子' });
    expect(answer.status).toBe(401);
    expect(await answer.text()).toContain('保存されていません');
  });

  it('ends with the sign-out, even for who kept the cookie', async () => {
    const { browser } = await signInAs(twin, 'sato');
    const kept = browser.cookies();
    expect((await sendForm(browser, '/desk', '/desk/sign-out')).status).toBe(200);
    const thief = await fetch(`${twin.origin}/desk`, { headers: { cookie: kept }, redirect: 'manual' });
    expect(thief.status).toBe(303);
  });
});

describe('a case', () => {
  it('is shown only after its reader said what for; reading is audited, and looking changes nothing', async () => {
    const { browser } = await signInAs(twin, 'sato');
    expect(await textOf(browser.get(casePath()))).not.toContain('見本 花子');
    const before = await factsOf(caseId);
    expect((await openCase(browser, 'family-asked')).status).toBe(303);
    expect(await textOf(browser.get(casePath()))).toContain('見本 花子');
    expect(await factsOf(caseId)).toEqual([...before, 'CaseRead']);
  });

  it('asks again what for after an hour', async () => {
    const { browser } = await signInAs(twin, 'suzuki');
    await openCase(browser);
    await pass(59);
    expect(await textOf(browser.get(casePath()))).toContain('見本 花子');
    await pass(1);
    expect(await textOf(browser.get(casePath()))).not.toContain('見本 花子');
  });

  it('of another ward looks like one that never was, and is as well protected', async () => {
    const { browser } = await signInAs(twin, 'tanaka');
    const pages = await Promise.all(
      [casePath(), '/desk/cases/case_01ZZZZZZZZZZZZZZZZZZZZZZZZ'].map(async (path) => {
        const answer = await browser.get(path);
        const html = await answer.text();
        return { status: answer.status, main: html.slice(html.indexOf('<main'), html.indexOf('</main')) };
      }),
    );
    expect(pages[0]?.status).toBe(404);
    expect(pages[0]).toEqual(pages[1]);
    const nonce = fieldOf(await textOf(browser.get('/desk/intake')), 'nonce');
    expect((await browser.post(`${casePath()}/close`, { nonce, outcome: 'moved', sure: 'yes' })).status).toBe(
      404,
    );
    expect(await textOf(browser.get(`/desk/cases?reference=${reference}`))).toContain(
      '担当の区にはありません',
    );
  });

  it('is found by its reference, however it is typed', async () => {
    const { browser } = await signInAs(twin, 'sato');
    const typed = encodeURIComponent(reference.toLowerCase().replace('-', ' '));
    const found = await browser.get(`/desk/cases?reference=${typed}`);
    expect(found.headers.get('location')).toBe(casePath());
  });

  it('is taken once however often the button is pressed; the family hears of it, and its chain is whole', async () => {
    const { browser } = await signInAs(twin, 'sato');
    await openCase(browser);
    const form = formTo(await textOf(browser.get(casePath())), `${casePath()}/take`);
    const press = () => browser.post(`${casePath()}/take`, { nonce: fieldOf(form, 'nonce') });
    const answers = await Promise.all([press(), press()]);
    await press();
    expect(answers.filter(({ status }) => status === 303).length).toBeGreaterThan(0);
    await twin.timeline.quiet();
    expect((await factsOf(caseId)).filter((fact) => fact === 'CaseTaken')).toHaveLength(1);
    expect(twin.mailbox.mails.filter(({ to }) => to.includes('hanako@example.jp'))).toHaveLength(2);
    expect(await textOf(browser.get('/desk'))).not.toContain(reference);
    expect(firstBreak(await auditOf(twin.store.store, CITY, caseId))).toBeUndefined();
  });
});

describe('closing a case that nobody took', () => {
  it('ends its workflow and its task, and no further mail goes out', async () => {
    const received = await sendIntake(twin.origin);
    await twin.timeline.quiet();
    const { value } = (await caseByReference(twin.store.store, CITY, received)) ?? {};
    const mails = twin.mailbox.mails.length;
    const { browser } = await signInAs(twin, 'sato');
    const path = `/desk/cases/${value?.caseId}/close`;
    const answer = await sendForm(browser, path, path, { outcome: 'stopped', sure: 'yes' });
    expect(answer.headers.get('location')).toBe('/desk/cases');
    await twin.timeline.quiet();
    expect(await executionOf(value?.caseId ?? '')).toBe('SUCCEEDED');
    expect(await textOf(browser.get('/desk?whose=ward'))).not.toContain(received);
    expect(twin.mailbox.mails).toHaveLength(mails);
  });
});

describe('an administrator', () => {
  it('sets the installation up and sees no family', async () => {
    const { browser } = await signInAs(twin, 'hara');
    expect((await browser.get(casePath())).status).toBe(404);
    expect((await browser.get('/desk/cases')).status).toBe(404);
    expect((await browser.get('/desk/intake')).status).toBe(404);
  });
});
