import type { Corporation } from '../../../shared/domain/corporation/schema.ts';
import type { Services } from '../../../shared/store/services.ts';
import type { ApiApp, ApiContext } from '../../../shared/web/api-app.ts';
import { jsonOf } from '../../../shared/web/json-body.ts';
import { onceKeyOf } from '../../../shared/web/once-key.ts';
import type { Operation } from '../../../shared/web/openapi.ts';
import { Problem, problem } from '../../../shared/web/problem.ts';
import { visitOfMember } from '../corporation/visit.ts';
import type { SurveyVisit } from '../survey/survey-visit.ts';
import { AnswerBody, readAnswerBody } from './answer-body.ts';
import { forCorporation } from './caller.ts';
import { AnswerGiven, giveAnswerByApi } from './give-answer.ts';
import { readSurveyReference } from './reference.ts';
import { answerRefused, bodyRefused, ToBeConfirmed } from './refusals.ts';
import { SurveyList, surveyList } from './survey-list.ts';

/** `/api/v1/surveys`: a corporation's software sees what its facilities are asked, and answers for them. */
export const mountAnswerApi = (app: ApiApp, services: Services): void => {
  app.get(
    '/api/v1/surveys',
    forCorporation(services, async (c, corporation) => c.json(await surveyList(services, corporation))),
  );

  app.post(
    '/api/v1/surveys/:reference/answers',
    forCorporation(services, async (c, corporation) => {
      const t = c.get('t');
      const onceKey = onceKeyOf(c, corporation.corporationId);
      if (!onceKey) return problem(c, 400, { kind: 'KeyMissing', title: t('api.keyMissing') });
      const visit = await visitNamed(c, services, corporation);
      if (!visit) return problem(c, 404, { kind: 'SurveyNotFound', title: t('api.SurveyNotFound') });
      const sent = await jsonOf(c);
      if (sent === undefined) return problem(c, 400, { kind: 'BodyNoJson', title: t('api.bodyNoJson') });
      const read = readAnswerBody(sent);
      if (!read.ok) return bodyRefused(c, read.faults);
      const given = { visit, body: read.body, onceKey };
      const outcome = await giveAnswerByApi(services, corporation, given);
      return outcome.ok
        ? c.json(outcome.value, 201)
        : answerRefused(c, visit.campaign.value, outcome.refusal);
    }),
  );
};

/** Another corporation's facility, and one that is not asked, look like none. */
const visitNamed = async (
  c: ApiContext,
  services: Services,
  { municipality, corporationId }: Corporation,
): Promise<SurveyVisit | undefined> => {
  const named = readSurveyReference(c.req.param('reference') ?? '');
  if (!named) return undefined;
  const { campaignId, facilityId } = named;
  return visitOfMember(services, { municipality, campaignId, corporationId }, facilityId);
};

const NO_KEY = { description: 'No key, or one that opens nothing (any more)', schema: Problem };
const TOO_MANY = {
  description: 'Too many calls with this key in this minute',
  schema: Problem,
  headers: { 'Retry-After': 'Seconds until the next minute begins' },
};

/** What the API's description says of these calls. */
export const answerOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/api/v1/surveys',
    summary: 'The open surveys of the facilities of the corporation that the key belongs to',
    needsKey: true,
    answers: {
      '200': { description: 'What is asked, until when, and what was said last', schema: SurveyList },
    },
    refusals: { '401': NO_KEY, '429': TOO_MANY },
  },
  {
    method: 'post',
    path: '/api/v1/surveys/{reference}/answers',
    summary: 'Answers for one facility, or replaces what was answered, until the deadline',
    needsKey: true,
    inPath: { reference: 'As the list of surveys names it' },
    headers: {
      'Idempotency-Key': {
        description:
          'One per answer. Sent again it is one answer; it counts for this key and this survey alone',
        required: true,
      },
    },
    body: AnswerBody,
    answers: {
      '201': { description: 'It counts; the facility’s registered address gets a copy', schema: AnswerGiven },
    },
    refusals: {
      '401': NO_KEY,
      '404': { description: 'No such survey of this corporation’s facilities', schema: Problem },
      '409': {
        description:
          'Nothing was written. `ToBeConfirmed`: send the same body again with the ids of `questions` in `confirmed`. ' +
          '`AnswerAfterDeadline`, `RoundIsStopped`, `FacilityHasLeft`: phone the office. `AnsweredAlready`: send figures. ' +
          '`SurveyMoved`: somebody else answered at this moment; look, and send again',
        schema: Problem.or(ToBeConfirmed),
      },
      '422': { description: 'Faults, each at its field', schema: Problem },
      '429': TOO_MANY,
    },
  },
];
