import { DOORS, WAVES } from './manners.ts';
import type { MonthPlayed } from './one-month.ts';

/** So many differences, and wrong mails, are spelled out. */
const TOLD = 10;

/** Whether a month came out as the city published it, and nobody got a mail that was not for them. */
export const cameOut = ({ differences, silent, mails }: MonthPlayed): boolean =>
  [differences, silent, mails.wrongRecipients, mails.remindersToAnswered].every((list) => list.length === 0);

const counts = <Key extends string>(keys: readonly Key[], of: Partial<Record<Key, number>>): string =>
  keys.map((key) => `${of[key] ?? 0} ${key}`).join(', ');

/** A month in a few lines; what went wrong is named. */
export const sayMonth = (played: MonthPlayed): string => {
  const { asOf, asked, cells, differences, silent, mails, unchanged } = played;
  const { invitations, reminders, receipts, others, wrongRecipients, remindersToAnswered } = mails;
  return [
    `${asOf}: ${asked} facilities asked, ${silent.length} silent; ${cells} cells compared, ${differences.length} differ`,
    `  answered ${counts(WAVES, played.byWave)}`,
    `  by ${counts(DOORS, played.byDoor)}; ${unchanged} with "no change"`,
    `  mails: ${invitations} invitations, ${reminders} reminders, ${receipts} receipts, ${others} others`,
    `  ${remindersToAnswered.length} reminders to those who answered, ${wrongRecipients.length} wrong recipients`,
    ...[...differences, ...silent.map((number) => `${number} was not heard of`)]
      .slice(0, TOLD)
      .map((one) => `  ! ${one}`),
    ...[...wrongRecipients, ...remindersToAnswered.map((one) => `${one} was reminded after it had answered`)]
      .slice(0, TOLD)
      .map((one) => `  ! ${one}`),
  ].join('\n');
};

/** All months in one table, and the verdict. */
export const sayAll = (months: readonly MonthPlayed[]): string => {
  const head = [
    'month',
    'asked',
    'answered',
    'cells',
    'differ',
    'mails',
    'late reminders',
    'wrong recipients',
  ];
  const rows = months.map(({ asOf, asked, byWave, cells, differences, mails }) => [
    asOf,
    asked,
    Object.values(byWave).reduce((sum, count) => sum + count, 0),
    cells,
    differences.length,
    mails.invitations + mails.reminders + mails.receipts + mails.others,
    mails.remindersToAnswered.length,
    mails.wrongRecipients.length,
  ]);
  const bad = months.filter((month) => !cameOut(month)).map(({ asOf }) => asOf);
  return [
    [head, ...rows].map((cells) => cells.map((cell) => String(cell).padStart(10)).join('  ')).join('\n'),
    bad.length === 0 ? 'every month came out as published' : `came out otherwise: ${bad.join(', ')}`,
  ].join('\n');
};
