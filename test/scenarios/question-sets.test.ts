import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { questionSetsOf } from '../../shared/store/question-sets.ts';
import { fieldOf, signInAs } from '../builders/at-the-desk.ts';
import { CITY } from '../infra/at-home.ts';
import { aSurveyRound, facilityNumber, type SurveyRound } from '../workflows/a-survey-round.ts';

const PATH = '/desk/campaigns/questions';

const twoQuestions = {
  'labelJa-figures': '空きの人数',
  'labelEn-figures': 'Places by class',
  columns: 'vacancy',
  'asked-remark': 'yes',
  'labelJa-remark': 'ひとこと',
};

describe('調査項目を決める', () => {
  let round: SurveyRound;
  let browser: Awaited<ReturnType<typeof signInAs>>['browser'];
  beforeAll(async () => {
    round = await aSurveyRound([facilityNumber(1)]);
    browser = (await signInAs(round.twin, 'staff-1')).browser;
  });
  afterAll(() => round.twin.stop());

  const shown = async () => (await browser.get(PATH)).text();
  const mainOf = (html: string) => html.slice(html.indexOf('<main'));
  const press = async (typed: Record<string, string>, html?: string) => {
    const main = mainOf(html ?? (await shown()));
    return browser.post(PATH, { ...typed, nonce: fieldOf(main, 'nonce'), seen: fieldOf(main, 'seen') });
  };
  const versions = () => questionSetsOf(round.twin.store.store, CITY);

  it('見本は施設の画面と同じ部品で見え、送れず、何も保存しない', async () => {
    const page = await (await press({ ...twoQuestions, action: 'preview', previewIn: 'en' })).text();
    const preview = page.slice(page.indexOf('<fieldset disabled'));
    expect(preview).toContain('Places by class');
    expect(preview).toContain('id="vacancy0"');
    expect(preview).not.toContain('id="capacity0"');
    expect(preview).not.toContain('<form method="post" action="/survey"');
    expect(await versions()).toHaveLength(1);
  });

  it('保存すると次の版になり、二度押しても一つで、初めの版も残り、記録される', async () => {
    const html = await shown();
    expect((await press({ ...twoQuestions, action: 'save' }, html)).status).toBe(303);
    expect((await press({ ...twoQuestions, action: 'save' }, html)).status).toBe(303);
    expect(await versions()).toMatchObject([
      { number: 1 },
      { number: 2, questions: [{ kind: 'figures', columns: ['vacancy'] }, { kind: 'remark' }] },
    ]);
    expect((await versions())[0].questions).toHaveLength(7);
    const other = await press({ ...twoQuestions, 'labelJa-figures': '別の名前', action: 'save' }, html);
    expect(other.status).toBe(422);
    expect(await versions()).toHaveLength(2);
  });

  it('並べかえは見本にすぐ現れ、保存するまで何も変わらず、保存するとその順で聞く', async () => {
    const order = (html: string) =>
      [...mainOf(html).matchAll(/name="order" value="([^"]+)"/g)].map(([, kind]) => kind).slice(0, 2);
    expect(order(await shown())).toEqual(['figures', 'remark']);
    const moving = new FormData();
    for (const kind of order(await shown())) moving.append('order', kind ?? '');
    const main = mainOf(await shown());
    const fields = { ...twoQuestions, nonce: fieldOf(main, 'nonce'), seen: fieldOf(main, 'seen') };
    for (const [name, value] of Object.entries(fields)) moving.append(name, value);
    moving.append('move', 'remark:up');
    const page = await (await browser.post(PATH, moving)).text();
    expect(order(page)).toEqual(['remark', 'figures']);
    const preview = page.slice(page.indexOf('<fieldset disabled'));
    expect(preview.indexOf('ひとこと')).toBeLessThan(preview.indexOf('空きの人数'));
    expect(await versions()).toHaveLength(2);
    moving.delete('order');
    moving.delete('move');
    for (const kind of order(page)) moving.append('order', kind ?? '');
    moving.append('action', 'save');
    expect((await browser.post(PATH, moving)).status).toBe(303);
    expect((await versions()).at(-1)?.questions.map(({ kind }) => kind)).toEqual(['remark', 'figures']);
  });

  it('進行中の調査は、始めたときの版のまま聞く', async () => {
    const facility = await round.visitByMail(1);
    const page = await (await facility.get('/survey')).text();
    expect(page).toContain('クラスごとの人数');
    expect(page).not.toContain('空きの人数');
  });

  it('名前のない項目と、欄のない表は保存できない', async () => {
    const again = await press({ 'labelJa-figures': '人数', 'asked-disability': 'yes', action: 'save' });
    expect(again.status).toBe(422);
    const page = await again.text();
    expect(page).toContain('項目名（日本語）を入力してください');
    expect(page).toContain('欄を一つ以上選んでください');
  });

  it('コンシェルジュには開かない', async () => {
    const consultant = (await signInAs(round.twin, 'staff-2')).browser;
    expect((await consultant.get(PATH)).status).toBe(404);
    expect((await consultant.post(PATH, { action: 'save' })).status).toBe(404);
  });
});
