import { REFERENCE_BYTES, referenceFrom } from '../../../shared/domain/case/reference.ts';
import { Case } from '../../../shared/domain/case/schema.ts';
import type { Staff } from '../../../shared/domain/staff/schema.ts';
import { caseReferences, cases } from '../../../shared/store/cases.ts';
import { carryOut } from '../../../shared/store/command.ts';
import { creating } from '../../../shared/store/writes.ts';
import { ageInMonths, aPostalCode } from '../people/invented.ts';
import { diceFor, nowOf, servicesOf, type World } from '../world.ts';

/** The families that each consultant has had for a while when the rehearsal begins. */
export const openCasesBefore = async (world: World): Promise<void> => {
  for (const one of world.staff.filter(({ role }) => role === 'consultant')) {
    for (let number = 0; number < world.options.cases; number += 1) await knownFamily(world, one, number);
  }
};

const knownFamily = async (
  world: World,
  { subject, staffId, wards }: Staff,
  number: number,
): Promise<void> => {
  const services = servicesOf(world);
  const key = `${subject}-${number + 1}`;
  const dice = diceFor(world, 'known', key);
  const [ward] = wards;
  if (!ward) return;
  const { municipality } = world.city;
  const at = services.clock
    .now()
    .subtract({ hours: 24 * (10 + dice.below(150)) })
    .toString();
  const bornOn = ageInMonths(nowOf(world), 2 + dice.below(50));
  const mail = `${key}@family.example.jp`;
  const known = Case.parse({
    status: 'taken',
    municipality,
    caseId: services.ids.mint('case'),
    reference: referenceFrom(services.chance.bytes(REFERENCE_BYTES)),
    ward,
    channel: 'counter',
    locale: 'ja',
    consent: { given: 'paper', at },
    openedAt: at,
    consultantId: staffId,
    takenAt: at,
    family: {
      guardianName: `架空 ${key}`,
      mail,
      phone: '090-0000-0000',
      children: [{ childId: services.ids.mint('child'), birth: { kind: 'born', bornOn } }],
      needs: { weekdays: [], postalCode: aPostalCode(world, ward, dice) },
    },
  });
  const { caseId, reference } = known;
  const outcome = await carryOut(services, {
    municipality,
    writes: [
      creating(cases, known, 'CaseExists'),
      creating(caseReferences, { municipality, reference, caseId }, 'ReferenceExists'),
    ],
    audit: [
      {
        by: { who: 'service', municipality, name: 'rehearsal' },
        subject: caseId,
        fact: 'CaseOpened',
        about: { channel: 'counter', before: 'yes' },
      },
    ],
  });
  if (!outcome.ok) throw new Error(`A case was refused: ${outcome.refusal.kind}`);
  world.families.push({
    key,
    name: known.family.guardianName,
    mail,
    ward,
    cameOn: at.slice(0, 10),
    came: 'known before',
    caseId,
    bornOn: [bornOn],
    seen: 0,
    todo: [],
  });
};
