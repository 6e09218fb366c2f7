import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FacilitiesAnswer } from '../../functions/finder/listed-facility.ts';
import type { Twin } from '../../infra/local/twin.ts';
import { Facility } from '../../shared/domain/facility/schema.ts';
import { attributeFigures } from '../../shared/domain/vacancy/attribute-figures.ts';
import { SYMBOLS } from '../../shared/domain/vacancy/display.ts';
import { figuresIn } from '../../shared/domain/vacancy/figures-sheet.ts';
import {
  type DirectorySettings,
  defaultSettings,
  PublishedFigures,
} from '../../shared/domain/vacancy/published.ts';
import type { ClassFigures } from '../../shared/domain/vacancy/schema.ts';
import { openSheet } from '../../shared/files/open-sheet.ts';
import { directoryOn, directorySettings, facilities, vacancies } from '../../shared/store/facilities.ts';
import { creating, replacing } from '../../shared/store/writes.ts';
import { aFacility, facilityId } from '../builders/facility.ts';
import { classesWith, someFigures } from '../builders/vacancy.ts';
import { aTwin, CITY } from '../infra/at-home.ts';

const FACILITIES = 12;
const MARCH_31 = Date.parse('2027-03-31T23:59:00+09:00');

const facility = (number: number): Facility =>
  Facility.parse(
    aFacility({
      id: facilityId(number),
      municipality: CITY,
      // 髙 has a place in CP932, 𠮷 has none.
      name: number === 2 ? '𠮷髙保育園' : `みほん第${number}保育園`,
      ward: 'kita',
      ...(number === 1 ? {} : { externalNumber: `14100${number}` }),
    }),
  );

const all = Array.from({ length: FACILITIES }, (_, index) => facility(index + 1));

const none: ClassFigures = { exists: false };
const own = fc.oneof(
  fc.constant(none),
  fc
    .record({ vacancy: fc.nat(9), waiting: fc.nat(40), enrolled: fc.nat(30) })
    .map((numbers): ClassFigures => ({ exists: true, ...numbers })),
);

const figuresOf = (number: number, classes: readonly ClassFigures[], facts: object = {}) =>
  PublishedFigures.parse({
    ...someFigures({ facility: facilityId(number), asOf: '2027-03-01', classes, ...facts }),
    municipality: CITY,
  });

let twin: Twin;
const commit = (...writes: Parameters<Twin['store']['store']['commit']>[0]) =>
  twin.store.store.commit(writes);
