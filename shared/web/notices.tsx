import type { FC } from 'hono/jsx';
import { localText, type Municipality } from '../domain/municipality/schema.ts';
import { type Locale, type MessageKey, speak } from '../words/translate.ts';
import { STYLE_PATH } from './assets.ts';
import { Layout } from './layout.tsx';
import type { Page } from './page-context.ts';

/** A page that says one thing: what happened, and what to do now. */
export const Notice: FC<{ page: Page; title: MessageKey; text: MessageKey }> = ({ page, title, text }) => (
  <Layout page={page} title={page.t(title)}>
    <p>{page.t(text)}</p>
  </Layout>
);

/** Where several municipalities share an installation and the address does not say which. */
export const ChooseMunicipality: FC<{ all: Municipality[]; locale: Locale }> = ({ all, locale }) => {
  const t = speak(locale);
  return (
    <html lang={locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{t('layout.serviceName')}</title>
        <link rel="stylesheet" href={STYLE_PATH} />
      </head>
      <body>
        <main>
          <h1>{t('layout.chooseMunicipality')}</h1>
          <ul>
            {all.map((one) => (
              <li>
                <a href={`/?m=${one.municipality}`}>{localText(one.name, locale)}</a>
              </li>
            ))}
          </ul>
        </main>
      </body>
    </html>
  );
};
