import { readFile } from 'node:fs/promises';
import { foundMunicipality } from '../../functions/directory/found-municipality.ts';
import { importFacilities, planFacilityImport } from '../../functions/directory/import-facilities.ts';
import { prepare, start } from '../../functions/vacancy/rounds/run-round.ts';
import type { Twin } from '../../infra/local/twin.ts';
import { RoundPlan, type StartedCampaign } from '../../shared/domain/campaign/schema.ts';
import { builtInTypes } from '../../shared/domain/facility/facility-types.ts';
import type { Facility } from '../../shared/domain/facility/schema.ts';
import { MunicipalityCode } from '../../shared/domain/municipality/schema.ts';
import { Staff } from '../../shared/domain/staff/schema.ts';
import { campaignOf, surveysOf } from '../../shared/store/campaigns.ts';
import { facilities, facilitiesOf } from '../../shared/store/facilities.ts';
import { municipalities, staffRecords } from '../../shared/store/registry.ts';
import { creating, replacing } from '../../shared/store/writes.ts';
import { principalOf } from '../../shared/web/desk.tsx';
import { answerByLink } from './answer-by-link.ts';
import { type FollowedFamily, followFamily } from './real-family.ts';

/** One survey round on real facility records: what went out, what came back, what families see afterwards. */
export type RealRound = {
  facilitiesRead: number;
  surveyed: number;
  invited: number;
  answeredAtOnce: number;
  reminded: number;
  answeredLate: number;
  phoneTasks: number;
  published: number;
  shownInFinder: number;
  family: FollowedFamily;
};

const CITY = MunicipalityCode.parse('141003');
const WARD = 'kohoku';
/** Monday 9 November 2026, nine in the morning in Tokyo. */
export const REAL_ROUND_BEGINS = Date.parse('2026-11-09T09:00:00+09:00');
const DAY_MS = 86_400_000;

/** Of ten facilities so many answer the first mail, so many more the first reminder; the rest is phoned. */
const ANSWER_AT_ONCE = 6;
const ANSWER_REMINDED = 3;

const theCity = () => foundMunicipality(CITY, '横浜市', [`${WARD}=港北区`]);

const staffOf = (number: number, role: Staff['role']): Staff =>
  Staff.parse({
    municipality: CITY,
    staffId: `staff_01REA1000000000000000000${String(number).padStart(2, '0')}`,
    subject: `real-${number}`,
    name: { ja: `職員${number}` },
    role,
    wards: [WARD],
    mail: `staff${number}@city.example.jp`,
    languages: ['ja'],
    active: true,
  });

/** Plays a round in a twin on virtual time: the file's facilities are asked, answer by link, are reminded, are phoned. */
export const playRealRound = async (twin: Twin, file: string): Promise<RealRound> => {
  const asked = await importAll(twin, file);
  const mailsTo = (facility: Facility) =>
    twin.mailbox.mails.filter(({ to }) => to.includes(facility.mail ?? ''));
  const campaign = await openRound(twin);
  await twin.moveTo(Date.parse(campaign.opensAt));
  await twin.timeline.quiet();
  const invited = asked.surveyed.filter((facility) => mailsTo(facility).length > 0);
  const groupOf = (index: number): number => index % 10;

  const atOnce = invited.filter((_, index) => groupOf(index) < ANSWER_AT_ONCE);
  for (const facility of atOnce) await answerByLink(twin, facility);
  await twin.timeline.quiet();
  const before = new Map(invited.map((facility) => [facility.id, mailsTo(facility).length]));
  await twin.moveTo(Date.parse(campaign.remindAt[0] ?? '') + DAY_MS / 24);
  const reminded = invited.filter((facility) => mailsTo(facility).length > (before.get(facility.id) ?? 0));

  const late = invited.filter((_, index) => {
    const group = groupOf(index);
    return group >= ANSWER_AT_ONCE && group < ANSWER_AT_ONCE + ANSWER_REMINDED;
  });
  for (const facility of late) await answerByLink(twin, facility);
  await twin.moveTo(Date.parse(campaign.deadlineAt) + DAY_MS / 24);
  const surveys = (await surveysOf(twin.store.store, CITY, campaign.campaignId)).map(({ value }) => value);
  return {
    facilitiesRead: asked.read,
    surveyed: asked.surveyed.length,
    invited: invited.length,
    answeredAtOnce: atOnce.length,
    reminded: reminded.length,
    answeredLate: late.length,
    phoneTasks: surveys.filter(({ status }) => status !== 'answered').length,
    published: surveys.filter(({ status }) => status === 'answered').length,
    shownInFinder: await shownInFinder(twin),
    family: await followFamily(twin, theCity(), principalOf(staffOf(2, 'consultant'))),
  };
};

