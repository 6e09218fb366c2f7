import { z } from 'zod';
import { FacilityType } from '../facility/facility-type.ts';
import { MunicipalityCode } from '../municipality/schema.ts';
import { NUMBERS, VacancyDisplay } from './display.ts';
import { VacancyFigures } from './schema.ts';

/** Figures as families see them: those of one facility and one fiscal year. */
export const PublishedFigures = VacancyFigures.extend({
  municipality: MunicipalityCode,
  /** Whether children are taken for hours or days; absent where nobody said. */
  temporaryCare: z.enum(['open', 'full', 'none']).optional(),
});
export type PublishedFigures = z.infer<typeof PublishedFigures>;

/** How a municipality shows its directory: vacancies as numbers, bands or symbols, and types of its own beside ours. */
export const DirectorySettings = z.object({
  municipality: MunicipalityCode,
  display: VacancyDisplay,
  ownTypes: z.array(FacilityType),
});
export type DirectorySettings = z.infer<typeof DirectorySettings>;

/** What holds where a municipality has chosen nothing: the numbers, and our types. */
export const defaultSettings = (municipality: MunicipalityCode): DirectorySettings => ({
  municipality,
  display: NUMBERS,
  ownTypes: [],
});
