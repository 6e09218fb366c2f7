import type { Services } from '../../shared/store/services.ts';
import type { HomeServices } from './aws-services.ts';
import { tablesOf } from './demo/open-as-root.ts';
import { type Ground, ISSUER_PATH } from './ground.ts';
import { fetchAnswer } from './http/fetch-answer.ts';
import { mountLists } from './http/lists.ts';
import { serveApi } from './http/serve-api.ts';
import { createIssuer } from './issuer/issuer.tsx';
import type { MovingParts } from './moving-parts.ts';
import { localApp } from './pages/local-app.tsx';
import { staffAtHome } from './staff-at-home.ts';

/** What lies behind the doors, once AWS's protocols are spoken. */
export type Behind = { parts: MovingParts; home: HomeServices; awsEndpoint: string; store: Services };

/** Opens what people and programs see: the product's pages, the sign-in, the pages and lists of the twin itself. */
export const openDoors = (ground: Ground, { parts, home, awsEndpoint, store }: Behind): void => {
  const { options, entrance, declaration, identities, queues, timeline, deadlines } = ground;
  const issuer = createIssuer({
    issuer: `${entrance.origin}${ISSUER_PATH}`,
    declaration,
    timeline,
    folder: options.folder,
    staffForSignIn: () => staffAtHome(store),
  });
  const local = localApp({
    ...ground,
    ...home,
    awsEndpoint,
    awsServices: Object.keys(home.services),
    tables: tablesOf(ground),
    issuer,
  });
  entrance.mount('/local', fetchAnswer(entrance.origin, local.fetch));
  mountLists(entrance, { identities, queues, leftOut: declaration.leftOut });
  const { functions } = parts;
  const report = options.notice;
  entrance.serve(serveApi({ declaration, identities, functions, timeline, deadlines, report }));
};
