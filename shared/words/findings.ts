import type { Finding } from '../domain/matching/finding.ts';
import type { MessageKey, Translate } from './translate.ts';

const SPOKEN: Record<string, MessageKey> = {
  mon: 'matching.dayMon',
  tue: 'matching.dayTue',
  wed: 'matching.dayWed',
  thu: 'matching.dayThu',
  fri: 'matching.dayFri',
  sat: 'matching.daySat',
  sun: 'matching.daySun',
  holiday: 'matching.dayHoliday',
  walk: 'matching.modeWalk',
  bicycle: 'matching.modeBicycle',
  car: 'matching.modeCar',
  transit: 'matching.modeTransit',
  disability: 'matching.careDisability',
  'medical care': 'matching.careMedicalCare',
  allergy: 'matching.careAllergy',
  'foreign languages': 'matching.careForeignLanguages',
};

/** A finding of the matching in words: its days, ways and kinds of care are spoken too. */
export const sayFinding = (translate: Translate, { key, values = {} }: Finding): string => {
  const spoken = Object.entries(values).map(([name, value]): [string, string] => {
    const word = SPOKEN[value];
    // As text: a number would be grouped (2,026) by the language's habit, which years and codes must not be.
    return [name, word ? translate(word) : String(value)];
  });
  return translate(`matching.${key}`, Object.fromEntries(spoken));
};
