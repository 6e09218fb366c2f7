import { afterEach, describe, expect, it } from 'vitest';
import { facilitiesOf } from '../../shared/store/facilities.ts';
import { fieldOf, signInAs } from '../builders/at-the-desk.ts';
import { CITY } from '../infra/at-home.ts';
import { aSurveyRound, facilityNumber, type SurveyRound } from '../workflows/a-survey-round.ts';

let round: SurveyRound;
afterEach(() => round.twin.stop());

const main = (html: string): string => html.slice(html.indexOf('<main'));

const CSV = [
  '全国地方公共団体コード,ID,地方公共団体名,名称,種別,所在地_連結表記,電話番号,開始時間,終了時間',
  '990001,9001,みほん市,あたらしい保育園,認可保育所,みほん市北区1-1,045-000-0000,7:00,19:00',
  '990001,9002,みほん市,ほしのこ保育園,ほしの家,みほん市北区1-2,045-000-0001,朝から,19:00',
].join('\r\n');

/** A browser's upload: the twin's test browser sends texts only. */
const upload = async (cookie: string, nonce: string, csv: string): Promise<string> => {
  const form = new FormData();
  form.set('nonce', nonce);
  form.set('file', new File([csv], 'facilities.csv', { type: 'text/csv' }));
  const response = await fetch(`${round.twin.origin}/desk/facilities/import`, {
    method: 'POST',
    body: form,
    headers: { cookie, origin: round.twin.origin },
  });
  return response.text();
};

describe('施設の一覧を取り込む', () => {
  it('行ごとに、読み取れたこと・わからなかったこと・変わるところを見てから取り込み、二度取り込んでも増えない', async () => {
    round = await aSurveyRound([facilityNumber(1)]);
    const { browser } = await signInAs(round.twin, 'staff-1');
    const form = main(await (await browser.get('/desk/facilities/import')).text());
    const dryRun = await upload(browser.cookies(), fieldOf(form, 'nonce'), CSV);
    expect(dryRun).toContain('新しい施設 2、変わる施設 0、同じ 0、ファイルにない施設 1');
    expect(dryRun).toContain('種別「ほしの家」 登録されていない種別です');
    expect(await facilitiesOf(round.twin.store.store, CITY)).toHaveLength(1);
    const confirm = { content: fieldOf(main(dryRun), 'content'), fileName: 'facilities.csv' };
    const imported = async () =>
      (
        await browser.post('/desk/facilities/import/confirm', {
          ...confirm,
          nonce: fieldOf(main(dryRun), 'nonce'),
        })
      ).text();
    expect(await imported()).toContain('新しい施設 2、変わった施設 0、同じ 0');
    expect(await imported()).toContain('新しい施設 0、変わった施設 0、同じ 2');
    expect(await facilitiesOf(round.twin.store.store, CITY)).toHaveLength(3);
  });

  it('読めないファイルは理由を伝え、コンシェルジュは取り込めない', async () => {
    round = await aSurveyRound([facilityNumber(1)]);
    const { browser } = await signInAs(round.twin, 'staff-1');
    const form = main(await (await browser.get('/desk/facilities/import')).text());
    expect(await upload(browser.cookies(), fieldOf(form, 'nonce'), 'ただの文章')).toContain(
      'このファイルは読み取れませんでした',
    );
    const consultant = (await signInAs(round.twin, 'staff-2')).browser;
    expect((await consultant.get('/desk/facilities/import')).status).toBe(404);
    expect(await (await consultant.get('/desk/facilities')).text()).toContain('みほん第1保育園');
  });
});
