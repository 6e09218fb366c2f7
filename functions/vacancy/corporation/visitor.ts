import { isPastDeadline } from '../../../shared/domain/campaign/rules.ts';
import type { AnsweredBy, SurveyDoor } from '../../../shared/domain/survey/schema.ts';
import type { Services } from '../../../shared/store/services.ts';
import { type LinkedPage, linkOf, pageForLink } from '../../../shared/web/link-session.tsx';
import type { Page, PageHandlerContext } from '../../../shared/web/page-context.ts';
import { type CorporationVisit, visitCorporation } from './visit.ts';

export const CORPORATION: LinkedPage = { path: '/survey/corporation', opens: 'corporation' };

/** The person who answers for a corporation, by its link. */
export type CorporationVisitor = {
  secret: string;
  door: SurveyDoor;
  by: Extract<AnsweredBy, { who: 'corporation' }>;
  visit: CorporationVisit;
  page: Page;
};

/** The visitor, checked on every request; nobody when the link opens nothing here. */
export const corporationVisitor = async (
  c: PageHandlerContext,
  services: Services,
): Promise<CorporationVisitor | undefined> => {
  const came = await linkOf(c, services, CORPORATION);
  if (came?.link.purpose.opens !== 'corporation') return undefined;
  const { municipality, purpose, cameBy } = came.link;
  const visit = await visitCorporation(services, { municipality, ...purpose });
  if (!visit) return undefined;
  const by = { who: 'corporation', corporationId: purpose.corporationId } as const;
  return { secret: came.secret, door: cameBy, by, visit, page: await pageForLink(c, services, came.link) };
};

/** Whether the round takes this corporation's answers now. */
export const takesAnswers = (services: Services, { campaign }: CorporationVisit): boolean =>
  campaign.value.status === 'open' && !isPastDeadline(campaign.value, services.clock.now());
