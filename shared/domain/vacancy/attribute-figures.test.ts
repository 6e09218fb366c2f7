import { describe, expect, it } from 'vitest';
import { aFacility, facilityId } from '../../../test/builders/facility.ts';
import { classesWith, someFigures } from '../../../test/builders/vacancy.ts';
import { attributeFigures, publishedFigures } from './attribute-figures.ts';

const facility = aFacility({ id: facilityId(3), externalNumber: '1410051000001', name: 'ひよこ' });
const figures = someFigures({ facility: facilityId(3), classes: classesWith([1, null, '?', 0, 0, 0]) });

describe('published figures', () => {
  it('are given to the facility with their number, and the others handed back', () => {
    const published = publishedFigures(figures, facility);
    const stranger = { ...published, externalNumber: '9' };
    expect(attributeFigures([published, stranger], [facility], figures.given)).toEqual({
      figures: [figures],
      unattributed: [stranger],
    });
  });

  it('of a facility without a number go under our id, and come back to it', () => {
    const own = aFacility({ externalNumber: undefined });
    const published = publishedFigures(figures, own);
    expect(published.externalNumber).toBe(own.id);
    expect(attributeFigures([published], [own]).figures).toHaveLength(1);
  });
});
