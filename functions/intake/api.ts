import { z } from 'zod';
import { Intake } from '../../shared/domain/intake/schema.ts';
import type { Services } from '../../shared/store/services.ts';
import { type ApiApp, type ApiContext, needMunicipality } from '../../shared/web/api-app.ts';
import { jsonOf } from '../../shared/web/json-body.ts';
import { onceKeyOf } from '../../shared/web/once-key.ts';
import type { Operation } from '../../shared/web/openapi.ts';
import { problem } from '../../shared/web/problem.ts';
import { faultsInWords, refusalInWords } from './form.ts';
import { submitIntake } from './submit.ts';

const IntakeAnswer = z.object({ reference: z.string() });

/** `POST /api/v1/intakes`: the form for programs. The same key and body get the same answer; another body is refused. */
export const mountIntakeApi = (app: ApiApp, services: Services): void => {
  app.post('/api/v1/intakes', needMunicipality, async (c) => {
    const t = c.get('t');
    const onceKey = onceKeyOf(c, 'public');
    if (!onceKey) return problem(c, 400, { kind: 'KeyMissing', title: t('api.keyMissing') });
    const body = await jsonOf(c);
    if (body === undefined) return problem(c, 400, { kind: 'BodyNoJson', title: t('api.bodyNoJson') });
    const read = Intake.safeParse(body);
    if (!read.success) return wrong(c, 'IntakeWrong', faultsInWords(read.error, t));
    const municipality = c.get('municipality');
    const outcome = await submitIntake(services, {
      municipality,
      by: { who: 'public', municipality: municipality.municipality },
      onceKey,
      intake: read.data,
      door: { channel: 'web', consentGiven: 'web', locale: c.get('locale') },
    });
    if (outcome.ok) return c.json({ reference: outcome.value.reference }, 201);
    const { kind } = outcome.refusal;
    if (kind === 'AnotherRequestHadThisKey') return problem(c, 422, { kind, title: t('api.keyReused') });
    return wrong(c, kind, refusalInWords(kind, t));
  });
};

/** The form calls its three date fields `birth`; the API has one field. */
const FIELD_OF: Record<string, string> = { birth: 'birthDate' };

const wrong = (c: ApiContext, kind: string, faults: Record<string, string>) =>
  problem(c, 422, {
    kind,
    title: c.get('t')('api.intakeWrong'),
    errors: Object.entries(faults).map(([field, message]) => ({ path: FIELD_OF[field] ?? field, message })),
  });

/** What the API's description says of this call. */
export const intakeOperations: readonly Operation[] = [
  {
    method: 'post',
    path: '/api/v1/intakes',
    summary: 'Asks for a consultation, as the form does',
    headers: {
      'Idempotency-Key': { description: 'One per intake; sent again, it is one case', required: true },
    },
    body: Intake,
    answers: { '201': { description: 'The reference that the family keeps', schema: IntakeAnswer } },
  },
];
