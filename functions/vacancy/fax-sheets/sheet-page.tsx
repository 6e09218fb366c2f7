import type { FC } from 'hono/jsx';
import { localText } from '../../../shared/domain/municipality/schema.ts';
import { roundValues } from '../../../shared/mail/vacancy/survey-facts.ts';
import { Document } from '../../../shared/web/document.tsx';
import { type Page, pageOf } from '../../../shared/web/page-context.ts';
import { sayDate } from '../../../shared/words/say-date.ts';
import { AsOf } from '../survey/survey-page.tsx';
import { firstBody, rowsFor } from '../survey/survey-visit.ts';
import type { PrintedSheet } from './print-sheets.ts';
import { QrPicture } from './qr-picture.tsx';
import { SheetQuestions } from './sheet-questions.tsx';
import { SHEET_STYLE_PATH } from './sheet-style.ts';

type Props = { page: Page; publicOrigin: string };

/** One print job: each sheet in its facility's language, and on the screen, in the desk's, what to do with it. */
export const SheetsDocument: FC<Props & { sheets: readonly PrintedSheet[] }> = ({
  page,
  publicOrigin,
  sheets,
}) => (
  <Document locale={page.locale}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{page.t('sheet.jobTitle', { count: sheets.length })}</title>
      <link rel="stylesheet" href={SHEET_STYLE_PATH} />
      <link rel="icon" href="data:," />
    </head>
    <body>
      <p class="screen">{page.t('sheet.jobLead', { count: sheets.length })}</p>
      <main>
        {sheets.map((sheet) => (
          <Sheet
            page={pageOf(sheet.locale, page.municipality, page.path)}
            publicOrigin={publicOrigin}
            sheet={sheet}
          />
        ))}
      </main>
    </body>
  </Document>
);

/** One facility's sheet (調査票). Its QR fills the reference in at the short address; the code has to be typed from the paper. */
const Sheet: FC<Props & { sheet: PrintedSheet }> = ({ page, publicOrigin, sheet }) => {
  const { t, locale, municipality } = page;
  const { visit, reference, code } = sheet;
  const { campaign, facility, last } = visit;
  const values = roundValues(campaign.value, locale);
  const shown = `${reference.slice(0, 4)}-${reference.slice(4)}`;
  const address = `${publicOrigin}/survey/open?m=${municipality.municipality}`;
  return (
    <article class="sheet" lang={locale}>
      <header>
        <div>
          <p>{localText(municipality.name, locale)}</p>
          <h1>{t('sheet.title', values)}</h1>
          <h2>{t('sheet.dear', { facility: facility.name })}</h2>
          {facility.fax ? <p>{t('sheet.sendTo', { fax: facility.fax })}</p> : null}
        </div>
        <QrPicture text={`${address}&reference=${reference}`} label={t('sheet.qr')} />
      </header>
      <p class="return">
        <span>{t('sheet.deadline', values)}</span>
        {campaign.value.contact.fax ? (
          <span>
            {t('sheet.returnTo')} <strong>{campaign.value.contact.fax}</strong>
          </span>
        ) : null}
        <span>{t('sheet.contact', values)}</span>
      </p>
      <p class="web">
        <span>
          {t('sheet.reference')} <b>{shown}</b>
        </span>
        <span>
          {t('sheet.code')} <b>{code}</b>
        </span>
        <span>{t('sheet.web', { address })}</span>
      </p>
      {campaign.value.intro ? <p class="intro">{localText(campaign.value.intro, locale)}</p> : null}
      <AsOf page={page} campaign={campaign.value} />
      {last ? (
        <p class="unchanged">
          <i class="box" />
          <span>
            <strong>{t('sheet.unchanged', { asOf: sayDate(last.asOf, locale) })}</strong>{' '}
            {t('sheet.unchangedHint')}
          </span>
        </p>
      ) : null}
      <SheetQuestions page={page} rows={rowsFor(visit)} known={firstBody(visit)} />
      <p class="by">
        <span>{t('sheet.filledBy')}</span>
        <span>{t('sheet.filledPhone')}</span>
        <span class="same">
          {t('sheet.reference')} {shown}
        </span>
      </p>
    </article>
  );
};
