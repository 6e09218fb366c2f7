import { afterEach, describe, expect, it } from 'vitest';
import type { PublishedFigures } from '../../shared/domain/vacancy/published.ts';
import { auditOf } from '../../shared/store/audit-chain.ts';
import { vacancies } from '../../shared/store/facilities.ts';
import { openTasksAbout } from '../../shared/store/tasks.ts';
import { replacing } from '../../shared/store/writes.ts';
import { type Browser, fieldOf, formTo, signInAs } from '../builders/at-the-desk.ts';
import { facilityId } from '../builders/facility.ts';
import { someFigures } from '../builders/vacancy.ts';
import { CITY } from '../infra/at-home.ts';
import {
  AFTER_DEADLINE,
  aSurveyRound,
  facilityNumber,
  type SurveyRound,
  tokyo,
} from '../workflows/a-survey-round.ts';

let round: SurveyRound;
afterEach(() => round.twin.stop());

const atDesk = async (subject: string): Promise<Browser> => (await signInAs(round.twin, subject)).browser;

const phoneTasks = async () =>
  (await openTasksAbout(round.twin.store.store, CITY, round.campaignId)).map(({ value }) => value);

/** Says at the desk that a facility closes on a day of November. */
const close = async (browser: Browser, number: number, day: string): Promise<number> => {
  const path = `/desk/facilities/${facilityId(number)}/operation`;
  const form = formTo(await (await browser.get(path)).text(), path);
  const nonce = fieldOf(form, 'nonce');
  const sent = { nonce, status: 'closed', beginsYear: '2026', beginsMonth: '11', beginsDay: day };
  return (await browser.post(path, sent)).status;
};

const known = (number: number): PublishedFigures => ({
  ...someFigures({ facility: facilityId(number), asOf: '2026-10-20' }),
  municipality: CITY,
});

describe('調査の途中で閉園・休止する施設', () => {
  it('その日から再送も電話もなく、電話の仕事は閉じ、数には「確認できず」と残る', async () => {
    round = await aSurveyRound([
      facilityNumber(1),
      facilityNumber(2, { mail: undefined }),
      facilityNumber(3),
      facilityNumber(4),
    ]);
    expect(await phoneTasks()).toHaveLength(1);
    const browser = await atDesk('staff-1');
    expect(await close(browser, 1, '9')).toBe(303);
    expect(await close(browser, 2, '9')).toBe(303);
    // 施設3は、あさって閉園する。
    expect(await close(browser, 3, '11')).toBe(303);
    await round.twin.timeline.quiet();
    expect(await phoneTasks()).toEqual([]);
    expect((await round.surveys()).map(({ status }) => status)).toEqual(['left', 'left', 'asked', 'asked']);

    await round.twin.moveTo(AFTER_DEADLINE);
    // 案内のほかに、施設3へは閉園前の一度、施設4へは二度の再送。
    expect([1, 2, 3, 4].map((number) => round.mailsTo(number).length)).toEqual([1, 0, 2, 3]);
    expect((await round.surveys()).map((row) => ('why' in row ? row.why : row.status))).toEqual([
      'closed',
      'closed',
      'closed',
      'silent',
    ]);
    const page = await (await (await atDesk('staff-1')).get(`/desk/campaigns/${round.campaignId}`)).text();
    expect(page).toContain('閉園');
  });

  it('不在の自動返信では電話の仕事にならず、苦情や不達ではすぐになる', async () => {
    round = await aSurveyRound([
      facilityNumber(1, { mail: 'ooto@simulator.example.jp' }),
      facilityNumber(2, { mail: 'complaint@simulator.example.jp' }),
    ]);
    await round.twin.moveTo(tokyo('2026-11-09T09:15:00'));
    expect((await round.surveys()).map(({ status }) => status)).toEqual(['asked', 'phoned']);
  });

  it('同じ区の施設への案内が一度に届かなくても、どれも一つの電話の仕事に入り、失敗は残らない', async () => {
    const bouncing = [1, 2, 3, 4, 5, 6, 7, 8];
    round = await aSurveyRound(
      bouncing.map((number) => facilityNumber(number, { mail: `bounce+${number}@simulator.example.jp` })),
    );
    await round.twin.moveTo(tokyo('2026-11-09T09:10:30'));
    expect((await round.surveys()).map(({ status }) => status)).toEqual(bouncing.map(() => 'phoned'));
    expect(await phoneTasks()).toHaveLength(1);
    expect(round.twin.notices).toEqual([]);
  });
});

