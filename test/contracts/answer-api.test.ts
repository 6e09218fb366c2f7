import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AnswerGiven } from '../../functions/vacancy/answer-api/give-answer.ts';
import { SurveyList } from '../../functions/vacancy/answer-api/survey-list.ts';
import { giveKey } from '../../shared/domain/corporation/api-key.ts';
import { PublishedFigures } from '../../shared/domain/vacancy/published.ts';
import { countCall } from '../../shared/store/api-calls.ts';
import { mintApiKey } from '../../shared/store/api-keys.ts';
import { surveyOf } from '../../shared/store/campaigns.ts';
import { vacancies, vacancyOf } from '../../shared/store/facilities.ts';
import { corporationOf, corporations } from '../../shared/store/survey-contacts.ts';
import { creating, replacing, saving } from '../../shared/store/writes.ts';
import { aCorporation, corporationId } from '../builders/corporation.ts';
import { facilityId } from '../builders/facility.ts';
import { classesWith, someFigures } from '../builders/vacancy.ts';
import { CITY } from '../infra/at-home.ts';
import {
  AFTER_DEADLINE,
  aSurveyRound,
  facilityNumber,
  type SurveyRound,
} from '../workflows/a-survey-round.ts';
import { descriptionOf, expectDescribed } from './described.ts';

const idOf = corporationId;
const corporation = (number: number, facilities: number[]) =>
  aCorporation({ corporationId: idOf(number), facilityIds: facilities.map(facilityId) });

let round: SurveyRound;
const keys: Record<number, string> = {};
beforeAll(async () => {
  const last = PublishedFigures.parse({
    ...someFigures({ facility: facilityId(1), classes: classesWith([2, 0, 1, 0, null, 3]) }),
    municipality: CITY,
  });
  round = await aSurveyRound(
    [1, 2, 3, 4].map((number) => facilityNumber(number)),
    {},
    'over',
    [
      creating(corporations, corporation(1, [1, 2, 3]), 'CorporationExists'),
      creating(corporations, corporation(2, [4]), 'CorporationExists'),
      replacing(vacancies, last),
    ],
  );
  for (const number of [1, 2]) {
    const { store, clock } = round.twin.store;
    const kept = await corporationOf(store, CITY, idOf(number));
    const { key, hash } = mintApiKey(round.twin.store, CITY, idOf(number));
    keys[number] = key;
    if (kept)
      await store.commit([saving(corporations, kept, giveKey(kept.value, hash, clock.now()), 'Moved')]);
  }
});
afterAll(() => round.twin.stop());

const SURVEYS = { path: '/api/v1/surveys', method: 'get' } as const;
const ANSWERS = { path: '/api/v1/surveys/{reference}/answers', method: 'post' } as const;

let description: Awaited<ReturnType<typeof descriptionOf>>;
beforeAll(async () => {
  description = await descriptionOf(round.twin.origin);
});

const bearer = (key: string | undefined): Record<string, string> =>
  key === undefined ? {} : { authorization: `Bearer ${key}` };

/** Every answer is held against the description that the service gives of itself. */
const list = async (key = keys[1]) => {
  const answer = await fetch(`${round.twin.origin}/api/v1/surveys`, { headers: bearer(key) });
  return { answer, body: await expectDescribed(description, SURVEYS, answer) };
};
const surveys = async (key = keys[1]) => SurveyList.parse((await list(key)).body).surveys;

const referenceOf = (number: number) => `${round.campaignId}.${facilityId(number)}`;

