import { Temporal } from 'temporal-polyfill';
import { prepare, start, stop } from '../../functions/vacancy/rounds/run-round.ts';
import type { Twin } from '../../infra/local/twin.ts';
import type { StartedCampaign } from '../../shared/domain/campaign/schema.ts';
import { Facility } from '../../shared/domain/facility/schema.ts';
import { Staff } from '../../shared/domain/staff/schema.ts';
import type { Survey } from '../../shared/domain/survey/schema.ts';
import { campaignOf, surveysOf } from '../../shared/store/campaigns.ts';
import { facilities } from '../../shared/store/facilities.ts';
import { municipalityOf, staffRecords } from '../../shared/store/registry.ts';
import { creating, type Write } from '../../shared/store/writes.ts';
import { principalOf } from '../../shared/web/desk.tsx';
import { aRoundPlan } from '../builders/campaign.ts';
import { aFacility, facilityId } from '../builders/facility.ts';
import { aBrowser, aTwin, CITY } from '../infra/at-home.ts';

/** Monday 9 November 2026, nine in the morning in Tokyo. */
export const MONDAY = Date.parse('2026-11-09T09:00:00+09:00');

/** A short round: opens on that Monday, reminders on Tuesday and Wednesday, Thursday 12 November is its last day. */
const SHORT = { opensOn: '2026-11-09', remindAfterDays: [1, 2], deadlineAfterDays: 3 };
export const AFTER_DEADLINE = Date.parse('2026-11-13T00:00:00+09:00');

export const tokyo = (text: string): number => Temporal.Instant.from(`${text}+09:00`).epochMilliseconds;

export const staffOf = (number: number, role: Staff['role']): Staff =>
  Staff.parse({
    municipality: CITY,
    staffId: `staff_01TEST0000000000000000000${number}`,
    subject: `staff-${number}`,
    name: { ja: `職員${number}` },
    role,
    wards: ['kita'],
    mail: `staff${number}@city.example.jp`,
    languages: ['ja'],
    active: true,
  });

export const SUPERVISOR = staffOf(1, 'supervisor');
/** Approves what the supervisor prepared. */
export const APPROVER = staffOf(4, 'administrator');
export const CONSULTANTS = [staffOf(2, 'consultant'), staffOf(3, 'consultant')];

/** The n-th facility of the round; its mail address tells it from the others. */
export const facilityNumber = (number: number, facts: Record<string, unknown> = {}): Facility =>
  aFacility({
    id: facilityId(number),
    municipality: CITY,
    name: `みほん第${number}保育園`,
    ward: 'kita',
    mail: `facility${number}@example.jp`,
    ...facts,
  });

export type SurveyRound = {
  twin: Twin & { notices: string[] };
  campaignId: string;
  campaign(): Promise<StartedCampaign>;
  surveys(): Promise<Survey[]>;
  mailsTo(number: number): string[];
  /** Comes by the link of the last mail, as a facility without JavaScript. */
  visitByMail(number: number): Promise<ReturnType<typeof aBrowser>>;
  stop(): Promise<void>;
};

/** Ten minutes: nobody is mailed before. */
export const HOLD_MS = 600_000;

/**
 * A city with facilities and staff, and a round that has just been approved there; its hold is over, unless a test says not.
 * `alongside` is there before it starts.
 */
export const aSurveyRound = async (
  invited: readonly Facility[],
  plan: Parameters<typeof aRoundPlan>[0] = {},
  hold: 'over' | 'running' = 'over',
  alongside: readonly Write[] = [],
  options: Parameters<typeof aTwin>[0] = {},
): Promise<SurveyRound> => {
  const twin = await aTwin({ clockStartsAtEpochMs: MONDAY, ...options });
  const services = twin.store;
  await services.store.commit([
    ...[SUPERVISOR, APPROVER, ...CONSULTANTS].map((one) => creating(staffRecords, one, 'StaffExists')),
    ...invited.map((one) => creating(facilities, Facility.parse(one), 'FacilityExists')),
    ...alongside,
  ]);
  const city = await municipalityOf(services.store, CITY);
  if (!city) throw new Error('the city is not there');
  const by = principalOf(SUPERVISOR);
  const { campaignId } = await prepare(services, city, by, aRoundPlan({ ...SHORT, ...plan }));
  const kept = async () => {
    const found = await campaignOf(services.store, CITY, campaignId);
    if (!found) throw new Error('the campaign is not there');
    return found;
  };
  await start(services, city, principalOf(APPROVER), await kept());
  if (hold === 'over') await twin.moveTo(MONDAY + HOLD_MS);
  await twin.timeline.quiet();
  const mailsTo = (number: number) =>
    twin.mailbox.mails
      .filter(({ to }) => to.includes(`facility${number}@example.jp`))
      .map(({ raw }) => readable(raw));
  return {
    twin,
    campaignId,
    campaign: async () => (await kept()).value as StartedCampaign,
    surveys: async () => (await surveysOf(services.store, CITY, campaignId)).map(({ value }) => value),
    mailsTo,
    visitByMail: async (number) => {
      const link = /\/survey\?link=[\w.-]+/.exec(mailsTo(number).at(-1) ?? '')?.[0];
      const browser = aBrowser(twin.origin);
      await browser.get(link ?? '/survey');
      return browser;
    },
    stop: async () => void (await stop(services, by, await kept())),
  };
};

/** The text of a mail, from its base64 MIME parts. */
const readable = (raw: string): string => {
  const mime = Buffer.from(raw, 'base64').toString('utf8');
  const decoded = mime
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/(?:=[0-9A-F]{2})+/g, (bytes) =>
      Buffer.from(bytes.replaceAll('=', ''), 'hex').toString('utf8'),
    );
  const parts = [...mime.matchAll(/\r\n\r\n([A-Za-z0-9+/=\r\n]+)(?=\r\n--|$)/g)].map(([, body = '']) =>
    Buffer.from(body, 'base64').toString('utf8'),
  );
  return `${decoded}\n${parts.join('\n')}`;
};

/** The field that a page carries for its form. */
export const nonceIn = (html: string): string => /name="nonce" value="([^"]+)"/.exec(html)?.[1] ?? '';

/** The states that an execution entered, in order. */
export const statesOf = async (twin: Twin, executionName: string): Promise<string[]> => {
  const machine = twin.declaration
    .all('AWS::StepFunctions::StateMachine')
    .find(({ name }) => name.endsWith('vacancy-collection'));
  const executionArn = machine?.arn.replace(':stateMachine:', ':execution:').concat(`:${executionName}`);
  const { body } = await twin.stepFunctions.handle(
    'GetExecutionHistory',
    { executionArn, maxResults: 1000 },
    {},
  );
  const { events } = body as { events: { stateEnteredEventDetails?: { name: string } }[] };
  return events.flatMap(({ stateEnteredEventDetails }) =>
    stateEnteredEventDetails ? [stateEnteredEventDetails.name] : [],
  );
};
