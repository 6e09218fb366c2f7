import { createHash } from 'node:crypto';
import type { AnsweredSurvey } from '../../../shared/domain/survey/schema.ts';
import { writeCsv } from '../../../shared/files/csv.ts';
import { encodeCp932 } from '../../../shared/files/decode.ts';
import { writeWorkbook } from '../../../shared/files/workbook.ts';
import type { Services } from '../../../shared/store/services.ts';
import type { PageApp } from '../../../shared/web/app.tsx';
import { firstText, formBody } from '../../../shared/web/form-body.ts';
import { closedDoor } from '../../../shared/web/link-session.tsx';
import { issueNonce, nonceId } from '../../../shared/web/nonce.ts';
import type { PageHandlerContext } from '../../../shared/web/page-context.ts';
import type { MessageKey } from '../../../shared/words/translate.ts';
import {
  CORPORATION,
  type CorporationVisitor,
  corporationVisitor,
  takesAnswers,
} from '../corporation/visitor.ts';
import { giveAnswer } from '../survey/answer.ts';
import { sendCorporationReceipt } from '../survey/receipts.ts';
import { sheetOf } from './columns.ts';
import { type PlannedRow, planSheet } from './plan-sheet.ts';
import { readAnswerSheet } from './read-sheet.ts';
import { PlanPage, SHEET_PATH, UploadPage } from './sheet-page.tsx';

const FORM = 'corporation-sheet';

/** `/survey/corporation/sheet`: all facilities of a corporation as a CSV or Excel file, there and back. */
export const mountSheet = (app: PageApp, services: Services): void => {
  app.get(SHEET_PATH, async (c) => {
    const visitor = await corporationVisitor(c, services);
    return visitor ? uploadPage(c, services, visitor) : closedDoor(c, CORPORATION);
  });

  app.get(`${SHEET_PATH}/answers.csv`, async (c) => {
    const visitor = await corporationVisitor(c, services);
    if (!visitor) return closedDoor(c, CORPORATION);
    const rows = sheetOf(visitor.visit.rows);
    const forOldExcel = c.req.query('encoding') === 'cp932';
    const file = forOldExcel ? inCp932(writeCsv(rows, { bom: false })) : Buffer.from(writeCsv(rows));
    return sent(c, file, `text/csv; charset=${forOldExcel ? 'Shift_JIS' : 'utf-8'}`, 'csv');
  });

  app.get(`${SHEET_PATH}/answers.xlsx`, async (c) => {
    const visitor = await corporationVisitor(c, services);
    if (!visitor) return closedDoor(c, CORPORATION);
    return sent(c, await writeWorkbook(sheetOf(visitor.visit.rows)), XLSX, 'xlsx');
  });

  app.post(SHEET_PATH, async (c) => {
    const visitor = await corporationVisitor(c, services);
    if (!visitor) return closedDoor(c, CORPORATION);
    const { nonce, file } = await c.req.parseBody();
    if (typeof nonce !== 'string' || !nonceId(nonce, visitor.secret, FORM))
      return uploadPage(c, services, visitor, 'layout.staleFormText');
    if (!(file instanceof File) || file.size === 0)
      return uploadPage(c, services, visitor, 'doors.sheetNoFile');
    return planPage(c, services, visitor, new Uint8Array(await file.arrayBuffer()));
  });

  app.post(`${SHEET_PATH}/confirm`, async (c) => {
    const visitor = await corporationVisitor(c, services);
    if (!visitor) return closedDoor(c, CORPORATION);
    const body = await formBody(c);
    const content = firstText(body, 'content');
    const isFresh = nonceId(firstText(body, 'nonce'), visitor.secret, confirming(content)) !== undefined;
    if (!isFresh) return uploadPage(c, services, visitor, 'layout.staleFormText');
    if (!takesAnswers(services, visitor.visit)) return uploadPage(c, services, visitor, 'doors.faultOver');
    const read = await readAnswerSheet(new Uint8Array(Buffer.from(content, 'base64')));
    if (!read.ok) return uploadPage(c, services, visitor, 'doors.sheet-unreadable');
    // Planned anew: somebody may have answered since the sheet was looked at.
    const rows = planSheet(visitor.visit, read.value, services.clock.now());
    const recorded = await answerReady(services, visitor, rows);
    await sendCorporationReceipt(services, visitor.visit.campaign, visitor.by, recorded);
    return c.redirect(`${SHEET_PATH}?recorded=${recorded.length}`, 303);
  });
};

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A confirmation holds for the very file that was looked at. */
const confirming = (content: string): string =>
  `${FORM}/${createHash('sha256').update(content).digest('base64url')}`;

const planPage = async (
  c: PageHandlerContext,
  services: Services,
  visitor: CorporationVisitor,
  bytes: Uint8Array,
) => {
  if (!takesAnswers(services, visitor.visit)) return uploadPage(c, services, visitor, 'doors.faultOver');
  const read = await readAnswerSheet(bytes);
  if (!read.ok) {
    const fault = `doors.sheet-${read.refusal.kind.replaceAll(' ', '-')}` as MessageKey;
    return uploadPage(c, services, visitor, fault);
  }
  const rows = planSheet(visitor.visit, read.value, services.clock.now());
  const content = Buffer.from(bytes).toString('base64');
  const nonce = issueNonce(services.chance, visitor.secret, confirming(content));
  return c.html(
    <PlanPage services={services} visitor={visitor} rows={rows} nonce={nonce} content={content} />,
  );
};

/** Each facility in a transaction of its own; a row that somebody answered at this moment keeps that answer. */
const answerReady = async (
  services: Services,
  { by }: CorporationVisitor,
  rows: readonly PlannedRow[],
): Promise<AnsweredSurvey[]> => {
  const recorded: AnsweredSurvey[] = [];
  for (const row of rows) {
    if (row.kind !== 'ready') continue;
    const { campaign, survey } = row.visit;
    const outcome = await giveAnswer(services, { campaign, survey, answer: row.answer, door: 'file', by });
    if (outcome.ok) recorded.push(outcome.value);
  }
  return recorded;
};

const uploadPage = (
  c: PageHandlerContext,
  services: Services,
  visitor: CorporationVisitor,
  fault?: MessageKey,
) => {
  const recorded = /^\d{1,3}$/.exec(c.req.query('recorded') ?? '')?.[0];
  const html = (
    <UploadPage
      page={visitor.page}
      nonce={issueNonce(services.chance, visitor.secret, FORM)}
      open={takesAnswers(services, visitor.visit)}
      {...(fault ? { fault } : {})}
      {...(recorded ? { recorded: Number(recorded) } : {})}
    />
  );
  return c.html(html, fault ? 422 : 200);
};

const sent = (c: PageHandlerContext, file: Uint8Array, contentType: string, kind: 'csv' | 'xlsx') =>
  c.body(Uint8Array.from(file), 200, {
    'content-type': contentType,
    'content-disposition': `attachment; filename="answers.${kind}"`,
  });

/** A character that CP932 has no place for becomes 〓: names are not read back. */
const inCp932 = (text: string): Uint8Array => {
  const encoded = encodeCp932(text);
  if (encoded.ok) return encoded.value;
  const homeless = new Set(encoded.refusal.characters);
  return inCp932([...text].map((one) => (homeless.has(one) ? '〓' : one)).join(''));
};
