import { AgeClass } from '../../calendar/age-class.ts';
import type { AcceptedFrom, AcceptedUntil } from '../accepted-ages.ts';

const KANJI_DIGITS = '〇一二三四五六七八九';

/**
 * One spelling for the many of an age: kanji digits before a unit, 才, ヶ月/カ月/ヵ月/箇月/か月, no spaces. The text is
 * in one width already.
 */
export const plainAge = (text: string): string =>
  text
    .replace(/\s+/g, '')
    .replace(/[一二三四五六七八九](?=[歳才]|[ヶヵケカかヵ箇ヶ]月|週|日)/g, (digit) =>
      String(KANJI_DIGITS.indexOf(digit)),
    )
    .replaceAll('才', '歳')
    .replace(/[ヶヵケカ箇ゕゖ]月/g, 'か月')
    .replace(/(\d)[ケカ]月/g, '$1か月');

/** The age after childbirth leave (産休): 労働基準法 65 条 gives eight weeks, so the 57th day. */
const AFTER_LEAVE_DAYS = 57;

const classNamed = (text: string): AgeClass | undefined => {
  const named = { 年少: 3, 年中: 4, 年長: 5 }[text.replace(/[児組]$/, '')];
  return named === undefined ? undefined : AgeClass.parse(named);
};

const FROM_WORDS = /^(?:生後|生まれて|出生後|誕生後|満年齢)+/;
const FROM_TAIL = /(?:から|より|以上|以降|以後|[~〜―ー-])+$/;

/** A lower end of accepted ages in a plain spelling; undefined where it is none that we know. */
export const readFromEnd = (text: string): AcceptedFrom | undefined => {
  const bare = text.replace(FROM_TAIL, '').replace(FROM_WORDS, '').replace(FROM_TAIL, '');
  if (/^産(?:休|後休暇)(?:明け?|あけ|後|終了後)/.test(bare)) return { unit: 'days', count: AFTER_LEAVE_DAYS };
  if (/^(?:新生児|出生|出生直後|0日)$/.test(bare)) return { unit: 'days', count: 0 };
  const named = classNamed(bare);
  if (named !== undefined) return { unit: 'class', ageClass: named };
  const numbers =
    /^(満)?(?:(\d{1,2})歳)?(?:(\d{1,3})(日|週間?|か月|月)|(半))?(児)?(?:の?クラス|組)?(?:目|を?(?:経過|過ぎ|すぎ|迎え)(?:した|て|た)?)?(?:後|児)?$/.exec(
      bare,
    );
  return numbers ? fromNumbers(numbers, /クラス|組/.test(bare)) : undefined;
};

const fromNumbers = (match: RegExpExecArray, saysClass: boolean): AcceptedFrom | undefined => {
  const [, full, yearsText, countText, unit, half, child] = match;
  const years = yearsText === undefined ? undefined : Number(yearsText);
  const count = Number(countText ?? 0);
  if (unit === '日' && years === undefined) return count <= 730 ? { unit: 'days', count } : undefined;
  if (unit?.startsWith('週') && years === undefined) return { unit: 'days', count: count * 7 };
  if (unit === 'か月' || unit === '月' || half) {
    const months = (years ?? 0) * 12 + (half ? 6 : count);
    return months <= 83 && (years !== undefined || !half) ? { unit: 'months', count: months } : undefined;
  }
  if (years === undefined || years > 6 || unit) return undefined;
  const ageClass = AgeClass.safeParse(years);
  if ((child || saysClass) && !full && ageClass.success) return { unit: 'class', ageClass: ageClass.data };
  return { unit: 'years', count: years };
};

const BEFORE_SCHOOL =
  /^(?:小学校?)?(?:就学|入学)(?:時|前|の?始期|直前|年齢)?(?:に達する)?(?:の?(?:児|幼児|年度末|3月末|3月31日|まで))*$|^未就学(?:児|まで)*$|^学齢前$|^5歳児?\(?(?:小学校?)?就学前?\)?$/;
const BEYOND_SCHOOL =
  /^(?:学童|小学校?\d年生?|小学生|小\d|中学(?:生|校)?|高校生?|1[0-8]歳|[7-9]歳)(?:児|未満|まで|修了|卒業)*$/;
const YEAR_END = /^満?(\d)歳(?:に|の?)?(?:誕生日)?.*(?:年度末|3月31日|3月末|3\/31|年度の末日|年度)/;

/** An upper end of accepted ages in a plain spelling; undefined where it is none that we know. */
export const readUntilEnd = (text: string): AcceptedUntil | undefined => {
  const bare = text
    .replace(/^[~〜―ー-]+/, '')
    .replace(/(?:児童|幼児)$/, '児')
    .replace(/(?:まで|以下|迄)$/, '');
  if (BEFORE_SCHOOL.test(bare)) return { unit: 'until school' };
  if (BEYOND_SCHOOL.test(bare)) return { unit: 'beyond school' };
  const named = classNamed(bare);
  if (named !== undefined) return { unit: 'class', ageClass: named };
  // 満3歳に達した年度末: who turns three within the year is in class 2.
  const yearEnd = Number(YEAR_END.exec(bare)?.[1]);
  const lastClass = AgeClass.safeParse(yearEnd - 1);
  if (lastClass.success) return { unit: 'class', ageClass: lastClass.data };
  return untilNumbers(bare);
};

const untilNumbers = (bare: string): AcceptedUntil | undefined => {
  const match = /^満?(\d{1,2})(?:歳|か月|月)(児)?((?:の?クラス|組)?)(?:まで)?(未満児?)?$/.exec(bare);
  if (!match) return undefined;
  const count = Number(match[1]);
  if (/\d(?:か月|月)/.test(bare)) return count >= 1 && count <= 83 ? { unit: 'months', count } : undefined;
  if (match[4]) return count >= 1 ? { unit: 'under years', count } : undefined;
  const ageClass = AgeClass.safeParse(count);
  if ((match[2] || match[3]) && ageClass.success) return { unit: 'class', ageClass: ageClass.data };
  return count <= 6 ? { unit: 'years', count } : undefined;
};
