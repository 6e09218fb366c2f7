import type { FC } from 'hono/jsx';
import { publishedFigures, recordAnswer } from '../../../shared/domain/survey/rules.ts';
import type { Services } from '../../../shared/store/services.ts';
import { Fault } from '../../../shared/web/fault.tsx';
import { Layout } from '../../../shared/web/layout.tsx';
import type { Page } from '../../../shared/web/page-context.ts';
import type { MessageKey } from '../../../shared/words/translate.ts';
import { sayPlaces } from '../corporation/list-page.tsx';
import type { CorporationVisitor } from '../corporation/visitor.ts';
import { sayQuestion } from '../survey/say-question.ts';
import type { PlannedRow } from './plan-sheet.ts';
import { MOST_BYTES, MOST_ROWS } from './read-sheet.ts';

export const SHEET_PATH = '/survey/corporation/sheet';

type UploadProps = { page: Page; nonce: string; open: boolean; fault?: MessageKey; recorded?: number };

/** The sheet to take away, in three kinds, and the way back. */
export const UploadPage: FC<UploadProps> = ({ page, nonce, open, fault, recorded }) => {
  const { t } = page;
  return (
    <Layout page={page} title={t('doors.sheetTitle')} navigation={[]}>
      <Fault words={fault && t(fault, { kilobytes: MOST_BYTES / 1000, rows: MOST_ROWS })} />
      {recorded === undefined ? null : (
        <p class="notice" role="status">
          {t('doors.sheetRecorded', { count: recorded })}
        </p>
      )}
      <h2>{t('doors.sheetTake')}</h2>
      <p>{t('doors.sheetTakeLead')}</p>
      <ul>
        <li>
          <a href={`${SHEET_PATH}/answers.xlsx`}>{t('doors.sheetXlsx')}</a>
        </li>
        <li>
          <a href={`${SHEET_PATH}/answers.csv`}>{t('doors.sheetCsv')}</a>
        </li>
        <li>
          <a href={`${SHEET_PATH}/answers.csv?encoding=cp932`}>{t('doors.sheetCp932')}</a>
        </li>
      </ul>
      <h2>{t('doors.sheetSend')}</h2>
      {open ? (
        <form method="post" action={SHEET_PATH} enctype="multipart/form-data">
          <input type="hidden" name="nonce" value={nonce} />
          <div class="field">
            <label class="title" for="file">
              {t('doors.sheetFile')}
            </label>
            <p class="hint">{t('doors.sheetFileHint', { kilobytes: MOST_BYTES / 1000, rows: MOST_ROWS })}</p>
            <input type="file" id="file" name="file" accept=".csv,.xlsx" />
          </div>
          <button type="submit">{t('doors.sheetLook')}</button>
        </form>
      ) : (
        <p class="notice">{t('doors.faultOver')}</p>
      )}
      <BackToList page={page} />
    </Layout>
  );
};

type PlanProps = {
  services: Services;
  visitor: CorporationVisitor;
  rows: readonly PlannedRow[];
  nonce: string;
  content: string;
};

/** What was understood of a sheet, row by row; nothing counts before the button is pressed. */
export const PlanPage: FC<PlanProps> = ({ services, visitor, rows, nonce, content }) => {
  const { page } = visitor;
  const { t } = page;
  const ready = rows.filter(({ kind }) => kind === 'ready').length;
  return (
    <Layout page={page} title={t('doors.sheetPlanTitle')} navigation={[]}>
      <p>{t('doors.sheetPlan', { ready, others: rows.length - ready })}</p>
      <ul class="timeline">
        {rows.map((row) => (
          <li>
            <p>
              <strong>
                {t('doors.sheetLine', {
                  line: row.line,
                  facility: 'visit' in row ? row.visit.facility.name : row.named,
                })}
              </strong>
            </p>
            <Finding services={services} visitor={visitor} row={row} />
          </li>
        ))}
      </ul>
      {ready > 0 ? (
        <form method="post" action={`${SHEET_PATH}/confirm`}>
          <input type="hidden" name="nonce" value={nonce} />
          <input type="hidden" name="content" value={content} />
          <button type="submit">{t('doors.sheetConfirm', { count: ready })}</button>
        </form>
      ) : null}
      <p>
        <a href={SHEET_PATH}>{t('doors.sheetAgain')}</a>
      </p>
      <BackToList page={page} />
    </Layout>
  );
};

type FindingProps = { services: Services; visitor: CorporationVisitor; row: PlannedRow };

const Finding: FC<FindingProps> = ({ services, visitor, row }) => {
  const { page } = visitor;
  const { t } = page;
  if (row.kind === 'refused')
    return <p class="warning">{t(`doors.sheet-${row.why.replaceAll(' ', '-')}` as MessageKey)}</p>;
  if (row.kind === 'stands already') return <p>{t('doors.sheetStands')}</p>;
  if (row.kind === 'faulty')
    return (
      <ul class="warning">
        {row.faults.map(({ column, typed }) => (
          <li>{t('doors.sheetFault', { column, typed })}</li>
        ))}
      </ul>
    );
  const { survey, campaign } = row.visit;
  const came = { door: 'file', by: visitor.by, now: services.clock.now() } as const;
  const decided = recordAnswer(survey.value, campaign.value, row.answer, came);
  return (
    <>
      {decided.ok ? (
        <p>
          {t('doors.sheetUnderstood', {
            places: sayPlaces(t, publishedFigures(decided.value, campaign.value)),
          })}
        </p>
      ) : null}
      {row.questions.length > 0 ? (
        <ul class="warning">
          {row.questions.map((question) => (
            <li>{sayQuestion(page, question)}</li>
          ))}
        </ul>
      ) : null}
    </>
  );
};

const BackToList: FC<{ page: Page }> = ({ page }) => (
  <p>
    <a href="/survey/corporation">{page.t('doors.backToList')}</a>
  </p>
);
