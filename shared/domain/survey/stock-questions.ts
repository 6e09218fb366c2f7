import type { MunicipalityCode } from '../municipality/schema.ts';
import { QuestionSet } from './question-set.ts';

/** Those that may run 一時預かり beside their classes; home care and company nurseries hardly do. */
const WITH_TEMPORARY_CARE = [
  'licensed-nursery',
  'nursery-or-alike',
  'integrated-kodomoen',
  'kindergarten-kodomoen',
  'nursery-kodomoen',
  'local-kodomoen',
  'kodomoen',
  'small-scale',
  'yokohama-nursery',
  'locally-certified',
  'unlicensed',
  'baby-hotel',
  'kindergarten',
];

/**
 * The questions of a municipality that has made none of its own: version 1, never changed, since answers refer to it. A better
 * stock set would have to be offered as a next version.
 */
export const stockQuestionSet = (municipality: MunicipalityCode): QuestionSet =>
  QuestionSet.parse({
    municipality,
    number: 1,
    questions: [
      {
        kind: 'figures',
        label: { ja: 'クラスごとの人数', en: 'Children by class' },
        hint: {
          ja: 'クラスがないときは「クラスなし」に印をつけてください。0人とは別に扱います。',
          en: 'Tick “no such class” where there is none: it is kept apart from 0.',
        },
        columns: ['capacity', 'enrolled', 'vacancy', 'waiting'],
        from: true,
      },
      {
        kind: 'temporary-care',
        label: { ja: '一時預かり', en: 'Temporary care' },
        types: WITH_TEMPORARY_CARE,
        byDay: true,
      },
      { kind: 'extended-hours', label: { ja: '延長保育', en: 'Extended hours' } },
      {
        kind: 'medical-care',
        label: { ja: '医療的ケアが必要な子ども', en: 'Children who need medical care' },
      },
      { kind: 'disability', label: { ja: '障害のある子ども', en: 'Children with disabilities' } },
      {
        kind: 'staff-shortage',
        label: { ja: '職員不足で受け入れを減らしているクラス', en: 'Classes limited by a lack of staff' },
      },
      {
        kind: 'remark',
        label: { ja: '担当課への連絡事項', en: 'Remark to the office' },
        hint: { ja: '100文字まで。公開されません。', en: 'Up to 100 characters. Not published.' },
      },
    ],
  });