const importAll = async (twin: Twin, file: string): Promise<{ read: number; surveyed: Facility[] }> => {
  const services = twin.store;
  const municipality = theCity();
  await services.store.commit([
    creating(municipalities, municipality, 'MunicipalityExists'),
    creating(staffRecords, staffOf(1, 'supervisor'), 'StaffExists'),
    creating(staffRecords, staffOf(2, 'consultant'), 'StaffExists'),
  ]);
  const dryRun = await planFacilityImport(services, municipality, await readFile(file));
  if (!dryRun.ok) throw new Error(`${file}: ${dryRun.refusal.kind}`);
  const by = { who: 'service' as const, municipality: CITY, name: 'import' };
  const outcome = await importFacilities(services, by, municipality, dryRun.value, 'real round');
  if (!outcome.ok) throw new Error(outcome.refusal.kind);
  return { read: dryRun.value.file.rows.length, surveyed: await giveMailAddresses(twin) };
};

/** The published files name no mail address anywhere: invented ones, so that the mails of the round have somewhere to go. */
const giveMailAddresses = async (twin: Twin): Promise<Facility[]> => {
  const surveyedTypes = new Set(surveyed().map(({ type }) => type));
  const all = (await facilitiesOf(twin.store.store, CITY)).map((kept) => kept.value);
  const addressed = all
    .filter(({ type }) => type !== undefined && surveyedTypes.has(type))
    .map(
      (facility, index): Facility => ({
        ...facility,
        mail: `facility-${index}@example.jp` as Facility['mail'],
      }),
    );
  for (let from = 0; from < addressed.length; from += 100) {
    await twin.store.store.commit(addressed.slice(from, from + 100).map((one) => replacing(facilities, one)));
  }
  return addressed;
};

const surveyed = () => builtInTypes.filter((type) => type.surveyed);

const openRound = async (twin: Twin): Promise<StartedCampaign> => {
  const by = principalOf(staffOf(1, 'supervisor'));
  const city = theCity();
  const plan = RoundPlan.parse({
    formVersion: 1,
    rhythm: 'once',
    facilityTypes: surveyed().map(({ type }) => type),
    opensOn: '2026-11-09',
    remindAfterDays: [2, 4],
    deadlineAfterDays: 6,
    publication: 'at-once',
    speaksOf: { fiscalYear: 2026, month: 12 },
    contact: { name: { ja: '港北区こども家庭支援課' }, phone: '000-000-0000' },
  });
  const { campaignId } = await prepare(twin.store, city, by, plan);
  const kept = await campaignOf(twin.store.store, CITY, campaignId);
  if (!kept) throw new Error('the round was not kept');
  const started = await start(twin.store, city, principalOf(staffOf(3, 'administrator')), kept);
  if (!started.ok) throw new Error(started.refusal.kind);
  return started.value;
};

/** How many facilities the finder shows to a family that asks for class 1. */
const shownInFinder = async (twin: Twin): Promise<number> => {
  const page = await (await fetch(`${twin.origin}/find?ageClass=1`)).text();
  return page.split('<h3').length - 1;
};
