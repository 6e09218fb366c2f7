import { Temporal } from 'temporal-polyfill';
import { writeConsultationAtDesk } from '../../../functions/consultation/write.ts';
import type { Case } from '../../../shared/domain/case/schema.ts';
import { ConsultationNote } from '../../../shared/domain/consultation/schema.ts';
import type { Staff } from '../../../shared/domain/staff/schema.ts';
import { openCasesOf } from '../../../shared/store/cases.ts';
import { principalOf } from '../../../shared/web/desk.tsx';
import { act } from '../act.ts';
import type { Dice } from '../dice.ts';
import { diceFor, note, servicesOf, takesPart, todayOf, type World } from '../world.ts';

/** Of a hundred parts of a day so many bring a talk with one of one's own families. */
const TALKS_OF_100 = 25;
/** Of a hundred talks so many leave something to be done. */
const NEXT_STEPS_OF_100 = 40;

/** A consultant talks with one of the families and writes it down, by the command behind the desk's button. */
export const writeNotes = async (world: World, me: Staff, slot: string): Promise<void> => {
  const dice = diceFor(world, 'talk', me.subject, slot);
  if (!takesPart(world, 'notes') || !dice.in100(TALKS_OF_100)) return;
  await act(world, () => writeOne(world, me, slot, dice));
};

const writeOne = async (world: World, me: Staff, slot: string, dice: Dice): Promise<void> => {
  const services = servicesOf(world);
  const [ward = ''] = me.wards;
  const mine = (await openCasesOf(services.store, me.municipality, ward)).filter(
    (one) => one.status === 'taken' && one.consultantId === me.staffId,
  );
  if (mine.length === 0) return;
  const current = dice.pick([...mine].sort(byName));
  const outcome = await writeConsultationAtDesk(services, {
    by: principalOf(me),
    current,
    note: noteOn(todayOf(world), dice),
    onceKey: `talk ${me.subject} ${todayOf(world)} ${slot}`,
  });
  const what = outcome.ok ? 'wrote down a talk' : `could not write a talk down: ${outcome.refusal.kind}`;
  note(world, me.subject, what, current.caseId);
};

/** Names are the same from run to run, ids are not. */
const byName = (left: Case, right: Case): number =>
  left.family.guardianName.localeCompare(right.family.guardianName);

const noteOn = (today: string, dice: Dice): ConsultationNote => {
  const inDays = 1 + dice.below(14);
  const nextStepOn = Temporal.PlainDate.from(today).add({ days: inDays }).toString();
  return ConsultationNote.parse({
    channel: dice.pick(['counter', 'phone', 'outreach']),
    heldOn: today,
    persons: ['guardian'],
    topics: [dice.pick(['nursery-places', 'application', 'deferral', 'return-to-work'])],
    informed: '架空の案内',
    agreed: '',
    ...(dice.in100(NEXT_STEPS_OF_100)
      ? { nextStep: '架空の予定', nextStepOn }
      : { nextStep: '', nextStepOn: '' }),
  });
};
