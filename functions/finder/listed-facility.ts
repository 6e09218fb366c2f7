import { z } from 'zod';
import { AGE_CLASSES, AgeClass } from '../../shared/domain/calendar/age-class.ts';
import { FiscalYear } from '../../shared/domain/calendar/fiscal-year.ts';
import { LocalDate } from '../../shared/domain/calendar/local-date.ts';
import { Facility } from '../../shared/domain/facility/schema.ts';
import type { Found } from '../../shared/domain/finder/find-facilities.ts';
import { LocalText, MunicipalityCode } from '../../shared/domain/municipality/schema.ts';
import { shownPlaces, signOf, type VacancyDisplay } from '../../shared/domain/vacancy/display.ts';
import { Offers, offersIn } from '../../shared/domain/vacancy/offers.ts';
import { freshnessOf, type LaterPlaces, type Places } from '../../shared/domain/vacancy/places.ts';
import { Count, Provenance, YearMonth } from '../../shared/domain/vacancy/schema.ts';
import type { Search } from './search.ts';

/**
 * Places of a class as programs read them. Only `places` speaks of a number, and it stands there only where the
 * municipality publishes numbers; `sign` is what it publishes.
 */
const ListedVacancy = z.object({
  ageClass: AgeClass,
  kind: z.enum(['places', 'no such class', 'not answered', 'other fiscal year', 'no figures']),
  sign: z.string(),
  meaning: LocalText,
  count: Count.optional(),
  /** Places that are free only from a month to come: they are in neither `count` nor `sign`. */
  later: z.object({ from: YearMonth, sign: z.string(), count: Count.optional() }).optional(),
  waiting: Count.optional(),
  together: z.array(AgeClass).optional(),
  asOf: LocalDate.optional(),
  ageDays: z.number().int().optional(),
  stale: z.boolean().optional(),
  fiscalYear: FiscalYear.optional(),
  source: Provenance.optional(),
});
type ListedVacancy = z.infer<typeof ListedVacancy>;

/** A facility of the directory as programs read it. */
export const ListedFacility = Facility.pick({
  id: true,
  externalNumber: true,
  name: true,
  kana: true,
  nameEnglish: true,
  type: true,
  ward: true,
  address: true,
  postalCode: true,
  location: true,
  phone: true,
  web: true,
  ages: true,
  hours: true,
  temporaryCare: true,
}).extend({
  distanceMetres: z.number().int().optional(),
  hoursFit: z.enum(['fit', 'unknown', 'not asked']),
  standing: z.enum(['free', 'unknown', 'none', 'no class']),
  vacancies: z.array(ListedVacancy),
  /** What the facility said beside places, with its last answer: 一時預かり (by weekday in `careDays`), 延長保育, special care, a lack of staff. */
  offered: Offers.optional(),
});
export type ListedFacility = z.infer<typeof ListedFacility>;

/** What a facility has not published of itself stays away: the schema names what goes out. */
const Published = ListedFacility.omit({
  hoursFit: true,
  standing: true,
  vacancies: true,
  offered: true,
  distanceMetres: true,
});

export const FacilitiesAnswer = z.object({
  municipality: MunicipalityCode,
  /** The first day of the month that the places are for. */
  on: LocalDate,
  total: z.number().int(),
  /** Publication is frozen while a selection runs: these are the figures from before. `until`: the last such day, where known. */
  frozen: z.object({ from: LocalDate, until: LocalDate.optional() }).optional(),
  facilities: z.array(ListedFacility),
});
export type FacilitiesAnswer = z.infer<typeof FacilitiesAnswer>;

/** A found facility for the API: the class that was asked for, or all six. */
export const listedFacility = (
  found: Found,
  search: Search,
  ageClass: AgeClass | undefined,
): ListedFacility => {
  const { facility, distanceMetres, hours, standing } = found;
  const asked = ageClass === undefined ? AGE_CLASSES : [ageClass];
  return {
    ...Published.parse(facility),
    ...(distanceMetres === undefined ? {} : { distanceMetres }),
    hoursFit: hours,
    standing,
    ...(found.figures && hasOffers(found.figures) ? { offered: offersIn(found.figures) } : {}),
    vacancies: asked.map((one) => listedVacancy(one, found.places[one] as Places, found, search)),
  };
};

const hasOffers = (figures: Offers): boolean => Object.keys(offersIn(figures)).length > 0;

const listedVacancy = (
  ageClass: AgeClass,
  places: Places,
  { figures }: Found,
  search: Search,
): ListedVacancy => {
  const { display } = search.settings;
  const shown = { ageClass, kind: places.kind, ...shownPlaces(places, display) };
  if (places.kind === 'no figures') return shown;
  const dated = {
    ...shown,
    asOf: places.asOf,
    ...freshnessOf(places.asOf, search.today, search.settings.staleAfterDays),
  };
  const sourced = figures ? { ...dated, source: figures.given } : dated;
  if (places.kind === 'other fiscal year') return { ...sourced, fiscalYear: places.fiscalYear };
  if (places.kind !== 'places') return sourced;
  return {
    ...sourced,
    ...(places.together ? { together: [...places.together] } : {}),
    ...(places.later ? { later: listedLater(places.later, display) } : {}),
    ...(display.mode === 'numbers'
      ? {
          count: places.count,
          ...(places.waiting === undefined || !search.settings.publishes.includes('waiting')
            ? {}
            : { waiting: places.waiting }),
        }
      : {}),
  };
};

const listedLater = ({ from, count }: LaterPlaces, display: VacancyDisplay) =>
  display.mode === 'numbers' ? { from, sign: String(count), count } : { from, sign: signOf(count, display) };
