import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { takeCaseAtDesk } from '../../functions/case/take.ts';
import { writeConsultationAtDesk } from '../../functions/consultation/write.ts';
import { startRound } from '../../functions/waitlist/round.ts';
import { readableMail } from '../../infra/local/pages/readable-mail.ts';
import type { Case } from '../../shared/domain/case/schema.ts';
import { caseByReference } from '../../shared/store/cases.ts';
import { carryOut } from '../../shared/store/command.ts';
import { deferrals } from '../../shared/store/waitlist.ts';
import { creating } from '../../shared/store/writes.ts';
import { principalOf } from '../../shared/web/desk.tsx';
import { fieldOf } from '../builders/at-the-desk.ts';
import { acceptedOf } from '../builders/escalation-scene.ts';
import { executionsOf, historyOf } from '../builders/executions.ts';
import { aDeferral, aStaff } from '../builders/family.ts';
import { rawItems } from '../builders/raw-items.ts';
import { aBrowser, CITY } from '../infra/at-home.ts';
import { aFollowUpHome, type Home } from '../workflows/follow-up-at-home.ts';

const MAIL = 'canary-mail@example.jp';

/** A recognisable word in every field that speaks of a family. */
const family = {
  guardianName: 'カナリア 花子',
  mail: MAIL,
  phone: '090-7777-8888',
  childName: 'カナリアちゃん',
  birthKind: 'born',
  birthYear: '2025',
  birthMonth: '5',
  birthDay: '10',
  ward: 'kita',
  postalCode: '777-8888',
  words: 'カナリアの卵アレルギー',
  consent: 'yes',
};
const CANARY = /カナリア|canary|7777-?8888|777-?8888/i;

let home: Home;
let taken: Case;
const logged: string[] = [];
const addresses: string[] = [];
const by = principalOf(aStaff());

/** Fills the form in wrongly, then rightly into a store that fails, and at last gets through. */
const sendsAnIntake = async (): Promise<string> => {
  const browser = aBrowser(home.origin);
  await browser.get('/intake');
  await browser.post('/intake', { ...family, birthYear: 'カナリア', action: 'review' });
  const review = await (await browser.post('/intake', { ...family, action: 'review' })).text();
  const send = { ...family, nonce: fieldOf(review, 'nonce'), action: 'send' };
  home.faults.order({ dynamodb: { unavailable: 20, actions: ['TransactWriteItems'] } });
  expect((await browser.post('/intake', send)).status).toBe(500);
  home.faults.clear();
  const sent = await browser.post('/intake', send);
  addresses.push(sent.headers.get('location') ?? '');
  await home.timeline.quiet();
  return new URL(addresses[0] ?? '', home.origin).searchParams.get('reference') ?? '';
};

const consultantTakesIt = async (reference: string): Promise<void> => {
  const received = await caseByReference(home.services.store, CITY, reference);
  if (!received) throw new Error('no case');
  acceptedOf(await takeCaseAtDesk(home.services, by, received.value.caseId));
  await home.timeline.quiet();
  const kept = await caseByReference(home.services.store, CITY, reference);
  if (!kept) throw new Error('no case');
  taken = kept.value;
  const note = {
    channel: 'phone' as const,
    heldOn: '2026-04-01',
    persons: ['guardian' as const],
    topics: ['nursery-places' as const],
    informed: 'カナリアの相談',
    agreed: 'カナリアの約束',
    nextStep: 'カナリアの次',
    nextStepOn: '2026-04-03',
  };
  acceptedOf(await writeConsultationAtDesk(home.services, { by, current: taken, note, onceKey: 'note' }));
};

const isDeferredAndAnswers = async (): Promise<void> => {
  const childId = taken.family.children[0]?.childId;
  const said = { childName: 'カナリアちゃん', guardianName: 'カナリア 花子' };
  const deferral = aDeferral({ caseId: taken.caseId, childId, said });
  acceptedOf(
    await carryOut(home.services, {
      municipality: CITY,
      writes: [creating(deferrals, deferral, 'DeferralExists')],
      effects: [startRound({ caseId: taken.caseId, childId: deferral.childId, round: 1 }, '2026-04-01')],
    }),
  );
  await home.timeline.quiet();
  const mail = home.mailbox.mails.filter(({ to }) => to.includes(MAIL)).at(-1);
  const link = mail && readableMail(mail, home.mailbox).links.find((one) => one.includes('/my?link='));
  const browser = aBrowser(home.origin);
  await browser.get(link?.replace(home.origin, '') ?? '');
  const path = `/my/follow-up/${childId}`;
  const nonce = fieldOf(await (await browser.get(path)).text(), 'nonce');
  const answer = { intention: 'unchanged', wantsOptions: 'yes', words: 'カナリアの返事' };
  const answered = await browser.post(path, { nonce, ...answer });
  addresses.push(answered.headers.get('location') ?? '');
  await home.timeline.quiet();
};

describe('言葉を仕込んだ相談が、受付から意向確認まで進んだあとで', () => {
  beforeAll(async () => {
    for (const stream of [process.stdout, process.stderr]) {
      vi.spyOn(stream, 'write').mockImplementation((chunk) => logged.push(String(chunk)) > 0);
    }
    home = await aFollowUpHome();
    await consultantTakesIt(await sendsAnIntake());
    await isDeferredAndAnswers();
    await home.moveTo(home.timeline.nowEpochMs() + 30 * 86_400_000);
    vi.restoreAllMocks();
  });
  afterAll(() => home.stop());

  it('the words are there for whoever may read them', () => {
    expect(taken.family).toMatchObject({
      guardianName: 'カナリア 花子',
      phone: '090-7777-8888',
      words: 'カナリアの卵アレルギー',
    });
    expect(addresses[1]).toBe('/my?done=answered');
  });

  it('no mail says any of it, in its words, its headers or its links, but for the address that it goes to', () => {
    const mails = home.mailbox.mails.map((mail) => readableMail(mail, home.mailbox));
    expect(mails.length).toBeGreaterThan(4);
    for (const { subject, text, html, links, headers, tags } of mails) {
      const { to: _address, ...others } = headers;
      expect(JSON.stringify([subject, text, html, links, others, tags])).not.toMatch(CANARY);
    }
  });

  it('no execution carries any of it, in or out', async () => {
    const executions = [
      ...(await executionsOf(home, 'intake')),
      ...(await executionsOf(home, 'waitlist-follow-up')),
    ];
    expect(executions.length).toBeGreaterThan(1);
    for (const { name, executionArn } of executions) {
      const history = await historyOf(home, executionArn);
      expect(history.length).toBeGreaterThan(10);
      expect(`${name}${JSON.stringify(history)}`).not.toMatch(CANARY);
    }
  });

  it('no log has any of it, not even that of the accident', () => {
    expect(logged.join('')).not.toMatch(CANARY);
    expect(home.notices.join('')).not.toMatch(CANARY);
    expect(logged.join('')).toContain('page failed');
  });

  it('no address in a browser has any of it', () => {
    expect(addresses.map(decodeURIComponent).join(' ')).not.toMatch(CANARY);
  });

  it('cases, outbox and audit entries hold it sealed alone', async () => {
    const byTable = await rawItems(home);
    const entities = new Set([...byTable.values()].flat().map(({ entity }) => entity));
    for (const entity of [
      'case',
      'consultation',
      'outbox-row',
      'audit-entry',
      'follow-up',
      'deferral',
      'task',
      'once',
    ]) {
      expect(entities).toContain(entity);
    }
    const spoken = [...byTable.values()].flat().filter((item) => CANARY.test(JSON.stringify(item)));
    expect(spoken).toEqual([]);
  });
});