const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${twin.origin}${path}`, { headers });
const settle = (facts: Partial<DirectorySettings> = {}) =>
  commit(replacing(directorySettings, { ...defaultSettings(CITY), ...facts }));

beforeAll(async () => {
  twin = await aTwin({ clockStartsAtEpochMs: MARCH_31 });
  const invented = fc.sample(fc.array(own, { minLength: 6, maxLength: 6 }), { numRuns: FACILITIES, seed: 5 });
  await commit(
    ...all.map((one) => creating(facilities, one, 'Exists')),
    ...invented.map((classes, index) => replacing(vacancies, figuresOf(index + 1, classes))),
  );
});
beforeEach(() => settle());
afterAll(() => twin.stop());

const MONTHLY = ['vacancy', 'waiting', 'enrolled'] as const;

describe('the monthly files', () => {
  it.each(['utf-8', 'cp932'])(
    'in %s, read by our own import, are the figures that are published',
    async (encoding) => {
      const sheets = await Promise.all(
        MONTHLY.map(async (figure) => {
          const answer = await get(`/api/v1/vacancies/${figure}.csv?encoding=${encoding}`);
          const opened = openSheet(new Uint8Array(await answer.arrayBuffer()));
          if (!opened.ok) throw new Error(opened.refusal.kind);
          expect(opened.value.encoding).toBe(encoding);
          return { sheet: opened.value.sheet, figure };
        }),
      );
      const read = attributeFigures(figuresIn(sheets).figures, all);
      expect(read.unattributed).toEqual([]);
      const shown = await directoryOn(twin.store.store, CITY, '2027-03-31');
      const plain = (
        figures: readonly { facility: string; fiscalYear: number; asOf: string; classes: unknown }[],
      ) => figures.map(({ facility: of, fiscalYear, asOf, classes }) => ({ of, fiscalYear, asOf, classes }));
      expect(plain(read.figures)).toEqual(plain(shown.flatMap(({ figures }) => figures ?? [])));
    },
  );

  it('in CP932 put 〓 where a character has no place, and say which', async () => {
    const answer = await get('/api/v1/vacancies/vacancy.csv?encoding=cp932');
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=Shift_JIS');
    expect(decodeURIComponent(answer.headers.get('x-replaced-characters') ?? '')).toBe('𠮷');
    const text = new TextDecoder('shift_jis').decode(await answer.arrayBuffer());
    expect(text).toContain('〓髙保育園');
  });

  it('carry licence and day, and are not sent again to who has them', async () => {
    for (const path of [
      '/api/v1/vacancies/vacancy.csv',
      '/api/v1/facilities.csv',
      '/api/v1/facilities.geojson',
    ]) {
      const answer = await get(path);
      expect(answer.headers.get('link')).toContain('rel="license"');
      expect(answer.headers.get('cache-control')).toBe('public, max-age=300');
      expect(answer.headers.get('x-data-as-of')).toMatch(/^202\d-\d\d-\d\d$/);
      const etag = answer.headers.get('etag') ?? '';
      const again = await get(path, { 'if-none-match': etag });
      expect([again.status, await again.text()]).toEqual([304, '']);
      expect((await get(path, { 'if-none-match': '"another"' })).status).toBe(200);
    }
  });

  it('are only those that the municipality publishes', async () => {
    await settle({ publishes: ['vacancy'] });
    expect((await get('/api/v1/vacancies/vacancy.csv')).status).toBe(200);
    expect((await get('/api/v1/vacancies/waiting.csv')).status).toBe(404);
    const { facilities: listed } = FacilitiesAnswer.parse(
      await (await get('/api/v1/facilities?ageClass=0')).json(),
    );
    expect(listed.flatMap(({ vacancies: told }) => told.filter((one) => one.waiting !== undefined))).toEqual(
      [],
    );
  });

  it('say nothing of a facility that has closed', async () => {
    const [one] = all;
    if (!one) throw new Error('there is no facility');
    const listed = async () => (await (await get('/api/v1/vacancies/vacancy.csv')).text()).includes(one.name);
    expect(await listed()).toBe(true);
    await commit(replacing(facilities, { ...one, operation: { status: 'closed', on: '2027-03-31' } }));
    expect(await listed()).toBe(false);
    await commit(replacing(facilities, one));
  });

  it('hold signs and no numbers where it publishes symbols', async () => {
    await settle({ display: SYMBOLS });
    const [, ...rows] = (await (await get('/api/v1/vacancies/vacancy.csv')).text()).trim().split('\r\n');
    for (const row of rows)
      for (const cell of row.split(',').slice(4, 11)) expect(['', '×', '△', '○', '◎']).toContain(cell);
    expect((await get('/api/v1/vacancies/enrolled.csv')).status).toBe(404);
  });
});

describe('what a facility says beside places', () => {
  it('stands in the finder and in the API, and places of a later month are never those of now', async () => {
    const said = figuresOf(
      1,
      [{ exists: true, vacancy: 2, from: '2027-03' }, ...classesWith([0, 0, 0, 0, 0])],
      {},
    );
    const offers = { temporaryCare: 'open', careDays: '-f---n', extendedHours: 'full', shortOfStaff: [0] };
    await commit(replacing(vacancies, PublishedFigures.parse({ ...said, ...offers, medicalCare: 'ask' })));
    const answer = await (await get('/api/v1/facilities?month=2027-02&ageClass=0')).json();
    const first = FacilitiesAnswer.parse(answer).facilities.find(({ id }) => id === facilityId(1));
    expect(first).toMatchObject({ standing: 'none', offered: { ...offers, medicalCare: 'ask' } });
    expect(first?.vacancies[0]).toMatchObject({ count: 0, later: { from: '2027-03', count: 2 } });
    const page = await (await get('/find?ageClass=0&month=2027-02')).text();
    for (const words of ['2027年3月から2人', '一時預かり', '火: ', '延長保育', '医療的ケア'])
      expect(page).toContain(words);
    const march = await (await get('/api/v1/facilities?month=2027-03&ageClass=0')).json();
    expect(FacilitiesAnswer.parse(march).facilities.find(({ id }) => id === facilityId(1))?.standing).toBe(
      'free',
    );
  });
});

describe('over 31 March', () => {
  const cellsOf = async () =>
    (await (await get('/api/v1/vacancies/vacancy.csv')).text()).trim().split('\r\n').slice(1);
  const standingOf = async (query = '') => {
    const answer = await (await get(`/api/v1/facilities?ageClass=1${query}`)).json();
    return FacilitiesAnswer.parse(answer).facilities.find(({ id }) => id === facilityId(1))?.standing;
  };
  const found = async () =>
    (await (await get('/find?ageClass=1&month=2027-04')).text()).replaceAll(/\s+/g, ' ');

  it('March’s figures are published until the last minute, and say nothing about April', async () => {
    await commit(replacing(vacancies, figuresOf(1, classesWith([2, 2, 2, 2, 2, 2]))));
    expect(await cellsOf()).toHaveLength(FACILITIES);
    expect(await standingOf('&month=2027-03')).toBe('free');
    expect(await standingOf('&month=2027-04')).toBe('unknown');
    expect(await found()).toContain('2026年度');
  });

  it('on 1 April the files are empty until somebody answers for the new classes; then only those stand in them', async () => {
    await twin.moveTo(Date.parse('2027-04-01T00:00:00+09:00'));
    expect(await cellsOf()).toEqual([]);
    expect(await standingOf('&month=2027-04')).toBe('unknown');
    const april = figuresOf(1, classesWith([0, 3, 0, 0, 0, 0]), { fiscalYear: 2027, asOf: '2027-04-01' });
    await commit(replacing(vacancies, april));
    expect(await cellsOf()).toEqual([`北区,99000,みほん第1保育園,${facilityId(1)},0,3,0,0,0,0,3,2027-04-01`]);
    expect(await standingOf('&month=2027-04')).toBe('free');
  });
});
