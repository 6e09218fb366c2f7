import type { Case } from '../../shared/domain/case/schema.ts';
import type { Consultation } from '../../shared/domain/consultation/schema.ts';
import { tokyoDate } from '../../shared/runtime/clock.ts';
import { consultationsOf } from '../../shared/store/consultations.ts';
import type { Services } from '../../shared/store/services.ts';
import { behindCaseDoor, notYours, onMyCase } from '../../shared/web/case-door.tsx';
import type { DeskApp, DeskContext } from '../../shared/web/desk.tsx';
import { type FieldFaults, type FormBody, firstText, formBody } from '../../shared/web/form-body.ts';
import { nonceId } from '../../shared/web/nonce.ts';
import { bodyOfNote, newNoteBody, noteFaults, noteRefusal, readNote } from './form.ts';
import { NOTE_FORM, NotePage } from './note-page.tsx';
import { writeConsultationAtDesk } from './write.ts';

const NEW = '/desk/cases/:caseId/consultations/new';
const CORRECT = '/desk/cases/:caseId/consultations/:consultationId/correct';

/** Writing a consultation note, and correcting one. */
export const mountConsultationDesk = (app: DeskApp, services: Services): void => {
  app.get(
    NEW,
    behindCaseDoor(services, (c, opened) => {
      const body = newNoteBody(tokyoDate(services.clock.now()).toString());
      return notePage(c, opened.kept.value, { body, faults: {} });
    }),
  );
  app.post(
    NEW,
    onMyCase(services, (c, { value }) => save(c, services, value)),
  );
  app.get(
    CORRECT,
    behindCaseDoor(services, async (c, opened) => {
      const original = await noteOf(c, services, opened.kept.value);
      if (!original) return notYours(c);
      return notePage(c, opened.kept.value, { body: bodyOfNote(original), faults: {} }, original);
    }),
  );
  app.post(
    CORRECT,
    onMyCase(services, async (c, { value }) => {
      const original = await noteOf(c, services, value);
      return original ? save(c, services, value, original) : notYours(c);
    }),
  );
};

const noteOf = async (
  c: DeskContext,
  services: Services,
  { municipality, caseId }: Case,
): Promise<Consultation | undefined> => {
  const all = await consultationsOf(services.store, municipality, caseId);
  return all.find((one) => one.consultationId === c.req.param('consultationId'));
};

const save = async (c: DeskContext, services: Services, current: Case, original?: Consultation) => {
  const body = await formBody(c);
  const { t } = c.get('page');
  const again = (faults: FieldFaults) => notePage(c, current, { body, faults }, original);
  const read = readNote(body);
  if (!read.success) return again(noteFaults(read.error, t));
  const onceKey = nonceId(firstText(body, 'nonce'), c.get('secret'), NOTE_FORM);
  if (!onceKey) return again(noteRefusal('StaleForm', t));
  const outcome = await writeConsultationAtDesk(services, {
    by: c.get('principal'),
    current,
    note: read.data,
    original,
    onceKey,
  });
  if (!outcome.ok) return again(noteRefusal(outcome.refusal.kind, t));
  return c.redirect(`/desk/cases/${current.caseId}`, 303);
};

const notePage = (
  c: DeskContext,
  { caseId, reference }: Case,
  form: { body: FormBody; faults: FieldFaults },
  original?: Consultation,
) => {
  const to = original ? `${original.consultationId}/correct` : 'new';
  const status = Object.keys(form.faults).length > 0 ? 422 : 200;
  const page = (
    <NotePage
      c={c}
      reference={reference}
      action={`/desk/cases/${caseId}/consultations/${to}`}
      correcting={original !== undefined}
      form={form}
    />
  );
  return c.html(page, status);
};
