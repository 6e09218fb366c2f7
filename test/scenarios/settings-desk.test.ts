import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditOf } from '../../shared/store/audit-chain.ts';
import { directorySettingsOf } from '../../shared/store/facilities.ts';
import { municipalityOf } from '../../shared/store/registry.ts';
import { type Browser, fieldOf, formTo, signInAs } from '../builders/at-the-desk.ts';
import { aBrowser, CITY } from '../infra/at-home.ts';
import { aSurveyRound, facilityNumber, SUPERVISOR, type SurveyRound } from '../workflows/a-survey-round.ts';

const SETTINGS = '/desk/settings';

let round: SurveyRound;
let supervisor: Browser;
beforeAll(async () => {
  round = await aSurveyRound([facilityNumber(1)]);
  supervisor = (await signInAs(round.twin, 'staff-1')).browser;
});
afterAll(() => round.twin.stop());

const shown = async (browser = supervisor) => (await browser.get(SETTINGS)).text();
const settings = () => directorySettingsOf(round.twin.store.store, CITY);
const facts = async () =>
  (await auditOf(round.twin.store.store, CITY, 'settings')).map(({ fact, about }) => [fact, about.changed]);

const typed = {
  staleAfterDays: '３０',
  publishes: 'vacancy',
  display: 'symbols',
  publication: 'at-deadline',
  licenceName: 'PDL 1.0',
  licenceUrl: 'https://www.digital.go.jp/resources/open_data/public_data_license_v1.0',
  deskNameJa: '保育・教育支援課',
  deskNameEn: '',
  deskPhone: '０４５－０００－１２３４',
  deskHoursJa: '平日8時30分〜17時',
  deskHoursEn: '',
};

const press = async (page: string, changes: Record<string, string> = {}, browser = supervisor) => {
  const form = formTo(page, SETTINGS);
  return browser.post(SETTINGS, {
    ...typed,
    nonce: fieldOf(form, 'nonce'),
    seen: fieldOf(form, 'seen'),
    ...changes,
  });
};

describe('自治体の設定', () => {
  it('いまの設定が入っていて、コンシェルジュには開かない', async () => {
    const page = await shown();
    expect(fieldOf(formTo(page, SETTINGS), 'staleAfterDays')).toBe('45');
    expect(fieldOf(formTo(page, SETTINGS), 'deskPhone')).toBe('000-000-0000');
    expect(await (await supervisor.get('/desk')).text()).toContain(`href="${SETTINGS}"`);
    const consultant = (await signInAs(round.twin, 'staff-2')).browser;
    expect((await consultant.get(SETTINGS)).status).toBe(404);
    expect((await press(page, {}, consultant)).status).toBe(404);
    expect(await (await consultant.get('/desk')).text()).not.toContain(`href="${SETTINGS}"`);
  });

  it('まちがいは欄ごとに示し、何も変えない', async () => {
    const wrong = {
      staleAfterDays: '3',
      licenceUrl: 'javascript:alert(1)',
      deskPhone: '市役所',
      publishes: 'all',
    };
    const again = await press(await shown(), wrong);
    expect(again.status).toBe(422);
    const page = await again.text();
    for (const words of ['7から366まで', 'https:// で始まる', '数字とハイフン', '一つ以上選んで'])
      expect(page).toContain(words);
    expect(page).toContain('value="市役所"');
    expect((await press(await shown(), { nonce: 'forged' })).status).toBe(422);
    expect(await facts()).toEqual([]);
  });

  it('保存するとすべての画面に効き、だれが何を変えたかが残り、二度押しても一度だけ', async () => {
    const page = await shown();
    expect((await press(page)).status).toBe(303);
    expect((await press(page)).status).toBe(303);
    expect(await settings()).toMatchObject({
      staleAfterDays: 30,
      publishes: ['vacancy'],
      publication: 'at-deadline',
      display: { mode: 'scale' },
      licence: { name: 'PDL 1.0' },
    });
    const city = await municipalityOf(round.twin.store.store, CITY);
    expect(city?.complaintsDesk).toEqual({
      name: { ja: '保育・教育支援課' },
      phone: '045-000-1234',
      hours: { ja: '平日8時30分〜17時' },
    });
    expect(await (await aBrowser(round.twin.origin).get('/')).text()).toContain('045-000-1234');
    expect(await (await supervisor.get('/desk/campaigns/new')).text()).toMatch(/value="at-deadline" checked/);
    expect(await (await supervisor.get('/desk/campaigns/plans/new')).text()).toMatch(
      /value="at-deadline" checked/,
    );
    const [entry, ...others] = await auditOf(round.twin.store.store, CITY, 'settings');
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      fact: 'SettingsChanged',
      by: { who: 'staff', staffId: SUPERVISOR.staffId },
      about: { changed: 'staleAfterDays publishes publication display licence complaintsDesk' },
    });
  });

  it('何も変えずに保存しても、記録は増えない', async () => {
    const before = await facts();
    expect((await press(await shown())).status).toBe(303);
    expect(await facts()).toEqual(before);
  });

  it('二人が同じ画面から保存すると、あとの人は変わったことを知らされ、先の人の設定が残る', async () => {
    const administrator = (await signInAs(round.twin, 'staff-4')).browser;
    const [mine, theirs] = [await shown(), await shown(administrator)];
    expect((await press(mine, { staleAfterDays: '60' })).status).toBe(303);
    const late = await press(theirs, { staleAfterDays: '90' }, administrator);
    expect(late.status).toBe(422);
    expect(await late.text()).toContain('ほかの人が設定を変えました');
    expect(await settings()).toMatchObject({ staleAfterDays: 60 });
    expect((await facts()).at(-1)).toEqual(['SettingsChanged', 'staleAfterDays']);
  });

  it('施設の画面から、調査の計画に行ける', async () => {
    expect(await (await supervisor.get('/desk/facilities')).text()).toContain('/desk/campaigns/plans');
  });
});
