import { surveyLinkDays } from '../../../shared/domain/campaign/rules.ts';
import type { StartedCampaign } from '../../../shared/domain/campaign/schema.ts';
import { carryOut } from '../../../shared/store/command.ts';
import { mintDoor } from '../../../shared/store/links.ts';
import type { Services } from '../../../shared/store/services.ts';
import { surveySheets } from '../../../shared/store/survey-sheets.ts';
import { replacing } from '../../../shared/store/writes.ts';
import type { StaffPrincipal } from '../../../shared/web/desk.tsx';
import type { Locale } from '../../../shared/words/translate.ts';
import { type SurveyVisit, visitSurvey } from '../survey/survey-visit.ts';
import type { SheetRow } from './sheet-list.ts';

/** What one sheet shows. The code is here and on paper, and nowhere else. */
export type PrintedSheet = { visit: SurveyVisit; locale: Locale; reference: string; code: string };

/** Two writes a sheet, and the audit's, stay below DynamoDB's hundred per transaction. */
const SHEETS_PER_TRANSACTION = 45;

/**
 * Mints reference and code of each sheet and notes who printed what. A sheet from before keeps its own, which still works: it
 * may be on its way back.
 */
export const printSheets = async (
  services: Services,
  by: StaffPrincipal,
  campaign: StartedCampaign,
  rows: readonly SheetRow[],
): Promise<PrintedSheet[]> => {
  const printed: PrintedSheet[] = [];
  for (let start = 0; start < rows.length; start += SHEETS_PER_TRANSACTION) {
    printed.push(
      ...(await printBatch(services, by, campaign, rows.slice(start, start + SHEETS_PER_TRANSACTION))),
    );
  }
  return printed;
};

const printBatch = async (
  services: Services,
  by: StaffPrincipal,
  campaign: StartedCampaign,
  rows: readonly SheetRow[],
): Promise<PrintedSheet[]> => {
  const { municipality, campaignId } = campaign;
  const now = services.clock.now();
  const days = surveyLinkDays(campaign, now);
  const minted = rows.map((row) => {
    const { facilityId } = row.survey;
    const door = mintDoor(services, municipality, { opens: 'survey', facilityId, campaignId }, days);
    const sheet = {
      municipality,
      campaignId,
      facilityId,
      reference: door.given.reference,
      printedAt: now.toString(),
      printedBy: by.staffId,
      prints: (row.sheet?.prints ?? 0) + 1,
    };
    return { row, given: door.given, writes: [...door.writes, replacing(surveySheets, sheet)] };
  });
  const outcome = await carryOut(services, {
    municipality,
    writes: minted.flatMap(({ writes }) => writes),
    audit: [{ by, subject: campaignId, fact: 'SheetsPrinted', about: { sheets: String(rows.length) } }],
  });
  if (!outcome.ok) throw new Error(`Sheets could not be printed: ${outcome.refusal.kind}`);
  const visits = await Promise.all(
    minted.map(async ({ row, given }) => {
      const { facilityId } = row.survey;
      const visit = await visitSurvey(services, { municipality, campaignId, facilityId });
      return visit ? [{ visit, locale: row.locale, ...given }] : [];
    }),
  );
  return visits.flat();
};
