import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditOf } from '../../shared/store/audit-chain.ts';
import { staffRecords } from '../../shared/store/registry.ts';
import { creating } from '../../shared/store/writes.ts';
import { type Browser, fieldOf, formTo, signInAs } from '../builders/at-the-desk.ts';
import { CITY, idOf, MINAMI } from '../builders/escalation.ts';
import { anEscalationScene, consultant, type EscalationScene, MAILS } from '../builders/escalation-scene.ts';

let scene: EscalationScene;
let akari: Browser;
let mamoru: Browser;
let minami: Browser;
let address = '';

const text = async (browser: Browser, path: string) => (await browser.get(path)).text();
const idNow = () => address.split('/').at(-1) ?? '';

const press = async (browser: Browser, act: string, form: Record<string, string> = {}) => {
  const html = await text(browser, address);
  const action = `${address}/${act}`;
  return browser.post(action, { ...form, nonce: fieldOf(html, 'nonce', formTo(html, action)) });
};

describe('相談員が虐待の疑いを伝え、電話で確認と結果を受ける', () => {
  beforeAll(async () => {
    scene = await anEscalationScene();
    const elsewhere = { ...consultant, staffId: idOf<typeof consultant.staffId>('staff', 'C') };
    await scene.services.store.commit([
      creating(
        staffRecords,
        { ...elsewhere, subject: 'minami', name: { ja: '南 みなみ' }, wards: [MINAMI] },
        'There',
      ),
    ]);
    akari = (await signInAs(scene.twin, 'consultant')).browser;
    mamoru = (await signInAs(scene.twin, 'supervisor')).browser;
    minami = (await signInAs(scene.twin, 'minami')).browser;
  });
  afterAll(() => scene.twin.stop());

  it('says whom to phone before any form', async () => {
    const first = await text(akari, '/desk/escalations/new');
    expect(first.indexOf('110（警察）')).toBeLessThan(first.indexOf('<form method="get"'));
    expect(first).not.toContain('textarea');
    const unanswered = await akari.get('/desk/escalations/new/form');
    expect(unanswered.status).toBe(422);
  });

  it('a child in danger now is not passed on until somebody was phoned; what was typed stays', async () => {
    const html = await text(akari, '/desk/escalations/new/form?danger=yes');
    const form = {
      kind: 'suspected-abuse',
      ward: 'kita',
      child: '3歳くらいの男の子',
      seenAndHeard: '腕に新しいあざがあった',
      immediateDanger: 'yes',
      nonce: fieldOf(html, 'nonce', formTo(html, '/desk/escalations')),
    };
    const refused = await akari.post('/desk/escalations', form);
    const again = await refused.text();
    expect(refused.status).toBe(422);
    expect(again).toContain('先に110・119・189のどれかへ電話');
    expect(again).toContain('腕に新しいあざがあった');
    const sent = await akari.post('/desk/escalations', { ...form, calledFirst: '110' });
    const twice = await akari.post('/desk/escalations', { ...form, calledFirst: '110' });
    expect(sent.headers.get('location')).toMatch(/^\/desk\/escalations\?raised=/);
    expect(twice.headers.get('location')).toBe(sent.headers.get('location'));
    await scene.twin.timeline.quiet();
    expect(scene.mailsTo(MAILS.first)).toHaveLength(1);
  });

  it('stands in the list of its ward, and as a task, without a word of the child', async () => {
    const list = await text(akari, '/desk/escalations');
    address = /href="(\/desk\/escalations\/escalation_[^"#]+)"/.exec(list)?.[1] ?? '';
    expect(address).not.toBe('');
    expect(list).not.toContain('男の子');
    expect(list).not.toContain('警報</strong>');
    expect(await text(akari, '/desk')).toContain('児童の安全を確認する');
  });

  it('is not there for staff of another ward', async () => {
    expect(await text(minami, '/desk/escalations')).not.toContain('escalation_');
    expect((await minami.get(address)).status).toBe(404);
    expect((await minami.post(`${address}/view`, {})).status).toBe(404);
  });

  it('shows what was seen and heard only once it was opened, and writes the opening down', async () => {
    expect(await text(mamoru, address)).not.toContain('あざ');
    const opened = await (await press(mamoru, 'view')).text();
    expect(opened).toContain('腕に新しいあざがあった');
    expect(opened).toContain('北 あかり');
    const entries = await auditOf(scene.services.store, CITY, idNow());
    expect(entries.at(-1)).toMatchObject({
      fact: 'EscalationRead',
      purpose: 'child-protection',
      by: { role: 'supervisor' },
    });
  });

  it('after an hour of silence stands as an alarm, with a phone task that leads to number and script', async () => {
    await scene.pass(60);
    expect(await text(mamoru, '/desk/escalations')).toContain('警報</strong>');
    expect(await text(akari, '/desk')).toContain('関係機関へ電話する');
    const html = await text(akari, address);
    expect(html).toContain('href="tel:0450000001"');
    expect(html).toContain('受け取っていただけましたか');
  });

  it('a confirmation heard on the phone is recorded with the name of who gave it, and ends the phone task', async () => {
    await press(akari, 'confirm', { name: '山田（相談係）' });
    await scene.twin.timeline.quiet();
    expect(await scene.escalation(idNow())).toMatchObject({
      status: 'acknowledged',
      acknowledgement: { name: '山田（相談係）', how: 'phone', by: { who: 'staff' } },
      alarm: false,
    });
    expect(await scene.openTasks()).toEqual(['watch-escalation']);
  });

  it('is closed without the child having been seen by a supervisor alone', async () => {
    expect(await text(akari, address)).not.toContain(`${address}/close`);
    const html = await text(akari, address);
    const nonce = fieldOf(html, 'nonce', formTo(html, `${address}/outcome`));
    const refused = await akari.post(`${address}/close`, { reason: '人違い', nonce });
    expect(await refused.text()).toContain('責任者だけです');
    expect(await text(mamoru, address)).toContain(`${address}/close`);
  });

  it('the outcome that the agency told by phone ends it', async () => {
    const recorded = await press(akari, 'outcome', {
      seenBy: '山田',
      seenOnYear: '2026',
      seenOnMonth: '6',
      seenOnDay: '5',
      seenTime: '18:30',
      where: '自宅',
    });
    expect(recorded.status).toBe(303);
    await scene.twin.timeline.quiet();
    expect(await scene.escalation(idNow())).toMatchObject({ status: 'settled' });
    expect(await scene.openTasks()).toEqual([]);
    expect(await text(akari, '/desk/escalations')).not.toContain('escalation_');
    expect(await (await press(mamoru, 'view')).text()).toContain('自宅');
  });
});
