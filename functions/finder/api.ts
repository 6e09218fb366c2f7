import { z } from 'zod';
import { facilityTypes } from '../../shared/domain/facility/known-types.ts';
import type { Facility } from '../../shared/domain/facility/schema.ts';
import { FinderQuery } from '../../shared/domain/finder/query.ts';
import { localText } from '../../shared/domain/municipality/schema.ts';
import type { PublicationFreeze } from '../../shared/domain/vacancy/freeze.ts';
import { facilitiesCsv, facilitiesGeoJson } from '../../shared/files/facility-files.ts';
import { directorySettingsOf, facilitiesOf } from '../../shared/store/facilities.ts';
import { standingFreeze } from '../../shared/store/publication-freezes.ts';
import type { Services } from '../../shared/store/services.ts';
import { type ApiApp, type ApiContext, needMunicipality } from '../../shared/web/api-app.ts';
import { faultsOf } from '../../shared/web/form-body.ts';
import type { Operation } from '../../shared/web/openapi.ts';
import { problem } from '../../shared/web/problem.ts';
import { FacilitiesAnswer, listedFacility } from './listed-facility.ts';
import { monthlyOperations, mountMonthlyApi } from './monthly-api.ts';
import { openData } from './open-data.ts';
import { searchDirectory } from './search.ts';

/** Facilities in one answer, unless fewer are asked for. */
const MOST_FACILITIES = 500;

const FacilitiesQuery = FinderQuery.safeExtend({
  limit: z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .pipe(z.number().int().min(1).max(MOST_FACILITIES))
    .optional(),
});

/** The directory for programs: ranked with what is known of places, and whole as CSV and GeoJSON. */
export const mountFinderApi = (app: ApiApp, services: Services): void => {
  app.get('/api/v1/facilities', needMunicipality, async (c) => {
    const read = FacilitiesQuery.safeParse(queryOf(c));
    if (!read.success) return wrongQuery(c, read.error);
    const municipality = c.get('municipality');
    const { limit = MOST_FACILITIES, ...query } = read.data;
    const search = await searchDirectory(services, municipality, query);
    const answer: FacilitiesAnswer = {
      municipality: municipality.municipality,
      on: search.on,
      total: search.found.length,
      ...(search.frozen ? { frozen: daysOf(search.frozen) } : {}),
      facilities: search.found.slice(0, limit).map((found) => listedFacility(found, search, query.ageClass)),
    };
    return c.json(answer, 200, OPEN_DATA);
  });

  app.get('/api/v1/facilities.csv', needMunicipality, async (c) => {
    const { facilities, name, types, settings, frozen } = await wholeDirectory(c, services);
    return openData(c, settings, {
      frozen,
      text: facilitiesCsv(facilities, name, types),
      contentType: 'text/csv',
      fileName: 'facilities.csv',
      asOf: newestOf(facilities),
    });
  });

  app.get('/api/v1/facilities.geojson', needMunicipality, async (c) => {
    const { facilities, name, types, settings, frozen } = await wholeDirectory(c, services);
    const asOf = newestOf(facilities);
    const about = { licence: settings.licence, ...(asOf ? { asOf } : {}) };
    return openData(c, settings, {
      text: facilitiesGeoJson(facilities, name, types, about),
      contentType: 'application/geo+json',
      asOf,
      frozen,
    });
  });

  mountMonthlyApi(app, services);
};

/** The newest day of which a record of the directory is. */
const newestOf = (facilities: readonly Facility[]): string | undefined =>
  facilities
    .flatMap(({ source }) => source.asOf ?? [])
    .sort()
    .at(-1);

/** From when until when publication is frozen, for programs. */
const daysOf = ({ from, until }: PublicationFreeze) => ({ from, ...(until ? { until } : {}) });

/** Open data may be read by pages of any origin. */
const OPEN_DATA = { 'access-control-allow-origin': '*' };

/** `type` may be repeated, or name several with commas between. */
const queryOf = (c: ApiContext): Record<string, unknown> => {
  const type = (c.req.queries('type') ?? []).flatMap((value) => value.split(',')).filter(Boolean);
  return { ...c.req.query(), type };
};

const wrongQuery = (c: ApiContext, error: z.ZodError) => {
  const t = c.get('t');
  const errors = Object.entries(faultsOf(error)).map(([path, kind]) => ({
    path,
    message: kind === 'ends before it begins' ? t('finder.faultTimeOrder') : t('api.fieldWrong'),
  }));
  return problem(c, 400, { kind: 'QueryWrong', title: t('api.queryWrong'), errors });
};

const wholeDirectory = async (c: ApiContext, services: Services) => {
  const { municipality, name } = c.get('municipality');
  const [kept, settings, frozen] = await Promise.all([
    facilitiesOf(services.store, municipality),
    directorySettingsOf(services.store, municipality),
    standingFreeze(services, municipality),
  ]);
  return {
    facilities: kept.map(({ value }) => value),
    name: localText(name, 'ja'),
    types: facilityTypes(settings.ownTypes),
    settings,
    frozen,
  };
};

/** What the API's description says of these calls. */
export const finderOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/facilities',
    summary: 'Facilities with their places, those with a place first, near before far',
    query: FacilitiesQuery,
    answers: { '200': { description: 'What is known of places', schema: FacilitiesAnswer } },
  },
  {
    method: 'get',
    path: '/api/v1/facilities.csv',
    summary: 'The directory in the national open-data layout (自治体標準オープンデータセット)',
    query: z.object({ encoding: z.enum(['utf-8', 'cp932']).optional() }),
    answers: {
      '200': {
        description: 'CSV, UTF-8 with byte-order mark, or CP932 when asked for; with ETag and licence',
        contentType: 'text/csv',
      },
    },
  },
  {
    method: 'get',
    path: '/api/v1/facilities.geojson',
    summary: 'The directory as GeoJSON (RFC 7946)',
    answers: { '200': { description: 'A FeatureCollection', contentType: 'application/geo+json' } },
  },
  ...monthlyOperations,
];
