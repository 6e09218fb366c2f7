import type { Child, FC } from 'hono/jsx';
import { localText, type Municipality } from '../domain/municipality/schema.ts';
import { type Locale, type MessageKey, speak } from '../words/translate.ts';
import { STYLE_PATH } from './assets.ts';
import { Document } from './document.tsx';
import { Layout } from './layout.tsx';
import type { Page } from './page-context.ts';

/** A page that says one thing: what happened, and what to do now. */
export const Notice: FC<{ page: Page; title: MessageKey; text: MessageKey }> = ({ page, title, text }) => (
  <Layout page={page} title={page.t(title)}>
    <p>{page.t(text)}</p>
  </Layout>
);

/** A page for somebody of whom not even the municipality is known yet. */
export const BarePage: FC<{ locale: Locale; title: string; children: Child }> = ({
  locale,
  title,
  children,
}) => (
  <Document locale={locale}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title}</title>
      <link rel="stylesheet" href={STYLE_PATH} />
      <link rel="icon" href="data:," />
    </head>
    <body>
      <main>
        <h1>{title}</h1>
        {children}
      </main>
    </body>
  </Document>
);

type BareNoticeProps = {
  locale: Locale;
  title: MessageKey;
  text: MessageKey;
  links?: { href: string; label: MessageKey }[];
};

/** Says one thing to such a person, and where to go on. */
export const BareNotice: FC<BareNoticeProps> = ({ locale, title, text, links }) => {
  const t = speak(locale);
  return (
    <BarePage locale={locale} title={t(title)}>
      <p>{t(text)}</p>
      {links ? (
        <div class="actions">
          {links.map((link, index) => (
            <a class={index === 0 ? 'button' : 'button second'} href={link.href}>
              {t(link.label)}
            </a>
          ))}
        </div>
      ) : null}
    </BarePage>
  );
};

/** Where several municipalities share an installation and the address does not say which. */
export const ChooseMunicipality: FC<{ all: Municipality[]; locale: Locale }> = ({ all, locale }) => (
  <BarePage locale={locale} title={speak(locale)('layout.chooseMunicipality')}>
    <ul>
      {all.map((one) => (
        <li>
          <a href={`/?m=${one.municipality}`}>{localText(one.name, locale)}</a>
        </li>
      ))}
    </ul>
  </BarePage>
);