describe('電話での聞き取り', () => {
  /** 期限のあと、一人の担当者にまとまった電話の仕事を開く。 */
  const callsAfterDeadline = async (count: number, subject = 'staff-2') => {
    const numbers = Array.from({ length: count }, (_, index) => index + 1);
    // メールアドレスがないので、始まるとすぐ電話の仕事になる。
    round = await aSurveyRound(
      numbers.map((number) => facilityNumber(number, { mail: undefined, phone: `045-000-${1000 + number}` })),
    );
    await round.twin.store.store.commit(numbers.map((number) => replacing(vacancies, known(number))));
    const tasks = await phoneTasks();
    const mine = tasks.find(({ owner }) => owner?.endsWith(subject === 'staff-2' ? '2' : '3'));
    if (!mine) throw new Error('nobody was given the calls');
    return { path: `/desk/survey-calls/${mine.taskId}`, browser: await atDesk(subject) };
  };

  const unchanged = async (browser: Browser, path: string, page: string): Promise<Response> => {
    const form = formTo(page, path);
    return browser.post(path, {
      nonce: fieldOf(form, 'nonce'),
      facility: fieldOf(form, 'facility'),
      action: 'unchanged',
    });
  };

  it('話し方と前回の数字が並び、変更なしは一回押すだけで次の施設が開く', async () => {
    const { path, browser } = await callsAfterDeadline(4);
    let page = await (await browser.get(path)).text();
    expect(page).toContain('みほん市の職員2です');
    expect(page).toContain('10月20日');
    // もう一か所も同じ画面にあり、そこからも一回で記録できる。
    expect(page).toContain('みほん第2保育園は変更なし');
    let presses = 0;
    while (!page.includes('すべて確認できました')) {
      const sent = await unchanged(browser, path, page);
      presses += 1;
      expect(sent.status).toBe(303);
      page = await (await browser.get(path)).text();
    }
    expect(presses).toBe(2);
    const mine = (await round.surveys()).slice(0, 2);
    expect(mine).toMatchObject([
      { status: 'answered', door: 'phone', answer: { unchanged: true } },
      { status: 'answered', door: 'phone', answer: { unchanged: true } },
    ]);
    expect(await phoneTasks()).toHaveLength(1);
  });

  it('一つ変わったときは、その数字を打ち、一回押す', async () => {
    const { path, browser } = await callsAfterDeadline(2);
    const form = formTo(await (await browser.get(path)).text(), path);
    // 画面にある欄をそのまま送り、変わった一つだけを打ち直す：2桁と、押すのが一回。
    const inputs = (form.match(/<input[^>]*>/g) ?? []).filter(
      (tag) => !tag.includes('type="checkbox"') || / checked/.test(tag),
    );
    const fields = Object.fromEntries(
      inputs.map((tag) => [/name="([^"]+)"/.exec(tag)?.[1] ?? '', /value="([^"]*)"/.exec(tag)?.[1] ?? '']),
    );
    const typed = { ...fields, door: 'phone', enrolled1: '17', action: 'confirm' };
    expect((await browser.post(path, typed)).status).toBe(303);
    const [row] = await round.surveys();
    expect(row).toMatchObject({ status: 'answered', answer: { unchanged: false } });
    expect(row?.status === 'answered' && row.answer.figures.classes[1]?.[1]).toBe(17);
  });

  it('最後の二件を二人が同時に終えても、仕事は残らない', async () => {
    const { path, browser } = await callsAfterDeadline(4);
    const colleague = await atDesk('staff-1');
    const [mine, theirs] = await Promise.all([browser.get(path), colleague.get(path)]);
    const [one, other] = [await mine.text(), await theirs.text()];
    const second = other.slice(other.lastIndexOf('<form'));
    await Promise.all([
      unchanged(browser, path, one),
      colleague.post(path, {
        nonce: fieldOf(second, 'nonce'),
        facility: fieldOf(second, 'facility'),
        action: 'unchanged',
      }),
    ]);
    expect((await round.surveys()).slice(0, 2).map(({ status }) => status)).toEqual(['answered', 'answered']);
    const open = await phoneTasks();
    expect(open.map(({ taskId }) => path.endsWith(taskId))).toEqual([false]);
  });

  it('あきらめたときは、だれがなぜやめたかが調査の記録に残る', async () => {
    const { path, browser } = await callsAfterDeadline(2);
    const form = formTo(await (await browser.get(path)).text(), path);
    await browser.post(path, {
      nonce: fieldOf(form, 'nonce'),
      facility: facilityId(1),
      action: 'declined',
    });
    const facts = await auditOf(round.twin.store.store, CITY, round.campaignId);
    expect(facts.at(-1)).toMatchObject({
      fact: 'FacilityLeft',
      about: { facilityId: facilityId(1), why: 'declined' },
      by: { who: 'staff', staffId: 'staff_01TEST00000000000000000002' },
    });
  });
});
