import { z } from 'zod';

/**
 * Why a deferred child (入所保留) does not count as 待機児童: the four categories of the national definition. As data,
 * with the words by which core systems write them, compared without spaces and width.
 * Source: 保育所等利用待機児童数調査要領.
 */
export const EXCLUSIONS = [
  { exclusion: 'parental-leave', names: ['育休', '育児休業', '育休中', '育児休業中', '育休延長'] },
  {
    exclusion: 'one-facility-only',
    names: ['特定', '特定園', '特定園希望', '特定の保育園等のみ希望', '特定施設'],
  },
  { exclusion: 'job-hunting-paused', names: ['求職休止', '求職活動休止', '求職活動を休止', '休止'] },
  {
    exclusion: 'municipal-service',
    names: [
      '地方単独',
      '地方単独事業',
      '単独保育施策',
      '横浜保育室',
      '認証保育所',
      '企業主導型',
      '一時預かり',
    ],
  },
] as const;

export const Exclusion = z.enum(EXCLUSIONS.map(({ exclusion }) => exclusion));
export type Exclusion = z.infer<typeof Exclusion>;

const plain = (text: string): string => text.normalize('NFKC').replaceAll(/[\s・()（）]/g, '');

/** What a core system's word means: a category, none (empty, なし, 待機), or something that a person must read. */
export const readExclusion = (text: string): { read: Exclusion | undefined } | 'not understood' => {
  const word = plain(text);
  if (['', 'なし', '無', '-', '0', '待機', '待機児童', '該当なし'].includes(word)) return { read: undefined };
  const found = EXCLUSIONS.find(
    ({ exclusion, names }) => exclusion === word || names.some((name) => plain(name) === word),
  );
  return found ? { read: found.exclusion } : 'not understood';
};