const send = async (
  number: number,
  body: unknown,
  { key = keys[1], once = 'a', headers = {} as Record<string, string> } = {},
) => {
  const answer = await fetch(`${round.twin.origin}/api/v1/surveys/${referenceOf(number)}/answers`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...bearer(key),
      ...(once ? { 'idempotency-key': once } : {}),
      ...headers,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const told = await expectDescribed(description, ANSWERS, answer);
  await round.twin.timeline.quiet();
  return { answer, status: answer.status, told };
};

const rowOf = async (number: number) =>
  (await surveyOf(round.twin.store.store, CITY, round.campaignId, facilityId(number)))?.value;

const classes = (vacancy: number, enrolled = 18) => [
  { exists: true, capacity: 20, enrolled, vacancy, waiting: 0 },
  ...Array.from({ length: 4 }, () => ({ exists: true, vacancy: 1 })),
  { exists: false },
];

describe('the open surveys of a corporation', () => {
  it('are those of its own facilities, with what is asked, until when, and what was said last', async () => {
    const listed = await surveys();
    expect(listed.map(({ reference }) => reference)).toEqual([1, 2, 3].map(referenceOf));
    expect(listed[0]).toMatchObject({
      facility: { id: facilityId(1), name: 'みほん第1保育園' },
      round: { fiscalYear: 2026, month: '2026-12' },
      deadline: { on: '2026-11-12', tooLateFrom: '2026-11-12T15:00:00Z' },
      last: {
        asOf: '2026-10-01',
        classes: [{ exists: true, vacancy: 2 }, {}, {}, {}, { exists: false }, {}],
      },
    });
    expect(listed[0]?.questions.map(({ kind }) => kind)).toContain('figures');
    expect(listed[1]).not.toHaveProperty('last');
    expect((await surveys(keys[2])).map(({ reference }) => reference)).toEqual([referenceOf(4)]);
  });
});

describe('an answer from a corporation’s software', () => {
  it('that nothing has changed counts like one from the page: door, who, public figures, a receipt to the facility', async () => {
    const { status, told } = await send(1, { unchanged: true });
    expect(status).toBe(201);
    expect(AnswerGiven.parse(told)).toMatchObject({ reference: referenceOf(1), shown: 'now' });
    expect(await rowOf(1)).toMatchObject({
      status: 'answered',
      door: 'api',
      by: { who: 'corporation', corporationId: idOf(1) },
      answer: { unchanged: true, set: 1 },
    });
    expect((await vacancyOf(round.twin.store.store, CITY, facilityId(1), 2026))?.value.asOf).toBe(
      '2026-11-09',
    );
    expect(round.mailsTo(1).filter((mail) => mail.includes('次のとおり回答を受け付けました'))).toHaveLength(
      1,
    );
  });

  it('sent again with its key is one answer and one receipt; with another body it is refused', async () => {
    const mails = round.mailsTo(1).length;
    expect((await send(1, { unchanged: true })).status).toBe(201);
    expect(round.mailsTo(1)).toHaveLength(mails);
    const other = await send(1, { classes: classes(1) });
    expect([other.status, other.told]).toMatchObject([422, { kind: 'AnotherRequestHadThisKey' }]);
    const later = await send(1, { unchanged: true }, { once: 'b' });
    expect([later.status, later.told]).toMatchObject([409, { kind: 'AnsweredAlready' }]);
  });

  it('that looks wrong is asked about, and counts once each question is confirmed by its name', async () => {
    const crowded = { classes: classes(0, 24), extendedHours: 'open', remark: '職員募集中' };
    const asked = await send(2, crowded, { headers: { 'accept-language': 'en' } });
    expect([asked.status, asked.told]).toMatchObject([
      409,
      {
        kind: 'ToBeConfirmed',
        questions: [
          { id: 'enrolled-above-capacity/0', path: 'classes.0', message: expect.stringContaining('24') },
        ],
      },
    ]);
    expect(await rowOf(2)).toMatchObject({ status: 'asked' });
    const inPart = await send(2, { ...crowded, confirmed: ['class-appeared/0'] });
    expect(inPart.status).toBe(409);
    const given = await send(2, { ...crowded, confirmed: ['enrolled-above-capacity/0'] });
    expect(given.status).toBe(201);
    expect(await rowOf(2)).toMatchObject({
      answer: { figures: { classes: [[20, 24, 0, 0], {}, {}, {}, {}, 'no class'] }, remark: '職員募集中' },
    });
    expect((await surveys()).find(({ reference }) => reference === referenceOf(2))?.answer).toMatchObject({
      door: 'api',
      classes: [{ enrolled: 24 }, {}, {}, {}, {}, { exists: false }],
    });
  });

  it.each([
    ['with no key to know it again by', { unchanged: true }, { once: '' }, 400, { kind: 'KeyMissing' }],
    ['that is no JSON', '{', {}, 400, { kind: 'BodyNoJson' }],
    ['that leaves as it was what never was', { unchanged: true }, {}, 422, { kind: 'NothingBefore' }],
    [
      'with a misspelt figure',
      { classes: [{ exists: true, vacancies: 1 }, ...classes(1).slice(1)] },
      {},
      422,
      { kind: 'AnswerWrong', errors: [{ path: 'classes.0.vacancies' }] },
    ],
    [
      'with a figure that is none',
      { classes: [{ exists: true, vacancy: -1 }, ...classes(1).slice(1)] },
      {},
      422,
      { kind: 'AnswerWrong', errors: [{ path: 'classes.0.vacancy' }] },
    ],
    [
      'of classes counted together that this facility counts apart',
      { classes: classes(1), joint: [{ classes: [0, 1], vacancy: 1 }] },
      {},
      422,
      { kind: 'NotAsked', errors: [{ path: 'joint.0.classes' }] },
    ],
  ])('%s is refused at its field, and changes nothing', async (_, body, options, status, told) => {
    const refused = await send(3, body, { once: 'c', ...options });
    expect([refused.status, refused.told]).toMatchObject([status, told]);
    expect(await rowOf(3)).toMatchObject({ status: 'asked' });
  });

  it('for another’s facility, or for none, finds no survey', async () => {
    for (const number of [4, 9]) {
      const { status, told } = await send(number, { unchanged: true });
      expect([status, told]).toMatchObject([404, { kind: 'SurveyNotFound' }]);
    }
    expect(await rowOf(4)).toMatchObject({ status: 'asked' });
  });

  it('does not meet another’s under an equal key: two corporations, two facilities of one, and the public', async () => {
    const once = 'the-same-key';
    const intake = await fetch(`${round.twin.origin}/api/v1/intakes`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': once },
      body: JSON.stringify({
        guardianName: '見本 花子',
        phone: '045-000-0000',
        birthKind: 'born',
        birthDate: '2025-05-10',
        ward: 'kita',
        consent: 'yes',
      }),
    });
    expect(intake.status).toBe(201);
    expect((await send(2, { classes: classes(2) }, { once })).status).toBe(201);
    expect((await send(3, { classes: classes(1) }, { once })).status).toBe(201);
    expect((await send(4, { classes: classes(1) }, { once, key: keys[2] })).status).toBe(201);
    expect(await rowOf(4)).toMatchObject({ by: { corporationId: idOf(2) } });
  });
});

