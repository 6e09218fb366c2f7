import { SurveySheet } from '../domain/survey/sheet.ts';
import { surveySheetKey } from './keys.ts';
import { defineRecords, type Kept } from './records.ts';
import type { Store } from './store.ts';

export const surveySheets = defineRecords<SurveySheet>({
  table: 'registry',
  entity: 'survey-sheet',
  schema: SurveySheet,
  key: ({ municipality, campaignId, facilityId }) => surveySheetKey(municipality, campaignId, facilityId),
});

/** The sheets that were printed in a round, by facility id. */
export const surveySheetsOf = async (
  store: Store,
  municipality: string,
  campaignId: string,
): Promise<Map<string, Kept<SurveySheet>>> =>
  new Map(
    (await store.ask(surveySheets, { pk: surveySheetKey(municipality, campaignId, '').pk })).map((kept) => [
      kept.value.facilityId,
      kept,
    ]),
  );
