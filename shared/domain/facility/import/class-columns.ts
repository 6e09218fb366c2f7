import { AgeClass } from '../../calendar/age-class.ts';
import { normaliseWidth } from '../../japanese/width.ts';

/** A column that holds a figure of one class. `any` where the header names the class only (０歳児 … ５歳児). */
export type ClassColumn = {
  figure: 'capacity' | 'enrolled' | 'vacancy' | 'waiting' | 'any' | 'total';
  ageClass?: AgeClass;
};

const FIGURE_NAMES = {
  vacancy:
    /^(?:受入可能(?:数|人数|児童数|枠)?|空き(?:数|人数|状況|枠|定員)?|募集(?:人数|数|枠)?|入所可能(?:数|人数)?|欠員(?:数)?|vacancy|vacancies|admitted?e?|受入予定(?:数|人数)?|available)$/,
  waiting:
    /^(?:入所待ち(?:人数|数)?|待機(?:児童)?(?:数|人数)?|申込(?:状況|数|者数|人数)?|申込み(?:数)?|entry|waiting|待ち人数)$/,
  enrolled:
    /^(?:入所(?:児童)?(?:数|人数)|在籍(?:児童)?(?:数|人数)?|在園(?:児)?(?:数)?|現員|利用児童数|enrolled|児童数)$/,
  capacity: /^(?:定員(?:数)?|利用定員(?:数)?|cap(?:acity)?|認可定員|収容定員|クラス定員|年齢別定員)$/,
} as const;

const CLASS_LAST = /^(.*?)[_\-:()[\] 　]*([0-5])\s*(?:歳児?|才児?)?(?:クラス|定員|児)?[)\]]*$/;
const CLASS_FIRST = /^([0-5])\s*(?:歳児?|才児?)(?:クラス)?[_\-:()[\] 　]*(.*?)[)\]]*$/;

const figureNamed = (name: string): Exclude<ClassColumn['figure'], 'any' | 'total'> | undefined =>
  (Object.keys(FIGURE_NAMES) as (keyof typeof FIGURE_NAMES)[]).find((figure) =>
    FIGURE_NAMES[figure].test(name),
  );

/** What a header says about a class: 受入可能数_0歳児, 募集人数(1歳), Cap0, Vacancy3, ０歳児; undefined for any other header. */
export const classColumn = (header: string): ClassColumn | undefined => {
  const plain = normaliseWidth(header).toLowerCase().replace(/\s+/g, '');
  const last = CLASS_LAST.exec(plain);
  const first = CLASS_FIRST.exec(plain);
  const digit = first?.[1] ?? last?.[2];
  const name = (first?.[2] || last?.[1] || '').replace(/[_\-:()[\]]+$/, '');
  if (digit === undefined) return undefined;
  const ageClass = AgeClass.parse(Number(digit));
  if (name === '') return /歳|才/.test(plain) ? { figure: 'any', ageClass } : undefined;
  const figure = figureNamed(name);
  return figure ? { figure, ageClass } : undefined;
};
