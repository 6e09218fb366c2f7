import type { Services } from '../../shared/store/services.ts';
import { type Ground, ISSUER_PATH } from './ground.ts';
import { fetchAnswer } from './http/fetch-answer.ts';
import { mountLists } from './http/lists.ts';
import { serveApi } from './http/serve-api.ts';
import { createIssuer } from './issuer/issuer.tsx';
import type { MovingParts } from './moving-parts.ts';
import { localApp } from './pages/local-app.tsx';
import type { LocalParts } from './pages/local-parts.ts';
import { staffAtHome } from './staff-at-home.ts';

/** Opens what people and programs see: the product's pages, the sign-in, the twin's own lists. */
export const openDoors = (
  ground: Ground,
  { functions }: MovingParts,
  store: Services,
  shown: Pick<LocalParts, 'awsEndpoint' | 'awsServices' | 'stepFunctions' | 'mailbox'>,
): void => {
  const { options, entrance, declaration, identities, queues, timeline, deadlines } = ground;
  const issuer = createIssuer({
    issuer: `${entrance.origin}${ISSUER_PATH}`,
    declaration,
    timeline,
    folder: options.folder,
    staffForSignIn: () => staffAtHome(store),
  });
  const { moveTo, faults } = ground;
  const local = localApp({ ...shown, timeline, moveTo, faults, issuer });
  entrance.mount('/local', fetchAnswer(entrance.origin, local.fetch));
  mountLists(entrance, { identities, queues, leftOut: declaration.leftOut });
  const report = options.notice;
  entrance.serve(serveApi({ declaration, identities, functions, timeline, deadlines, report }));
};
