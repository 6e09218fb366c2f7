import type { Provenance } from '../../shared/domain/vacancy/schema.ts';
import type { MessageKey, Translate } from '../../shared/words/translate.ts';

const SOURCE_WORDS: Record<Provenance['door'], MessageKey> = {
  survey: 'finder.sourceSurvey',
  phone: 'finder.sourcePhone',
  paper: 'finder.sourcePaper',
  fax: 'finder.sourcePaper',
  desk: 'finder.sourceDesk',
  import: 'finder.sourceImport',
};

/** Who vouches for a figure, in words. */
export const saySource = (t: Translate, { door }: Provenance): string => t(SOURCE_WORDS[door]);

/** `約1.2km`. */
export const sayDistance = (t: Translate, metres: number): string =>
  t('finder.distance', { km: (metres / 1000).toFixed(1) });