describe('a call without a right key', () => {
  it.each([
    ['no key', undefined],
    ['a key that is none', 'hoiku.990001.x'],
    ['the id and a guess', `hoiku.${CITY}.01TEST00000000000000000001.${'A'.repeat(43)}`],
  ])('%s is told how to bring one, and nothing else', async (_, key) => {
    const answer = await fetch(`${round.twin.origin}/api/v1/surveys`, { headers: bearer(key) });
    expect(answer.headers.get('www-authenticate')).toContain('Bearer');
    expect([answer.status, await expectDescribed(description, SURVEYS, answer)]).toMatchObject([
      401,
      { kind: 'KeyUnknown' },
    ]);
  });

  it('nor with the key in the address: only the header opens', async () => {
    const answer = await fetch(`${round.twin.origin}/api/v1/surveys?key=${keys[1]}&access_token=${keys[1]}`);
    expect(answer.status).toBe(401);
  });
});

describe('calls beyond a minute’s share', () => {
  it('are refused with the seconds to wait, for this key alone, and taken again in the next minute', async () => {
    const { store, clock } = round.twin.store;
    const one = corporation(2, [4]);
    let counted = true;
    for (let calls = 0; counted && calls < 200; calls += 1)
      counted = (await store.commit([countCall(one, clock.now())])).ok;
    const { answer, body } = await list(keys[2]);
    expect([answer.status, body]).toMatchObject([429, { kind: 'TooManyCalls' }]);
    expect(Number(answer.headers.get('retry-after'))).toBe(
      60 - (Math.floor(clock.now().epochMilliseconds / 1000) % 60),
    );
    expect((await list(keys[1])).answer.status).toBe(200);
    await round.twin.moveTo(clock.now().epochMilliseconds + 60_000);
    expect((await list(keys[2])).answer.status).toBe(200);
  });
});

describe('after the deadline', () => {
  it('the list is empty, an answer is refused with the date and whom to phone, and one given before is still known', async () => {
    await round.twin.moveTo(AFTER_DEADLINE);
    expect(await surveys()).toEqual([]);
    const late = await send(3, { classes: classes(5) }, { once: 'late' });
    expect([late.status, late.told]).toMatchObject([
      409,
      { kind: 'AnswerAfterDeadline', title: expect.stringMatching(/11月12日.*045-000-0000/) },
    ]);
    expect((await send(1, { unchanged: true })).status).toBe(201);
  });
});
