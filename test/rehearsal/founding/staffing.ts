import { demoCity } from '../../../infra/local/demo/city.ts';
import { demoStaff } from '../../../infra/local/demo/people.ts';
import { seededBy } from '../../../infra/local/demo/seeded.ts';
import { Staff } from '../../../shared/domain/staff/schema.ts';
import { staffRecords } from '../../../shared/store/registry.ts';
import { replacing } from '../../../shared/store/writes.ts';
import type { RehearsalOptions } from '../rehearsal-options.ts';
import type { World } from '../world.ts';

/** The demo city's staff with as many consultants as wanted, shared out among the wards one by one. */
export const staffFor = ({ consultants }: Pick<RehearsalOptions, 'consultants'>): Staff[] => {
  const all = demoStaff();
  const others = all.filter(({ role }) => role !== 'consultant');
  const ofWard = ({ ward }: { ward: string }) =>
    all.filter(({ role, wards }) => role === 'consultant' && (wards as string[]).includes(ward));
  const wards = demoCity.wards.map(ofWard);
  const wanted = Array.from({ length: consultants }, (_, index) => {
    const ward = index % wards.length;
    const place = Math.floor(index / wards.length);
    return wards[ward]?.[place] ?? aConsultant(`consultant${index + 1}`, demoCity.wards[ward]?.ward ?? '');
  });
  return [...wanted, ...others];
};

/** Somebody invented who works as a consultant in a ward. */
export const aConsultant = (subject: string, ward: string): Staff =>
  Staff.parse({
    municipality: demoCity.municipality,
    staffId: `staff_${seededBy(`staff ${subject}`).ulid(subject)}`,
    subject,
    name: { ja: `架空 ${subject}` },
    role: 'consultant',
    wards: [ward],
    mail: `${subject}@city.example.jp`,
    languages: ['ja'],
    active: true,
  });

/** Those who work in this rehearsal are active, whoever else the demo city knows is not. */
export const employ = async ({ twin, staff }: World): Promise<void> => {
  const employed = new Set(staff.map(({ staffId }) => staffId));
  const absent = demoStaff()
    .filter(({ staffId }) => !employed.has(staffId))
    .map((one) => ({ ...one, active: false }));
  for (const one of [...staff, ...absent]) await twin.store.store.commit([replacing(staffRecords, one)]);
};
