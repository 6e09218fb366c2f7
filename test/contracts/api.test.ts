import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { FacilitiesAnswer } from '../../functions/finder/listed-facility.ts';
import type { Twin } from '../../infra/local/twin.ts';
import { Facility } from '../../shared/domain/facility/schema.ts';
import { SYMBOLS } from '../../shared/domain/vacancy/display.ts';
import { defaultSettings, PublishedFigures } from '../../shared/domain/vacancy/published.ts';
import { directorySettings, facilities, vacancies } from '../../shared/store/facilities.ts';
import { creating, replacing } from '../../shared/store/writes.ts';
import { aFacility, facilityId } from '../builders/facility.ts';
import { classesWith, someFigures } from '../builders/vacancy.ts';
import { aTwin, CITY } from '../infra/at-home.ts';

let twin: Twin;
beforeAll(async () => {
  twin = await aTwin();
  await twin.store.store.commit([
    ...[1, 2, 3].map((number) => creating(facilities, facility(number), 'FacilityExists')),
    replacing(vacancies, figures(1, [0, 0, 0, 0, 0, 0])),
    replacing(vacancies, figures(2, [0, 4, 0, 0, null, null])),
  ]);
});
afterAll(() => twin.stop());

const facility = (number: number): Facility =>
  Facility.parse(
    aFacility({
      id: facilityId(number),
      municipality: CITY,
      name: `みほん第${number}保育園`,
      ward: 'kita',
      mail: 'office@facility.example.jp',
      location: { latitude: 34.6 + number / 100, longitude: 140.5 },
    }),
  );

