const DAY_MINUTES = 24 * 60;

/** A time in one width: 7:00, 07:00:00, 7時, 7時半, 午後7時, 7pm, 翌2:00, 0730, 24:00. */
const TIME =
  /^(翌日?(?:の)?)?(午前|午後|AM|PM)?(?:(\d{1,2})[::.時](\d{2})(?::00)?分?|(\d{1,2})時(半)?|([01]\d|2[0-4])([0-5]\d)|(\d{1,2})(?=[ap]m))(AM|PM)?$/i;
/** What a spreadsheet writes for a time: a part of a day, or the time on a day in 1899. */
const PART_OF_DAY = /^0?\.\d+$/;
const ON_A_DAY = /^\d{4}[-/]\d{1,2}[-/]\d{1,2}[T ](\d{1,2}:\d{2}).*$/;

/** Minutes since midnight; after midnight of the next day they count on. Undefined for what is no time. */
export const minutesIn = (text: string): number | undefined => {
  const plain = text.replace(ON_A_DAY, '$1').replace(/\s+/g, '').replaceAll('：', ':');
  if (PART_OF_DAY.test(plain)) return Math.round(Number(plain) * DAY_MINUTES);
  const match = TIME.exec(plain);
  if (!match) return undefined;
  const [, nextDay, before, hours, minutes, onlyHours, half, hours4, minutes4, hours12, after] = match;
  const hour = Number(hours ?? onlyHours ?? hours4 ?? hours12);
  const minute = half ? 30 : Number(minutes ?? minutes4 ?? 0);
  const afternoon = /^(?:午後|pm)$/i.test(before ?? after ?? '') && hour < 12;
  if (hour > 48 || minute > 59) return undefined;
  return (hour + (afternoon ? 12 : 0)) * 60 + minute + (nextDay ? DAY_MINUTES : 0);
};
