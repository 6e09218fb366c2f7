import { localText } from '../../shared/domain/municipality/schema.ts';
import type { PageApp } from '../../shared/web/app.tsx';
import { Layout } from '../../shared/web/layout.tsx';
import { PhoneLink } from '../../shared/web/phone-link.tsx';

/** `/complaints`: whom to turn to, how, and what happens then. Source: R5(7), the desk's contact is made known. */
export const mountComplaints = (app: PageApp): void => {
  app.get('/complaints', (c) => {
    const page = c.get('page');
    const { t, locale, municipality } = page;
    const { name, phone, hours } = municipality.complaintsDesk;
    return c.html(
      <Layout page={page} title={t('complaint.title')}>
        <p>{t('complaint.lead', { municipality: localText(municipality.name, locale) })}</p>
        <div class="box">
          <h2>{localText(name, locale)}</h2>
          <p>
            <PhoneLink class="big" phone={phone} />
          </p>
          <p>{t('complaint.hours', { hours: localText(hours, locale) })}</p>
        </div>
        <h2>{t('complaint.howTitle')}</h2>
        <ul>
          <li>{t('complaint.howCall')}</li>
          <li>{t('complaint.howAnonymous')}</li>
          <li>{t('complaint.howReference')}</li>
        </ul>
        <h2>{t('complaint.nextTitle')}</h2>
        <ol>
          <li>{t('complaint.nextHeard')}</li>
          <li>{t('complaint.nextChecked')}</li>
          <li>{t('complaint.nextTold')}</li>
        </ol>
        <p class="notice">{t('complaint.noHarm')}</p>
        <h2>{t('complaint.facilityTitle')}</h2>
        <p>{t('complaint.facilityText')}</p>
      </Layout>,
    );
  });
};
