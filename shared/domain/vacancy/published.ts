import { z } from 'zod';
import { Publication } from '../campaign/plan.ts';
import { FacilityType } from '../facility/facility-type.ts';
import { MunicipalityCode } from '../municipality/schema.ts';
import { NUMBERS, VacancyDisplay } from './display.ts';
import { offers } from './offers.ts';
import { STALE_AFTER_DAYS } from './places.ts';
import { FIGURES, VacancyFigures } from './schema.ts';

/** Figures as families see them: those of one facility and one fiscal year. */
export const PublishedFigures = VacancyFigures.extend({
  municipality: MunicipalityCode,
  ...offers,
});
export type PublishedFigures = z.infer<typeof PublishedFigures>;

/** How a municipality shows its directory: vacancies as numbers, bands or symbols, and types of its own beside ours. */
export const DirectorySettings = z.object({
  municipality: MunicipalityCode,
  display: VacancyDisplay,
  ownTypes: z.array(FacilityType),
  /** Days after which this municipality's figures are called stale; who asks weekly says fewer. */
  staleAfterDays: z.number().int().min(7).max(366).default(STALE_AFTER_DAYS),
  /** Which figures are published; the others stay in the house (目黒区 publishes vacancies alone). */
  publishes: z.array(z.enum(FIGURES)).min(1).default(['vacancy', 'waiting', 'enrolled']),
  /** When new rounds and plans publish figures, unless whoever prepares them says otherwise. */
  publication: Publication.default('at-once'),
  /** Under which licence the open data is given away. */
  licence: z
    .object({ name: z.string().min(1), url: z.url() })
    .default({ name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' }),
});
export type DirectorySettings = z.infer<typeof DirectorySettings>;

/** What holds where a municipality has chosen nothing: the numbers, and our types. */
export const defaultSettings = (municipality: MunicipalityCode): DirectorySettings =>
  DirectorySettings.parse({ municipality, display: NUMBERS, ownTypes: [] });
