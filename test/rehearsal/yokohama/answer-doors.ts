import { giveAnswer } from '../../../functions/vacancy/survey/answer.ts';
import { isStarted } from '../../../shared/domain/campaign/rules.ts';
import type { Facility } from '../../../shared/domain/facility/schema.ts';
import type { Answer, PackedFigures } from '../../../shared/domain/survey/schema.ts';
import { campaignOf, surveyOf } from '../../../shared/store/campaigns.ts';
import { type Browser, fieldOf } from '../../builders/at-the-desk.ts';
import { aBrowser } from '../../infra/at-home.ts';
import type { CityAtPlay } from './city-at-play.ts';
import { AGES, type FacilityMonth, hasClass, ofClass } from './city-months.ts';
import { onFreshConnection } from './fresh-connection.ts';

/** What a facility answers: figures, and whether they are those of its last answer. */
export type Saying = { facility: Facility; month: FacilityMonth; unchanged: boolean };

/** By the link of its last mail, without JavaScript. */
export const answerByLink = async (play: CityAtPlay, saying: Saying): Promise<void> => {
  const browser = aBrowser(play.twin.origin);
  const { link } = play.mails.wayIn(saying.facility);
  await onFreshConnection(() => browser.get(link));
  await answerOnPage(browser, saying);
};

/** By reference and code, where the office's network strips links from mails. */
export const answerByCode = async (play: CityAtPlay, saying: Saying): Promise<void> => {
  const browser = aBrowser(play.twin.origin);
  const { reference, code } = play.mails.wayIn(saying.facility);
  await onFreshConnection(() => browser.get(`/survey/open?m=${play.city.municipality}`));
  await browser.post('/survey/open', { reference, code });
  await answerOnPage(browser, saying);
};

/** One button where nothing has changed, else the figures; the page may ask whether a surprising one is right: it is. */
const answerOnPage = async (browser: Browser, { facility, month, unchanged }: Saying): Promise<void> => {
  const page = await (await browser.get('/survey')).text();
  const form = unchanged ? {} : formOf(month);
  const press = (html: string, action: string) =>
    browser.post('/survey', { ...form, nonce: fieldOf(html, 'nonce'), action });
  let answer = await press(page, unchanged ? 'unchanged' : 'send');
  if (answer.status === 200) answer = await press(await answer.text(), 'confirm');
  if (answer.headers.get('location') === '/survey/received') return;
  const said = (await answer.text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
  throw new Error(
    `${facility.name} (${month.number}) could not answer: ${answer.status} ${said.slice(0, 500)}`,
  );
};

const formOf = (month: FacilityMonth): Record<string, string> =>
  Object.fromEntries(
    AGES.flatMap((age) =>
      hasClass(month, age)
        ? Object.entries(ofClass(month, age)).map(([figure, text]) => [`${figure}${age}`, text])
        : [[`none${age}`, '1']],
    ),
  );

/** What came on paper or was said on the phone, by the command behind the desk's button. */
export const typeIn = async (
  { twin, city, supervisor }: CityAtPlay,
  campaignId: string,
  door: 'fax' | 'phone',
  { facility, month }: Saying,
): Promise<void> => {
  const { store } = twin.store;
  const campaign = await campaignOf(store, city.municipality, campaignId);
  const survey = await surveyOf(store, city.municipality, campaignId, facility.id);
  if (!campaign || !isStarted(campaign.value) || !survey)
    throw new Error(`${facility.name} (${month.number}) was not asked`);
  const answer: Answer = { figures: packedFrom(month), unchanged: false };
  const outcome = await giveAnswer(twin.store, {
    campaign: { value: campaign.value, version: campaign.version },
    survey,
    answer,
    door,
    by: { who: 'staff', staffId: supervisor.staffId, role: 'supervisor' },
  });
  if (!outcome.ok) throw new Error(`${facility.name} (${month.number}): ${outcome.refusal.kind}`);
};

const countIn = (text: string): number | null => (text === '' ? null : Number(text));

const packedFrom = (month: FacilityMonth): PackedFigures => ({
  classes: AGES.map((age) => {
    const { vacancy, waiting, enrolled } = ofClass(month, age);
    return hasClass(month, age) ? [null, countIn(enrolled), countIn(vacancy), countIn(waiting)] : 'no class';
  }) as PackedFigures['classes'],
  joint: [],
});
