import { CampaignPlan } from '../../../shared/domain/campaign/plan.ts';
import { demoCity } from './city.ts';
import { demoStaff } from './people.ts';
import { seededBy } from './seeded.ts';

/** The demo city asks on the first working day of every month; one supervisor wrote it, the other approves. */
export const demoPlan = (now: string): CampaignPlan => {
  const [author, approver] = demoStaff().filter(({ role }) => role === 'supervisor');
  return CampaignPlan.parse({
    municipality: demoCity.municipality,
    planId: `plan_${seededBy('plan').ulid('monthly')}`,
    edition: 1,
    terms: {
      name: '毎月の空き状況調査',
      rhythm: { kind: 'monthly', workingDay: 1 },
      formVersion: 1,
      facilityTypes: ['licensed-nursery', 'small-scale', 'kodomoen', 'family-daycare'],
      remindAfterDays: [3, 6],
      deadlineAfterDays: 8,
      publication: 'at-once',
      contact: {
        name: { ja: 'みなも市 子育て支援課（架空）', en: 'Minamo City childcare section (invented)' },
        phone: '000-000-0191',
        fax: '000-000-0192',
      },
      speaksOfMonth: 1,
      approver: approver?.staffId,
      active: true,
    },
    changedBy: author?.staffId,
    changedAt: now,
  });
};
