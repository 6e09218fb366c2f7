import type { Facility } from '../facility/schema.ts';
import { normaliseWidth } from '../japanese/width.ts';
import type { PublishedFigures } from './figures-sheet.ts';
import { type Provenance, VacancyFigures } from './schema.ts';

/**
 * Gives published figures to the facilities that carry their 施設番号, or our id where they have none. What belongs to no facility is handed back, never
 * dropped.
 */
export const attributeFigures = (
  published: readonly PublishedFigures[],
  facilities: readonly Facility[],
  given: Provenance = { door: 'import', role: 'municipality' },
): { figures: readonly VacancyFigures[]; unattributed: readonly PublishedFigures[] } => {
  const byNumber = new Map(
    facilities.map(({ externalNumber, id }) => [normaliseWidth(externalNumber ?? id), id] as const),
  );
  const figures: VacancyFigures[] = [];
  const unattributed: PublishedFigures[] = [];
  for (const one of published) {
    const facility = byNumber.get(normaliseWidth(one.externalNumber));
    if (facility === undefined) unattributed.push(one);
    else {
      const { fiscalYear, asOf, classes } = one;
      figures.push(VacancyFigures.parse({ facility, fiscalYear, asOf, classes, joint: [], given }));
    }
  }
  return { figures, unattributed };
};

/** The figures of a facility as they are published, under its 施設番号, else under our id. */
export const publishedFigures = (
  { fiscalYear, asOf, classes }: VacancyFigures,
  { externalNumber, id, name }: Pick<Facility, 'externalNumber' | 'id' | 'name'>,
): PublishedFigures => ({ externalNumber: externalNumber ?? id, name, fiscalYear, asOf, classes });
