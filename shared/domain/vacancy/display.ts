import { z } from 'zod';
import { LocalText } from '../municipality/schema.ts';
import type { Places } from './places.ts';
import { Count } from './schema.ts';

/** A step of a scale: it holds from this many places upward, until the next step begins. */
const Step = z.object({ from: Count, sign: z.string().min(1).max(12), meaning: LocalText });
export type Step = z.infer<typeof Step>;

const startsAtZero = (steps: readonly { from: number }[]): boolean =>
  steps[0]?.from === 0 &&
  steps.every(({ from }, index) => index === 0 || from > (steps[index - 1]?.from ?? 0));

/**
 * How a municipality shows vacancies, as data: the numbers themselves (横浜市), or a scale of bands (1–2人, 3人以上) or
 * symbols (神戸市 ◎○△×) with its legend. The signs for "no such class" and "not answered" are part of it.
 */
export const VacancyDisplay = z.discriminatedUnion('mode', [
  z.object({ mode: z.literal('numbers'), noClass: z.string().min(1), notAnswered: z.string().min(1) }),
  z.object({
    mode: z.literal('scale'),
    steps: z.array(Step).min(2).refine(startsAtZero, { message: 'a scale starts at 0 and rises' }),
    noClass: z.string().min(1),
    notAnswered: z.string().min(1),
  }),
]);
export type VacancyDisplay = z.infer<typeof VacancyDisplay>;

const NO_CLASS: LocalText = { ja: 'このクラスはありません', en: 'no such class' };
const NOT_ANSWERED: LocalText = { ja: '回答がありません', en: 'not answered' };
const PLACES: LocalText = { ja: '受入可能な人数', en: 'places' };

/** The scale of a municipality that publishes 神戸市's and 福岡市's kind of symbols. */
export const SYMBOLS: VacancyDisplay = {
  mode: 'scale',
  steps: [
    { from: 0, sign: '×', meaning: { ja: '空きなし', en: 'none' } },
    { from: 1, sign: '△', meaning: { ja: '1〜2人', en: '1–2' } },
    { from: 3, sign: '○', meaning: { ja: '3〜5人', en: '3–5' } },
    { from: 6, sign: '◎', meaning: { ja: '6人以上', en: '6 or more' } },
  ],
  noClass: '－',
  notAnswered: '…',
};

/** The numbers as 横浜市 publishes them. */
export const NUMBERS: VacancyDisplay = { mode: 'numbers', noClass: '－', notAnswered: '…' };

/** What stands in a cell, and what it means in words, for the legend and for those who hear the page. */
export const shownPlaces = (
  places: Places,
  display: VacancyDisplay,
): { sign: string; meaning: LocalText } => {
  if (places.kind === 'no such class') return { sign: display.noClass, meaning: NO_CLASS };
  if (places.kind !== 'places') return { sign: display.notAnswered, meaning: NOT_ANSWERED };
  if (display.mode === 'numbers') return { sign: String(places.count), meaning: PLACES };
  const step = stepOf(places.count, display);
  return step
    ? { sign: step.sign, meaning: step.meaning }
    : { sign: display.notAnswered, meaning: NOT_ANSWERED };
};

type Scale = Extract<VacancyDisplay, { mode: 'scale' }>;

const stepOf = (count: number, { steps }: Scale): Step | undefined =>
  steps.findLast(({ from }) => from <= count);

/** The sign under which a scale publishes a number. */
export const signOf = (count: number, scale: Scale): string =>
  stepOf(count, scale)?.sign ?? scale.notAnswered;

/** Every sign that may stand in a cell with its meaning, in the order in which a legend tells them. */
export const legendOf = (display: VacancyDisplay): { sign: string; meaning: LocalText }[] => [
  ...(display.mode === 'scale'
    ? display.steps.map(({ sign, meaning }) => ({ sign, meaning })).reverse()
    : []),
  { sign: display.noClass, meaning: NO_CLASS },
  { sign: display.notAnswered, meaning: NOT_ANSWERED },
];
