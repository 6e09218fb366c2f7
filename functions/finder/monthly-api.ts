import { z } from 'zod';
import { fiscalYearOf } from '../../shared/domain/calendar/fiscal-year.ts';
import { namedWardOf } from '../../shared/domain/facility/facility-ward.ts';
import { outOfOperation } from '../../shared/domain/facility/operation.ts';
import type { Facility } from '../../shared/domain/facility/schema.ts';
import { localText, type Municipality } from '../../shared/domain/municipality/schema.ts';
import { publishedFigures } from '../../shared/domain/vacancy/attribute-figures.ts';
import { signOf } from '../../shared/domain/vacancy/display.ts';
import { MONTHLY_FILES, monthlyRows } from '../../shared/domain/vacancy/monthly-layout.ts';
import { figuresHeldIn } from '../../shared/domain/vacancy/places.ts';
import type { DirectorySettings } from '../../shared/domain/vacancy/published.ts';
import type { Figure } from '../../shared/domain/vacancy/schema.ts';
import { writeCsv } from '../../shared/files/csv.ts';
import { tokyoDate } from '../../shared/runtime/clock.ts';
import { directoryOn, directorySettingsOf } from '../../shared/store/facilities.ts';
import { standingFreeze } from '../../shared/store/publication-freezes.ts';
import type { Services } from '../../shared/store/services.ts';
import { type ApiApp, needMunicipality } from '../../shared/web/api-app.ts';
import type { Operation } from '../../shared/web/openapi.ts';
import { problem } from '../../shared/web/problem.ts';
import { openData } from './open-data.ts';

/**
 * `GET /api/v1/vacancies/<figure>.csv`: 横浜市's monthly layout, one file for each figure (受入可能数, 入所待ち人数, 入所児童数), of
 * this fiscal year's figures and of facilities in operation only, for the next month: a place that is free only later is 0.
 * A figure that the municipality does not publish is not there; one that publishes a scale
 * gives its signs and no numbers.
 */
export const mountMonthlyApi = (app: ApiApp, services: Services): void => {
  app.get('/api/v1/vacancies/:file{(vacancy|waiting|enrolled)\\.csv}', needMunicipality, async (c) => {
    const figure = (c.req.param('file') ?? '').replace('.csv', '') as Figure;
    const city = c.get('municipality');
    const settings = await directorySettingsOf(services.store, city.municipality);
    if (!isPublished(figure, settings))
      return problem(c, 404, { kind: 'FigureNotPublished', title: c.get('t')('api.figureNotPublished') });
    const today = tokyoDate(services.clock.now());
    const listed = (await directoryOn(services.store, city.municipality, today)).flatMap(
      ({ facility, figures }) =>
        // March's figures say nothing about April, nor those of a facility that has closed about anything.
        figures?.fiscalYear === fiscalYearOf(today) && !outOfOperation(facility, today)
          ? [{ facility, figures }]
          : [],
    );
    const month = today.add({ months: 1 }).with({ day: 1 });
    const facts = new Map(
      listed.map(({ facility }) => [numberOf(facility), monthlyFacility(facility, city)]),
    );
    const rows = monthlyRows(
      listed.map(({ facility, figures }) => publishedFigures(figuresHeldIn(figures, month), facility)),
      figure,
      (number) => facts.get(number) ?? { name: '', ward: '', areaCode: '' },
      ...signsOf(settings),
    );
    return openData(c, settings, {
      text: writeCsv(rows),
      contentType: 'text/csv',
      fileName: `${figure}-${today.toString()}.csv`,
      frozen: await standingFreeze(services, city.municipality),
      asOf: listed
        .map(({ figures }) => figures.asOf)
        .sort()
        .at(-1),
    });
  });
};

const isPublished = (figure: Figure, { publishes, display }: DirectorySettings): boolean =>
  publishes.includes(figure) && (display.mode === 'numbers' || figure === 'vacancy');

/** The city's number, else our id, by which an import knows the facility again. */
const numberOf = ({ externalNumber, id }: Facility): string => externalNumber ?? id;

const AREA_CODE_LENGTH = 5;

const monthlyFacility = (facility: Facility, city: Municipality) => {
  const ward = city.wards.find((one) => one.ward === namedWardOf(facility, city));
  return {
    name: facility.name,
    ward: ward ? localText(ward.name, 'ja') : '',
    areaCode: city.municipality.slice(0, AREA_CODE_LENGTH),
  };
};

const signsOf = ({ display }: DirectorySettings): [] | [(count: number) => string] =>
  display.mode === 'numbers' ? [] : [(count) => signOf(count, display)];

export const monthlyOperations: readonly Operation[] = MONTHLY_FILES.map(({ figure, title }) => ({
  method: 'get',
  path: `/api/v1/vacancies/${figure}.csv`,
  summary:
    figure === 'waiting'
      ? `${title} by class: applications at each facility. A child counts wherever it applied, so this is no competition ratio`
      : `${title} by class, in the monthly layout of 横浜市`,
  query: z.object({ encoding: z.enum(['utf-8', 'cp932']).optional() }),
  answers: { '200': { description: 'CSV', contentType: 'text/csv' } },
}));
