import type { Child, FC } from 'hono/jsx';
import { localText } from '../domain/municipality/schema.ts';
import { STYLE_PATH } from './assets.ts';
import { Document } from './document.tsx';
import type { Page } from './page-context.ts';

export type NavigationLink = { href: string; label: string };

type LayoutProps = {
  page: Page;
  title: string;
  children: Child;
  /** The links at the top; the public ones unless an audience has its own. */
  navigation?: NavigationLink[];
  /** What stands beside the navigation: who is signed in. */
  beside?: Child;
  /** For the desk's tables. */
  wide?: boolean;
};

const publicNavigation = ({ t }: Page) => [
  { href: '/', label: t('layout.navHome') },
  { href: '/find', label: t('layout.navFind') },
  { href: '/intake', label: t('layout.navIntake') },
];

/** Every page: works without JavaScript, at 320 px, by keyboard, and names the complaints desk (R5(7)). */
export const Layout: FC<LayoutProps> = ({ page, title, children, navigation, beside, wide }) => (
  <Document locale={page.locale}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{`${title} | ${localText(page.municipality.name, page.locale)} ${page.t('layout.serviceName')}`}</title>
      <link rel="stylesheet" href={STYLE_PATH} />
      <link rel="icon" href="data:," />
    </head>
    <body class={wide ? 'wide' : undefined}>
      <a class="skip" href="#content">
        {page.t('layout.skipToContent')}
      </a>
      <DemoNotice page={page} />
      <Header page={page} links={navigation ?? publicNavigation(page)} beside={beside} />
      <main id="content" tabindex={-1}>
        <h1>{title}</h1>
        {children}
      </main>
      <Footer page={page} />
    </body>
  </Document>
);

const DemoNotice: FC<{ page: Page }> = ({ page }) =>
  page.municipality.demo ? (
    <aside class="demo" aria-label="demo">
      <p class="band">{page.t('layout.demoNotice')}</p>
    </aside>
  ) : null;

const Header: FC<{ page: Page; links: NavigationLink[]; beside?: Child }> = ({ page, links, beside }) => (
  <header>
    <div class="band">
      <p class="service">
        {localText(page.municipality.name, page.locale)} {page.t('layout.serviceName')}
      </p>
      <nav aria-label={page.t('layout.serviceName')}>
        <ul>
          {links.map((link) => (
            <li>
              <a href={link.href}>{link.label}</a>
            </li>
          ))}
          <li>
            <a
              href={`${page.path}${page.path.includes('?') ? '&' : '?'}lang=${page.locale === 'ja' ? 'en' : 'ja'}`}
              lang={page.locale === 'ja' ? 'en' : 'ja'}
              aria-label={`${page.t('layout.languageSwitchLabel')}: ${page.t('layout.languageSwitch')}`}
            >
              {page.t('layout.languageSwitch')}
            </a>
          </li>
        </ul>
      </nav>
      {beside}
    </div>
  </header>
);

const Footer: FC<{ page: Page }> = ({ page }) => {
  const desk = page.municipality.complaintsDesk;
  return (
    <footer>
      <div class="band">
        <p>
          {page.t('layout.complaintsDesk', {
            name: localText(desk.name, page.locale),
            phone: desk.phone,
            hours: localText(desk.hours, page.locale),
          })}
        </p>
        <nav aria-label={page.t('layout.navAbout')}>
          <ul>
            <li>
              <a href="/complaints">{page.t('layout.navComplaints')}</a>
            </li>
            <li>
              <a href="/accessibility">{page.t('layout.navAccessibility')}</a>
            </li>
            <li>
              <a href="/privacy">{page.t('layout.navPrivacy')}</a>
            </li>
          </ul>
        </nav>
      </div>
    </footer>
  );
};
