import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { visibleToGuardian } from '../../shared/domain/audit/visibility.ts';
import { auditOf } from '../../shared/store/audit-chain.ts';
import { CITY } from '../builders/escalation.ts';
import {
  anEscalationScene,
  type EscalationScene,
  MAILS,
  newestLinkTo,
} from '../builders/escalation-scene.ts';
import { aBrowser } from '../infra/at-home.ts';

const SEEN = '腕に新しいあざがあった';

let scene: EscalationScene;
let id: Awaited<ReturnType<EscalationScene['raise']>>;
let browser: ReturnType<typeof aBrowser>;

const nonceIn = (html: string): string => /name="nonce" value="([^"]+)"/.exec(html)?.[1] ?? '';
const facts = async () => (await auditOf(scene.services.store, CITY, id)).map((entry) => entry.fact);
const page = async () => (await browser.get('/escalations')).text();
const press = async (act: string, form: Record<string, string> = {}, nonce?: string) =>
  browser.post(`/escalations/${act}`, { ...form, nonce: nonce ?? nonceIn(await page()) });

describe('関係機関が通告の知らせを開き、確認し、結果を記録する', () => {
  beforeAll(async () => {
    scene = await anEscalationScene();
    id = await scene.raise();
    browser = aBrowser(scene.twin.origin);
  });
  afterAll(() => scene.twin.stop());

  it('the link alone shows a reference and nothing of the child, and changes nothing', async () => {
    const before = await facts();
    const arrived = await browser.get(newestLinkTo(scene.twin, MAILS.first));
    expect(arrived.headers.get('location')).toBe('/escalations');
    const cover = await page();
    expect(cover).toContain((await scene.escalation(id)).reference);
    expect(cover).not.toContain(SEEN);
    expect(cover).not.toContain('虐待');
    expect(await facts()).toEqual(before);
  });

  it('the content is shown after a press of the button, and that is written down', async () => {
    const opened = await (await press('view')).text();
    expect(opened).toContain(SEEN);
    expect(opened).not.toContain('北 あかり');
    expect((await facts()).at(-1)).toBe('EscalationRead');
  });

  it('a press without the nonce of this browser shows nothing', async () => {
    const refused = await press('view', {}, 'made-up.nonce');
    expect(refused.status).toBe(403);
    expect(await refused.text()).not.toContain(SEEN);
  });

  it('confirming asks for a name, since only a person confirms', async () => {
    const refused = await press('acknowledge', { name: '  ' });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('お名前を入力してください');
    expect(await scene.escalation(id)).toMatchObject({ status: 'notified' });
  });

  it('confirming twice with one form keeps the first and silences the ladder', async () => {
    const nonce = nonceIn(await page());
    const first = await press('acknowledge', { name: '山田（相談係）' }, nonce);
    await press('acknowledge', { name: '山田（相談係）' }, nonce);
    expect(await first.text()).toContain('受け取りを確認しました');
    await scene.pass(120);
    expect(await scene.escalation(id)).toMatchObject({
      status: 'acknowledged',
      acknowledgement: { name: '山田（相談係）', how: 'button', by: { who: 'agency', contact: 0 } },
    });
    expect((await facts()).filter((fact) => fact === 'EscalationAcknowledged')).toHaveLength(1);
    expect(scene.mailsTo(MAILS.second)).toHaveLength(0);
  });

  it('a question reaches the raiser without its words', async () => {
    await press('ask', { words: 'きょうだいはいますか' });
    await scene.twin.timeline.quiet();
    const [mail] = scene.mailsTo('success+akari@city.example.jp');
    expect(Buffer.from(mail?.raw ?? '', 'base64').toString()).not.toContain('きょうだい');
    expect((await scene.escalation(id)).questions).toMatchObject([{ words: 'きょうだいはいますか' }]);
  });

  const sighting = {
    seenBy: '山田',
    seenOnYear: '令和8',
    seenOnMonth: '６',
    seenOnDay: '5',
    seenTime: '19時30',
    where: '自宅',
    note: '',
  };

  it('an outcome with a time that cannot be read keeps what was typed and says what is wrong', async () => {
    const refused = await press('outcome', { ...sighting, seenTime: 'ゆうがた' });
    const html = await refused.text();
    expect(refused.status).toBe(422);
    expect(html).toContain('時刻を読み取れませんでした');
    expect(html).toContain('value="ゆうがた"');
  });

  it('an outcome before the notice is refused at its date', async () => {
    const refused = await press('outcome', { ...sighting, seenTime: '17:00' });
    expect(await refused.text()).toContain('お知らせより前');
  });

  it('an outcome as people type it ends the matter; the content is shown no more', async () => {
    const recorded = await press('outcome', sighting);
    expect(recorded.status).toBe(303);
    const cover = await page();
    expect(cover).toContain('終わりました');
    expect(cover).not.toContain(SEEN);
    expect(await scene.escalation(id)).toMatchObject({
      status: 'settled',
      outcome: { kind: 'child-seen', seenAt: '2026-06-05T10:30:00Z', where: '自宅' },
    });
  });

  it('no guardian sees any of it under "who read my data"', async () => {
    const entries = await auditOf(scene.services.store, CITY, id);
    expect(entries.length).toBeGreaterThan(5);
    expect(entries.filter(visibleToGuardian)).toEqual([]);
  });
});

describe('他の人がこのページを開こうとする', () => {
  beforeAll(async () => {
    scene = await anEscalationScene();
    id = await scene.raise();
  });
  afterAll(() => scene.twin.stop());

  const shownFor = async (link?: string): Promise<[number, string]> => {
    const stranger = aBrowser(scene.twin.origin);
    if (link) await stranger.get(link);
    const response = await stranger.get('/escalations');
    return [response.status, await response.text()];
  };

  it('no link, a wrong one and an old one get one and the same page', async () => {
    const link = newestLinkTo(scene.twin, MAILS.first);
    const none = await shownFor();
    expect(none[0]).toBe(404);
    expect(await shownFor('/escalations?link=999105.AAAAAAAAAAAAAAAAAAAAAA')).toEqual(none);
    await scene.pass(31 * 24 * 60);
    expect(await shownFor(link)).toEqual(none);
  });
});
