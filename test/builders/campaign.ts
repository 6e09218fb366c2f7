import { CampaignPlan, type PlanTerms } from '../../shared/domain/campaign/plan.ts';
import {
  Campaign,
  type OpenCampaign,
  RoundPlan,
  type StartedCampaign,
} from '../../shared/domain/campaign/schema.ts';
import { type Answer, Survey } from '../../shared/domain/survey/schema.ts';
import { facilityId } from './facility.ts';

export const CAMPAIGN_ID = 'campaign_01TEST00000000000000000001';
export const SUPERVISOR_ID = 'staff_01TEST00000000000000000001';

type Loose<T> = Partial<{ [Key in keyof T]: unknown }>;

/** A round for nurseries: opens on Monday 2 November 2026, reminders after 3 and 6 working days, deadline after 8. */
export const aRoundPlan = (facts: Loose<RoundPlan> = {}): RoundPlan =>
  RoundPlan.parse({
    formVersion: 1,
    rhythm: 'once',
    facilityTypes: ['licensed-nursery'],
    opensOn: '2026-11-02',
    remindAfterDays: [3, 6],
    deadlineAfterDays: 8,
    publication: 'at-once',
    speaksOf: { fiscalYear: 2026, month: 12 },
    contact: { name: { ja: '保育対策課' }, phone: '045-000-0000' },
    ...facts,
  });

/** A plan on the first working day of every month, written by the supervisor. */
export const aCampaignPlan = (terms: Loose<PlanTerms> = {}): CampaignPlan =>
  CampaignPlan.parse({
    municipality: '141003',
    planId: 'plan_01TEST00000000000000000001',
    edition: 1,
    terms: {
      name: '毎月の空き状況調査',
      rhythm: { kind: 'monthly', workingDay: 1 },
      formVersion: 1,
      facilityTypes: ['licensed-nursery'],
      remindAfterDays: [3, 6],
      deadlineAfterDays: 8,
      publication: 'at-once',
      contact: { name: { ja: '保育対策課' }, phone: '045-000-0000' },
      speaksOfMonth: 1,
      active: true,
      ...terms,
    },
    changedBy: SUPERVISOR_ID,
    changedAt: '2026-10-01T00:00:00Z',
  });

/** The same round, running. Its deadline is Friday 13 November 2026: 3 November is a holiday. */
export const anOpenCampaign = (facts: Loose<OpenCampaign> = {}): OpenCampaign =>
  Campaign.parse({
    ...aRoundPlan(),
    status: 'open',
    municipality: '141003',
    campaignId: CAMPAIGN_ID,
    preparedBy: SUPERVISOR_ID,
    preparedAt: '2026-11-01T23:50:00Z',
    opensAt: '2026-11-02T00:00:00Z',
    remindAt: ['2026-11-06T00:00:00Z', '2026-11-11T00:00:00Z'],
    deadlineOn: '2026-11-13',
    deadlineAt: '2026-11-13T15:00:00Z',
    openedAt: '2026-11-02T00:00:00Z',
    openedBy: SUPERVISOR_ID,
    ...facts,
  }) as OpenCampaign;

/** That round after its deadline. */
export const aClosedCampaign = (facts: Loose<OpenCampaign> = {}): StartedCampaign => ({
  ...anOpenCampaign(facts),
  status: 'closed',
  closedAt: '2026-11-13T15:00:05Z',
});

/** The n-th facility, asked by mail and silent so far. */
export const anAskedSurvey = (number = 1, facts: Loose<Survey> = {}) =>
  Survey.parse({
    status: 'asked',
    municipality: '141003',
    campaignId: CAMPAIGN_ID,
    facilityId: facilityId(number),
    ward: 'kita',
    askedAt: '2026-11-02T00:00:01Z',
    reminded: 0,
    ...facts,
  }) as Extract<Survey, { status: 'asked' }>;

/** Two places in each class of twenty, eighteen enrolled, nobody waiting. */
export const anAnswer = (facts: Partial<Answer> = {}): Answer => ({
  figures: {
    classes: [
      [20, 18, 2, 0],
      [20, 18, 2, 0],
      [20, 18, 2, 0],
      [20, 18, 2, 0],
      [20, 18, 2, 0],
      [20, 18, 2, 0],
    ],
    joint: [],
  },
  unchanged: false,
  ...facts,
});