const figures = (number: number, places: (number | null | '?')[]) =>
  PublishedFigures.parse({
    ...someFigures({ facility: facilityId(number), asOf: '2026-04-01', classes: classesWith(places) }),
    municipality: CITY,
  });

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${twin.origin}${path}`, { headers });

const intake = {
  guardianName: '見本 花子',
  phone: '０４５−０００−００００',
  birthKind: 'born',
  birthDate: '2025-05-10',
  ward: 'kita',
  consent: 'yes',
};

/** An answer is read with the very schema that the description publishes. */
const facilitiesAt = async (path: string): Promise<FacilitiesAnswer> =>
  FacilitiesAnswer.parse(await (await get(path)).json());

const Reference = z.object({ reference: z.string() });
const Errors = z.object({ errors: z.array(z.object({ path: z.string() })) });
const Description = z.object({
  openapi: z.string(),
  paths: z.record(z.string(), z.record(z.string(), z.looseObject({}))),
});

const post = (body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${twin.origin}/api/v1/intakes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

describe('the state of the service', () => {
  it('is told without a municipality', async () => {
    expect(await (await get('/healthz')).json()).toEqual({ status: 'ok' });
  });
});

describe('the directory', () => {
  it('comes ranked, each place with its day and its source, and keeps none apart from unknown', async () => {
    const answer = await facilitiesAt('/api/v1/facilities?ageClass=1&month=2026-05&lat=34.6&lng=140.5');
    expect(answer).toMatchObject({ municipality: CITY, total: 3, on: '2026-05-01' });
    expect(answer.facilities).toMatchObject([
      {
        name: 'みほん第2保育園',
        standing: 'free',
        distanceMetres: 2224,
        vacancies: [
          {
            ageClass: 1,
            kind: 'places',
            count: 4,
            asOf: '2026-04-01',
            stale: false,
            source: { door: 'survey', role: 'facility' },
          },
        ],
      },
      { name: 'みほん第3保育園', standing: 'unknown', vacancies: [{ kind: 'no figures' }] },
      { name: 'みほん第1保育園', standing: 'none', vacancies: [{ kind: 'places', count: 0 }] },
    ]);
    expect(JSON.stringify(answer)).not.toContain('office@facility.example.jp');
  });

  it('without a class tells all six', async () => {
    const { facilities: listed } = await facilitiesAt('/api/v1/facilities?limit=1');
    expect(listed).toHaveLength(1);
    expect(listed[0]?.vacancies.map(({ kind }) => kind)).toEqual([
      'places',
      'places',
      'places',
      'places',
      'no such class',
      'no such class',
    ]);
  });

  it('where a municipality shows symbols, the API shows symbols and no numbers', async () => {
    const settings = { ...defaultSettings(CITY), display: SYMBOLS };
    await twin.store.store.commit([replacing(directorySettings, settings)]);
    const { facilities: listed } = await facilitiesAt('/api/v1/facilities?ageClass=1');
    expect(listed[0]?.vacancies[0]).toMatchObject({ sign: '○', meaning: { ja: '3〜5人' } });
    expect(listed[0]?.vacancies[0]).not.toHaveProperty('count');
  });

  it('comes whole as CSV and as GeoJSON, in the national layout', async () => {
    const csv = await get('/api/v1/facilities.csv');
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const [header = '', ...rows] = (await csv.text()).trim().split('\r\n');
    expect(header).toContain('全国地方公共団体コード,ID,地方公共団体名,名称');
    expect(rows).toHaveLength(3);
    const geo = await (await get('/api/v1/facilities.geojson')).json();
    expect(geo).toMatchObject({ type: 'FeatureCollection', features: { length: 3 } });
  });

  it('a question that cannot be read is refused by field, in the caller’s language', async () => {
    const refused = await get('/api/v1/facilities?ageClass=9', { 'accept-language': 'en' });
    expect(refused.status).toBe(400);
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    expect(await refused.json()).toMatchObject({
      kind: 'QueryWrong',
      status: 400,
      errors: [{ path: 'ageClass', message: 'This value cannot be used.' }],
    });
  });

  it('of a municipality that is not there is refused', async () => {
    expect(await (await get('/api/v1/facilities?municipality=141003')).json()).toMatchObject({
      kind: 'MunicipalityUnknown',
    });
  });
});

describe('an intake from another system', () => {
  it('is taken once per key: the same again gets the same reference, another body is refused', async () => {
    const first = await post(intake, { 'idempotency-key': 'a1' });
    expect(first.status).toBe(201);
    const { reference } = Reference.parse(await first.json());
    expect(reference).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(await (await post(intake, { 'idempotency-key': 'a1' })).json()).toEqual({ reference });
    const other = await post({ ...intake, guardianName: '別 太郎' }, { 'idempotency-key': 'a1' });
    expect(other.status).toBe(422);
    expect(await other.json()).toMatchObject({ kind: 'AnotherRequestHadThisKey' });
  });

  it.each([
    ['without a key', intake, {}, 400],
    ['that is no JSON', '{', { 'idempotency-key': 'b1' }, 400],
  ])('%s is refused', async (_, body, headers, status) => {
    expect((await post(body, headers)).status).toBe(status);
  });

  it('with faults names each field, and says nothing of how we are built', async () => {
    const refused = await post(
      { ...intake, phone: undefined, birthDate: 'いつか' },
      { 'idempotency-key': 'c1' },
    );
    expect(refused.status).toBe(422);
    const { errors } = Errors.parse(await refused.json());
    expect(errors.map(({ path }) => path).sort()).toEqual(['birthDate', 'mail']);
  });
});

describe('the description', () => {
  it('names every call, with schemas from the code', async () => {
    const { openapi, paths } = Description.parse(await (await get('/api/v1/openapi.json')).json());
    expect(openapi).toBe('3.1.0');
    expect(Object.keys(paths)).toEqual([
      '/healthz',
      '/api/v1/facilities',
      '/api/v1/facilities.csv',
      '/api/v1/facilities.geojson',
      '/api/v1/vacancies/vacancy.csv',
      '/api/v1/vacancies/waiting.csv',
      '/api/v1/vacancies/enrolled.csv',
      '/api/v1/intakes',
      '/api/v1/surveys',
      '/api/v1/surveys/{reference}/answers',
    ]);
    expect(paths['/api/v1/intakes']?.post).toMatchObject({
      requestBody: {
        content: { 'application/json': { schema: { properties: { guardianName: {}, birthDate: {} } } } },
      },
    });
    const names = ['ward', 'ageClass', 'month', 'from', 'until', 'type', 'lat', 'lng', 'limit'];
    expect(paths['/api/v1/facilities']?.get).toMatchObject({
      parameters: expect.arrayContaining(names.map((name) => expect.objectContaining({ name, in: 'query' }))),
    });
  });
});
