import { readReference } from '../../shared/domain/case/reference.ts';
import type { Intake, IntakeDoor } from '../../shared/domain/intake/schema.ts';
import type { Services } from '../../shared/store/services.ts';
import { notYours } from '../../shared/web/case-door.tsx';
import type { DeskApp, DeskContext } from '../../shared/web/desk.tsx';
import { type FieldFaults, type FormBody, firstText, formBody } from '../../shared/web/form-body.ts';
import { nonceId } from '../../shared/web/nonce.ts';
import {
  DESK_INTAKE_FORM,
  DeskIntakePage,
  DeskIntakeReview,
  DeskIntakeSent,
  doorFaults,
  readDoor,
} from './desk-form.tsx';
import { faultsInWords, readIntake, refusalInWords } from './form.ts';
import { submitIntake } from './submit.ts';

/** `/desk/intake`: staff type an intake in for a family that calls, comes or is visited (代行入力). */
export const mountIntakeDesk = (app: DeskApp, services: Services): void => {
  app.get('/desk/intake', (c) => formPage(c, {}, {}));

  app.post('/desk/intake', async (c) => {
    // How the family agreed is asked in words of its own.
    const body: FormBody = { ...(await formBody(c)), consent: ['yes'] };
    const [read, door] = [readIntake(body), readDoor(body)];
    if (!read.success || !door.success) {
      const { t } = c.get('page');
      return formPage(c, body, {
        ...(read.success ? {} : faultsInWords(read.error, t)),
        ...(door.success ? {} : doorFaults(door.error, t)),
      });
    }
    if (!mayTypeInFor(c, read.data))
      return formPage(c, body, { ward: c.get('page').t('intake.deskOtherWard') });
    switch (firstText(body, 'action')) {
      case 'send':
        return send(c, services, body, read.data, door.data);
      case 'edit':
        return formPage(c, body, {});
      default:
        return c.html(<DeskIntakeReview c={c} intake={read.data} door={door.data} body={body} />);
    }
  });

  app.get('/desk/intake/sent', (c) => {
    const reference = readReference(c.req.query('reference') ?? '');
    return reference ? c.html(<DeskIntakeSent c={c} reference={reference} />) : notYours(c);
  });
};

/** A case is written where it will belong: in a ward of one's own. */
const mayTypeInFor = (c: DeskContext, { ward }: Intake): boolean => {
  const { role, wards } = c.get('principal');
  return role !== 'administrator' && wards.includes(ward);
};

const formPage = (c: DeskContext, body: FormBody, faults: FieldFaults) => {
  if (c.get('principal').role === 'administrator') return notYours(c);
  const status = Object.keys(faults).length > 0 ? 422 : 200;
  return c.html(<DeskIntakePage c={c} body={body} faults={faults} />, status);
};

const send = async (c: DeskContext, services: Services, body: FormBody, intake: Intake, door: IntakeDoor) => {
  const { municipality, t } = c.get('page');
  const onceKey = nonceId(firstText(body, 'nonce'), c.get('secret'), DESK_INTAKE_FORM);
  if (!onceKey) return formPage(c, body, { guardianName: t('layout.staleFormText') });
  const by = c.get('principal');
  const outcome = await submitIntake(services, { municipality, by, onceKey, intake, door });
  if (!outcome.ok) return formPage(c, body, refusalInWords(outcome.refusal.kind, t));
  return c.redirect(`/desk/intake/sent?reference=${outcome.value.reference}`, 303);
};
