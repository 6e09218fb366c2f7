import { catalogue } from '../../shared/words/catalogue.ts';
import { wordsApart } from '../../shared/words/parity.ts';
import { LOCALES } from '../../shared/words/translate.ts';

const apart = LOCALES.flatMap((locale) => wordsApart(catalogue.ja, catalogue[locale], locale));
for (const line of apart) console.error(line);
process.exitCode = apart.length === 0 ? 0 : 1;
