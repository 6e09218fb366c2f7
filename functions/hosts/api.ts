import { handle } from 'hono/aws-lambda';
import { z } from 'zod';
import { openServices } from '../../shared/store/open-store.ts';
import { apiApp } from '../../shared/web/api-app.ts';
import { openApi } from '../../shared/web/openapi.ts';
import { finderOperations, mountFinderApi } from '../finder/api.ts';
import { intakeOperations, mountIntakeApi } from '../intake/api.ts';
import { answerOperations, mountAnswerApi } from '../vacancy/answer-api/api.ts';
import { ApiEnvironment } from './environments.ts';
import { hosted } from './host.ts';
import { isContentTypeBinary, logAccident } from './page-host.ts';

const services = openServices(ApiEnvironment.parse(process.env), process.env);
const app = apiApp(services, logAccident);
// Written when somebody asks for it, not in every cold start.
const description = () =>
  openApi('hoiku-concierge', [
    {
      method: 'get',
      path: '/healthz',
      summary: 'Whether the service answers',
      answers: { '200': { description: 'It does', schema: z.object({ status: z.literal('ok') }) } },
    },
    ...finderOperations,
    ...intakeOperations,
    ...answerOperations,
  ]);
app.get('/api/v1/openapi.json', (c) => c.json(description()));
mountFinderApi(app, services);
mountIntakeApi(app, services);
mountAnswerApi(app, services);
const answer = handle(app, { isContentTypeBinary });

/** What other systems call. */
export const handler = hosted(answer as (event: unknown, context: unknown) => ReturnType<typeof answer>);
