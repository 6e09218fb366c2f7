/**
 * When facilities answer in the benchmark's round. Invented, and the same for every design that is compared: of twenty
 * facilities eleven answer the first mail, five the first reminder, two the second, and two are left to the phone.
 */
export const WAVES = ['first mail', 'first reminder', 'second reminder', 'nothing'] as const;
export type Wave = (typeof WAVES)[number];

const OF_TWENTY: readonly Wave[] = [
  ...Array<Wave>(11).fill('first mail'),
  ...Array<Wave>(5).fill('first reminder'),
  ...Array<Wave>(2).fill('second reminder'),
  ...Array<Wave>(2).fill('nothing'),
];

/** What moves the n-th facility to answer. */
export const answersAfter = (number: number): Wave => OF_TWENTY[number % OF_TWENTY.length] ?? 'nothing';

/** Days after the opening: both reminders and the deadline. */
export const REMINDER_DAYS = [4, 8] as const;
export const DEADLINE_DAYS = 12;
