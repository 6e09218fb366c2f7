import { mayI } from '../../../shared/domain/access/policy.ts';
import { isStarted } from '../../../shared/domain/campaign/rules.ts';
import type { StartedCampaign } from '../../../shared/domain/campaign/schema.ts';
import type { Facility } from '../../../shared/domain/facility/schema.ts';
import { CampaignId } from '../../../shared/domain/ids.ts';
import type { Survey } from '../../../shared/domain/survey/schema.ts';
import type { SurveySheet } from '../../../shared/domain/survey/sheet.ts';
import { campaignOf, surveysOf } from '../../../shared/store/campaigns.ts';
import { facilitiesOf } from '../../../shared/store/facilities.ts';
import type { Services } from '../../../shared/store/services.ts';
import { surveySheetsOf } from '../../../shared/store/survey-sheets.ts';
import type { StaffPrincipal } from '../../../shared/web/desk.tsx';
import type { Locale } from '../../../shared/words/translate.ts';
import { askingRoutes } from '../contacts/asking-routes.ts';

/** A facility that gets a sheet: it wants FAX, or there is no address to write to. */
export type SheetRow = {
  facility: Facility;
  survey: Survey;
  by: 'fax' | 'no-address';
  locale: Locale;
  /** What was printed for it in this round, if anything was. */
  sheet: SurveySheet | undefined;
};

export type SheetList = { campaign: StartedCampaign; rows: SheetRow[] };

/** Who gets a sheet in a round, of the wards that this person works in; of one ward where it is named. */
export const sheetsOfRound = async (
  services: Services,
  by: StaffPrincipal,
  about: { campaignId: string; ward: string | undefined },
): Promise<SheetList | undefined> => {
  const campaignId = CampaignId.safeParse(about.campaignId);
  const { municipality } = by;
  const campaign = campaignId.success && (await campaignOf(services.store, municipality, campaignId.data));
  if (!campaign || !isStarted(campaign.value)) return undefined;
  const [routes, asked, facilities, sheets] = await Promise.all([
    askingRoutes(services, campaign.value.municipality),
    surveysOf(services.store, municipality, campaign.value.campaignId),
    facilitiesOf(services.store, municipality),
    surveySheetsOf(services.store, municipality, campaign.value.campaignId),
  ]);
  const known = new Map(facilities.map(({ value }) => [value.id as string, value]));
  const rows = asked.flatMap(({ value: survey }): SheetRow[] => {
    const facility = known.get(survey.facilityId);
    const route = facility && routes.routeOf(facility, 'invitation').by;
    if (!facility || (route !== 'fax' && route !== 'phone')) return [];
    if (about.ward && survey.ward !== about.ward) return [];
    if (!mayI(by, 'write', { kind: 'task', municipality, ward: survey.ward }).ok) return [];
    const sheet = sheets.get(survey.facilityId)?.value;
    return [
      {
        facility,
        survey,
        by: route === 'fax' ? 'fax' : 'no-address',
        locale: routes.languageOf(facility),
        sheet,
      },
    ];
  });
  return { campaign: campaign.value, rows: rows.sort(byWardAndName) };
};

const byWardAndName = (one: SheetRow, other: SheetRow): number =>
  one.survey.ward.localeCompare(other.survey.ward) ||
  (one.facility.kana ?? one.facility.name).localeCompare(other.facility.kana ?? other.facility.name, 'ja');

/** Whether a sheet still makes sense: the facility has neither answered nor left the round. */
export const isOutstanding = ({ survey }: Pick<SheetRow, 'survey'>): boolean =>
  survey.status === 'asked' || survey.status === 'phoned';

/** Sheets of one print job: what a FAX machine's tray and one page of the browser hold. */
const SHEETS_PER_JOB = 200;

/** Which sheets one press prints: the one facility that was named, else the outstanding ones, never printed before first. */
export const sheetsToPrint = (rows: readonly SheetRow[], facilityId: string | undefined): SheetRow[] => {
  if (facilityId) return rows.filter(({ facility }) => facility.id === facilityId);
  const outstanding = rows.filter(isOutstanding);
  const fresh = outstanding.filter(({ sheet }) => sheet === undefined);
  return (fresh.length > 0 ? fresh : outstanding).slice(0, SHEETS_PER_JOB);
};
