import { mayI, type NotYours } from '../../shared/domain/access/policy.ts';
import type { Case } from '../../shared/domain/case/schema.ts';
import { type ConsultationRefusal, writeConsultation } from '../../shared/domain/consultation/rules.ts';
import type { Consultation, ConsultationNote } from '../../shared/domain/consultation/schema.ts';
import type { ConsultationId, TaskId } from '../../shared/domain/ids.ts';
import { closingTimeOn, dismissTask } from '../../shared/domain/task/rules.ts';
import type { OpenTask } from '../../shared/domain/task/schema.ts';
import { tokyoDate } from '../../shared/runtime/clock.ts';
import { accepted, type Result } from '../../shared/runtime/result.ts';
import { caseResource } from '../../shared/store/case-openings.ts';
import { type Command, carryOutOnce, type OnceRefusal } from '../../shared/store/command.ts';
import { consultations } from '../../shared/store/consultations.ts';
import type { Services } from '../../shared/store/services.ts';
import type { BrokenBelief } from '../../shared/store/store.ts';
import { openTasksAbout, tasks } from '../../shared/store/tasks.ts';
import { creating, saving, type Write } from '../../shared/store/writes.ts';
import type { StaffPrincipal } from '../../shared/web/desk.tsx';

export type WriteRefusal = ConsultationRefusal | NotYours | OnceRefusal | BrokenBelief;

export type Writing = {
  by: StaffPrincipal;
  current: Case;
  note: ConsultationNote;
  /** The note that this one corrects. */
  original?: Consultation | undefined;
  /** One press of the button: sent twice, it is one note. */
  onceKey: string;
};

/**
 * One talk, one transaction: the note, the task that its next step becomes, the audit entry. A correction keeps the
 * original, and its next step takes the place of the one that was not done yet.
 */
export const writeConsultationAtDesk = async (
  services: Services,
  writing: Writing,
): Promise<Result<Record<string, string>, WriteRefusal>> => {
  const { by, current, note, original, onceKey } = writing;
  const may = mayI(by, 'write', caseResource(current));
  if (!may.ok) return may;
  const request = { note, corrects: original?.consultationId };
  return carryOutOnce<ConsultationRefusal>(
    services,
    { municipality: by.municipality, key: `consultation:${onceKey}`, request },
    async () => {
      const now = services.clock.now();
      const written = writeConsultation(note, current, {
        consultationId: services.ids.mint('consultation') as ConsultationId,
        writtenBy: by.staffId,
        writtenAt: now.toString(),
        today: tokyoDate(now),
        original,
      });
      if (!written.ok) return written;
      const command = await writingCommand(services, writing, written.value);
      return accepted({ command, answer: { consultationId: written.value.consultationId } });
    },
  );
};

const writingCommand = async (
  services: Services,
  { by, current, original }: Writing,
  written: Consultation,
): Promise<Command> => {
  const { municipality, caseId, consultationId, corrects } = written;
  const fact = corrects ? 'ConsultationCorrected' : 'ConsultationWritten';
  const steps = original
    ? await correctedStep(services, current, original, written)
    : newStep(services, current, written);
  return {
    municipality,
    writes: [creating(consultations, written, 'ConsultationExists'), ...steps],
    audit: [{ by, subject: caseId, fact, about: { consultationId, ...(corrects ? { corrects } : {}) } }],
  };
};

/** What a note says is to be done becomes its writer's task. */
const newStep = (services: Services, current: Case, written: Consultation): Write[] => {
  if (!written.nextStepOn) return [];
  const { municipality, caseId, ward, consultationId, writtenBy, writtenAt } = written;
  const task: OpenTask = {
    status: 'open',
    municipality,
    taskId: services.ids.mint('task') as TaskId,
    kind: 'next-step',
    ward,
    owner: writtenBy,
    subject: caseId,
    about: { caseId, reference: current.reference, consultationId },
    openedAt: writtenAt,
    dueAt: closingTimeOn(written.nextStepOn).toString(),
  };
  return [creating(tasks, task, 'TaskExists')];
};

/** A step that was not done yet follows the correction, whoever has it by now; one that was done is not asked again. */
const correctedStep = async (
  services: Services,
  current: Case,
  original: Consultation,
  written: Consultation,
): Promise<Write[]> => {
  const about = await openTasksAbout(services.store, current.municipality, current.caseId);
  const open = about.filter((task) => task.value.about.consultationId === original.consultationId);
  const { nextStepOn, consultationId } = written;
  if (open.length === 0) return saysTheSameStep(original, written) ? [] : newStep(services, current, written);
  return open.map((kept) => {
    const next = nextStepOn
      ? {
          ...kept.value,
          about: { ...kept.value.about, consultationId },
          dueAt: closingTimeOn(nextStepOn).toString(),
        }
      : dismissTask(kept.value, services.clock.now());
    return saving(tasks, kept, next, 'TaskMoved');
  });
};

const saysTheSameStep = (left: Consultation, right: Consultation): boolean =>
  left.text.nextStep === right.text.nextStep && left.nextStepOn === right.nextStepOn;
