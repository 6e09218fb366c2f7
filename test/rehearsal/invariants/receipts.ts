import { caseByReference } from '../../../shared/store/cases.ts';
import { groupedBy } from '../grouped-by.ts';
import { servicesOf } from '../world.ts';
import type { Broken, Invariant } from './invariant.ts';

/** A family that was shown a reference can count on it. */
export const everyReferenceIsACase: Invariant = {
  name: 'every reference is a case',
  sentence: 'No acknowledged submission is lost: every reference that was shown to somebody leads to a case.',
  check: async (world) => {
    const broken: Broken[] = [];
    const { store } = servicesOf(world);
    for (const [reference, family] of world.references) {
      if (await caseByReference(store, world.city.municipality, reference)) continue;
      broken.push({
        what: `${family} holds ${reference}, and there is no such case`,
        about: [reference, family],
      });
    }
    return broken;
  },
};

/** Pressed twice, or retried in the dark, a form is one case. */
export const oneCasePerSubmission: Invariant = {
  name: 'one case per submission',
  sentence: 'Whoever sent the form once, however often the button was pressed, has one reference.',
  check: (world) => {
    const held = groupedBy(world.references, ([, family]) => family);
    return [...held].flatMap(([family, references]) =>
      references.length > 1
        ? [{ what: `${family} holds ${references.length} references`, about: [family] }]
        : [],
    );
  },
};
