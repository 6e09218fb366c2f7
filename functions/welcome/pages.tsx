import type { FC } from 'hono/jsx';
import { localText } from '../../shared/domain/municipality/schema.ts';
import type { PageApp } from '../../shared/web/app.tsx';
import { Layout } from '../../shared/web/layout.tsx';
import type { Page } from '../../shared/web/page-context.ts';
import { PhoneLink } from '../../shared/web/phone-link.tsx';
import type { MessageKey } from '../../shared/words/translate.ts';

/** `/`, `/accessibility` and `/privacy`: what anybody may want to know before anything else. */
export const mountWelcome = (app: PageApp): void => {
  app.get('/', (c) => c.html(<Welcome page={c.get('page')} />));
  app.get('/accessibility', (c) =>
    c.html(
      <Statement
        page={c.get('page')}
        title="welcome.accessibilityTitle"
        texts={['welcome.accessibilityAim', 'welcome.accessibilityHow', 'welcome.accessibilityLimits']}
      />,
    ),
  );
  app.get('/privacy', (c) =>
    c.html(
      <Statement
        page={c.get('page')}
        title="welcome.privacyTitle"
        texts={[
          'welcome.privacyWhat',
          'welcome.privacyWho',
          'welcome.privacyMail',
          'welcome.privacyWithdraw',
          'welcome.privacyException',
        ]}
      />,
    ),
  );
};

const Welcome: FC<{ page: Page }> = ({ page }) => {
  const { t, locale, municipality } = page;
  const { consultationDesk } = municipality;
  return (
    <Layout page={page} title={t('welcome.title')}>
      <p>{t('welcome.lead', { municipality: localText(municipality.name, locale) })}</p>
      <h2>
        <a href="/find">{t('welcome.findTitle')}</a>
      </h2>
      <p>{t('welcome.findText')}</p>
      <h2>
        <a href="/intake">{t('welcome.intakeTitle')}</a>
      </h2>
      <p>{t('welcome.intakeText')}</p>
      <h2>{t('welcome.myTitle')}</h2>
      <p>{t('welcome.myText')}</p>
      <p>
        <a href="/my/open">{t('welcome.myLink')}</a>
      </p>
      <h2>{t('welcome.phoneTitle')}</h2>
      <p>{t('welcome.phoneText')}</p>
      {consultationDesk ? (
        <p>
          {localText(consultationDesk.name, locale)} <PhoneLink phone={consultationDesk.phone} /> (
          {localText(consultationDesk.hours, locale)})
        </p>
      ) : null}
    </Layout>
  );
};

const Statement: FC<{ page: Page; title: MessageKey; texts: MessageKey[] }> = ({ page, title, texts }) => (
  <Layout page={page} title={page.t(title)}>
    {texts.map((text) => (
      <p>{page.t(text)}</p>
    ))}
  </Layout>
);
