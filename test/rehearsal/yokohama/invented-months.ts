import { Temporal } from 'temporal-polyfill';
import { diceOf } from '../dice.ts';
import { AGES, type CityMonth, type FacilityMonth } from './city-months.ts';

const WARDS = ['あさひ区', 'うみ区', 'かわ区', 'みどり区', 'やま区', 'ゆうひ区'];

/** Of a hundred facilities so many are for the youngest three classes only. */
const SMALL = 30;

/** An invented city's months, one after the other from a first day: for rounds larger than any city's file. */
export const inventedMonths = (
  seed: string,
  { facilities, months, from }: { facilities: number; months: number; from: string },
): CityMonth[] =>
  Array.from({ length: months }, (_, later) => {
    const asOf = Temporal.PlainDate.from(from).add({ months: later }).toString();
    const all = Array.from({ length: facilities }, (_, index) => inventedFacility(seed, index + 1, asOf));
    return { asOf, facilities: new Map(all.map((one) => [one.number, one])) };
  });

const inventedFacility = (seed: string, number: number, asOf: string): FacilityMonth => {
  const classes = diceOf(seed, 'classes', number).in100(SMALL) ? 3 : AGES.length;
  const cells = (what: string, below: number) =>
    AGES.map((age) => (age < classes ? String(diceOf(seed, what, number, age, asOf).below(below)) : ''));
  return {
    number: `9900${String(number).padStart(6, '0')}`,
    name: `みほん保育園${number}`,
    ward: WARDS[number % WARDS.length] ?? '',
    cells: {
      受入可能数: cells('vacancy', 4),
      入所待ち人数: cells('waiting', 12),
      入所児童数: cells('enrolled', 25),
    },
  };
};
