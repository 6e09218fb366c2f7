import { startRound } from '../../../functions/waitlist/round.ts';
import { REFERENCE_BYTES, referenceFrom } from '../../../shared/domain/case/reference.ts';
import { Case } from '../../../shared/domain/case/schema.ts';
import { Deferral } from '../../../shared/domain/waitlist/schema.ts';
import { caseReferences, cases } from '../../../shared/store/cases.ts';
import { carryOut } from '../../../shared/store/command.ts';
import { deferrals } from '../../../shared/store/waitlist.ts';
import { creating } from '../../../shared/store/writes.ts';
import { act } from '../act.ts';
import { diceFor, note, nowOf, servicesOf, todayOf, type World } from '../world.ts';
import { ageInMonths, aPostalCode, aWard } from './invented.ts';

/** A list of deferred children comes in: each with its case, its deferral and the first round of asking. */
export const listOfDeferrals = async (world: World, children: number): Promise<void> => {
  for (let number = 0; number < children; number += 1) {
    await act(world, () => deferredChild(world, `d${todayOf(world).replaceAll('-', '')}${number}`));
  }
};

const deferredChild = async (world: World, key: string): Promise<void> => {
  const services = servicesOf(world);
  const dice = diceFor(world, 'deferral', key);
  const ward = aWard(world, dice);
  const { municipality } = world.city;
  const now = services.clock.now().toString();
  const today = todayOf(world);
  const way = dice.below(8);
  const mail = way === 0 ? undefined : `${way === 1 ? 'late-bounce+' : ''}${key}@family.example.jp`;
  const bornOn = ageInMonths(nowOf(world), 4 + dice.below(40));
  const childId = services.ids.mint('child');
  const opened = Case.parse({
    status: 'received',
    municipality,
    caseId: services.ids.mint('case'),
    reference: referenceFrom(services.chance.bytes(REFERENCE_BYTES)),
    ward,
    channel: 'waitlist',
    locale: 'ja',
    consent: { given: 'application', at: now },
    openedAt: now,
    family: {
      guardianName: `架空 ${key}`,
      ...(mail ? { mail } : {}),
      phone: '090-0000-0000',
      children: [{ childId, birth: { kind: 'born', bornOn } }],
      needs: { weekdays: [], postalCode: aPostalCode(world, ward, dice) },
    },
  });
  const { caseId, reference } = opened;
  const said = { childNumber: key, ward, childName: '架空', bornOn, guardianName: `架空 ${key}` };
  const deferral = Deferral.parse({
    status: 'deferred',
    municipality,
    childNumber: key,
    ward,
    caseId,
    childId,
    deferredOn: today,
    said,
  });
  const outcome = await carryOut(services, {
    municipality,
    writes: [
      creating(cases, opened, 'CaseExists'),
      creating(caseReferences, { municipality, reference, caseId }, 'ReferenceExists'),
      creating(deferrals, deferral, 'DeferralExists'),
    ],
    effects: [startRound({ caseId, childId: deferral.childId, round: 1 }, today)],
    audit: [{ by: importer(world), subject: caseId, fact: 'CaseOpened', about: { channel: 'waitlist' } }],
  });
  if (!outcome.ok) throw new Error(`A deferral was refused: ${outcome.refusal.kind}`);
  world.families.push({
    key,
    name: opened.family.guardianName,
    ...(mail ? { mail } : {}),
    ward,
    came: 'deferral',
    cameOn: today,
    caseId,
    seen: 0,
    todo: [],
  });
  world.references.set(reference, key);
  note(world, key, 'was deferred', key, caseId, reference);
};

const importer = ({ city }: World) =>
  ({ who: 'service', municipality: city.municipality, name: 'rehearsal' }) as const;
