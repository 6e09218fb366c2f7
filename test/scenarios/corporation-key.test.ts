import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { corporationWithKey } from '../../shared/store/api-keys.ts';
import { auditOf } from '../../shared/store/audit-chain.ts';
import { corporationOf, corporations } from '../../shared/store/survey-contacts.ts';
import { creating } from '../../shared/store/writes.ts';
import { type Browser, fieldOf, formTo, signInAs } from '../builders/at-the-desk.ts';
import { aCorporation, corporationId } from '../builders/corporation.ts';
import { facilityId } from '../builders/facility.ts';
import { rawItems } from '../builders/raw-items.ts';
import { spoilt } from '../builders/spoilt.ts';
import { CITY } from '../infra/at-home.ts';
import { aSurveyRound, facilityNumber, type SurveyRound } from '../workflows/a-survey-round.ts';

const SPOILT = 10_000;
const SPOILT_AT_THE_DOOR = 200;
const AT_ONCE = 20;
/** In `hoiku.990001.…` the municipality stands after the first point. */
const CODE_AT = 6;

const CORPORATION = `/desk/corporations/${corporationId(1)}`;
const KEY = `${CORPORATION}/key`;

let round: SurveyRound;
let supervisor: Browser;
beforeAll(async () => {
  round = await aSurveyRound([facilityNumber(1)], {}, 'over', [
    creating(corporations, aCorporation({ facilityIds: [facilityId(1)] }), 'CorporationExists'),
  ]);
  supervisor = (await signInAs(round.twin, 'staff-1')).browser;
});
afterAll(() => round.twin.stop());

const keyForm = async () => {
  const form = formTo(await (await supervisor.get(KEY)).text(), KEY);
  return { nonce: fieldOf(form, 'nonce') };
};
const press = async (action: 'issue' | 'revoke', form?: { nonce: string }) => {
  const answer = await supervisor.post(KEY, { ...(form ?? (await keyForm())), action });
  const page = await answer.text();
  return { status: answer.status, page, key: /value="(hoiku\.[^"]+)"/.exec(page)?.[1] ?? '' };
};
const call = async (key: string) =>
  (await fetch(`${round.twin.origin}/api/v1/surveys`, { headers: { authorization: `Bearer ${key}` } }))
    .status;
const kept = async () => (await corporationOf(round.twin.store.store, CITY, corporationId(1)))?.value;
const facts = async () =>
  (await auditOf(round.twin.store.store, CITY, corporationId(1))).map(({ fact, by }) => [fact, by.who]);

describe('法人のAPIキー', () => {
  let first: string;

  it('責任者が発行し、その画面に一度だけ出る。残るのはハッシュだけで、コンシェルジュには開かない', async () => {
    expect(await (await supervisor.get(CORPORATION)).text()).toContain(KEY);
    const issued = await press('issue');
    first = issued.key;
    expect(first).toMatch(/^hoiku\.990001\.01TEST00000000000000000001\.[\w-]{43}$/);
    expect(await call(first)).toBe(200);
    expect(await (await supervisor.get(KEY)).text()).not.toContain(first);
    expect(JSON.stringify(await rawItems(round.twin))).not.toContain(first.slice(-43));
    expect((await kept())?.apiKey).toEqual({
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      issuedAt: expect.any(String),
      expiresAt: expect.stringMatching(/^2027-11-09/),
    });
    const consultant = (await signInAs(round.twin, 'staff-2')).browser;
    expect((await consultant.get(KEY)).status).toBe(404);
    expect(await facts()).toEqual([['CorporationKeyIssued', 'staff']]);
  });

  it('法人の登録を直しても、キーはそのまま使える', async () => {
    const form = formTo(await (await supervisor.get(CORPORATION)).text(), CORPORATION);
    const nonce = fieldOf(form, 'nonce');
    const saved = await supervisor.post(CORPORATION, { nonce, name: '新みほん会', facility: facilityId(1) });
    expect(saved.status).toBe(303);
    expect(await kept()).toMatchObject({ name: '新みほん会' });
    expect(await call(first)).toBe(200);
  });

  it('一年たつと何も開かない', async () => {
    const { store, clock } = round.twin.store;
    const inHours = (hours: number) => ({ store, clock: { now: () => clock.now().add({ hours }) } });
    expect(await corporationWithKey(inHours(24 * 365 - 1), first)).toBeDefined();
    expect(await corporationWithKey(inHours(24 * 365), first)).toBeUndefined();
  });

  it('一万とおりに書きかえても、当てずっぽうでも、どの法人のものでもない', async () => {
    const { twin } = round;
    expect(await corporationWithKey(twin.store, first)).toBeDefined();
    let tried = 0;
    const some = fc.array(spoilt(first, CODE_AT), { minLength: AT_ONCE, maxLength: AT_ONCE });
    await fc.assert(
      fc.asyncProperty(some, async (keys) => {
        tried += keys.length;
        const opened = await Promise.all(keys.map((text) => corporationWithKey(twin.store, text)));
        expect(opened.filter(Boolean)).toEqual([]);
      }),
      { numRuns: SPOILT / AT_ONCE, endOnFailure: true },
    );
    expect(tried).toBeGreaterThanOrEqual(SPOILT);
  });

  it('入口でも同じで、違うキーは数えられない', async () => {
    const sendable = /^[!-~]+$/;
    const some = fc.array(
      spoilt(first, CODE_AT).filter((text) => sendable.test(text)),
      { minLength: AT_ONCE, maxLength: AT_ONCE },
    );
    const before = await rawItems(round.twin);
    await fc.assert(
      fc.asyncProperty(some, async (keys) => {
        expect(await Promise.all(keys.map(call))).toEqual(keys.map(() => 401));
      }),
      { numRuns: SPOILT_AT_THE_DOOR / AT_ONCE, endOnFailure: true },
    );
    expect(await rawItems(round.twin)).toEqual(before);
  });

  it('替えると前のキーは開かず、古い画面をもう一度送っても何も変わらない', async () => {
    const form = await keyForm();
    const second = await press('issue', form);
    expect([await call(first), await call(second.key)]).toEqual([401, 200]);
    const again = await press('issue', form);
    expect([again.status, again.key]).toEqual([409, '']);
    expect(await call(second.key)).toBe(200);
    expect((await press('revoke', form)).status).toBe(409);
    await press('revoke');
    expect(await call(second.key)).toBe(401);
    expect(await (await supervisor.get(KEY)).text()).toContain('いま使えるキーはありません');
    expect((await facts()).map(([fact]) => fact)).toEqual([
      'CorporationKeyIssued',
      'CorporationChanged',
      'CorporationKeyRenewed',
      'CorporationKeyRevoked',
    ]);
    expect(round.twin.notices).toEqual([]);
  });
});
