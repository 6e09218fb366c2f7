import type { AcceptedAges, AcceptedFrom, AcceptedUntil } from '../accepted-ages.ts';

/** 生後57日, 22か月, 1歳, 1歳児クラス. */
export const fromText = (from: AcceptedFrom): string => {
  switch (from.unit) {
    case 'days':
      return `生後${from.count}日`;
    case 'months':
      return `${from.count}か月`;
    case 'years':
      return `${from.count}歳`;
    case 'class':
      return `${from.ageClass}歳児クラス`;
    default:
      return from satisfies never;
  }
};

/** 2歳児クラス, 5歳, 3歳未満, 36か月, 就学前, 小学生. */
export const untilText = (until: AcceptedUntil): string => {
  switch (until.unit) {
    case 'class':
      return `${until.ageClass}歳児クラス`;
    case 'years':
      return `${until.count}歳`;
    case 'under years':
      return `${until.count}歳未満`;
    case 'months':
      return `${until.count}か月`;
    case 'until school':
      return '就学前';
    case 'beyond school':
      return '小学生';
    default:
      return until satisfies never;
  }
};

/** Both ends as files say them: 生後57日～就学前, 1歳児クラス～, ～2歳児クラス. */
export const agesText = ({ from, until }: AcceptedAges): string =>
  `${from ? fromText(from) : ''}～${until ? untilText(until) : ''}`;
