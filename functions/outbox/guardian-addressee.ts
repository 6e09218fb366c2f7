import type { Case } from '../../shared/domain/case/schema.ts';
import { isLocale } from '../../shared/words/translate.ts';
import type { Addressee } from './letters.ts';

/** Where a family's mails go, in the language in which it wrote to us; nowhere when it gave no address. */
export const guardianAddressee = ({ family, locale }: Case): Addressee | 'not-wanted' =>
  family.mail ? { address: family.mail, locale: isLocale(locale) ? locale : 'ja' } : 'not-wanted';
