import type { Link } from '../../../shared/domain/link/schema.ts';
import type { AnsweredBy, SurveyDoor } from '../../../shared/domain/survey/schema.ts';
import { openLink } from '../../../shared/store/links.ts';
import type { Services } from '../../../shared/store/services.ts';
import { keepToken, keptToken, type LinkedPage, pageForLink } from '../../../shared/web/link-session.tsx';
import type { Page, PageHandlerContext } from '../../../shared/web/page-context.ts';
import { readerLocale } from '../contacts/reader-address.ts';
import { visitOfMember } from '../corporation/visit.ts';
import { type SurveyVisit, visitByLink } from './survey-visit.ts';

export const SURVEY: LinkedPage = { path: '/survey', opens: 'survey' };

/** Who stands before a facility's survey: by which link, for whom they answer, and what they see. */
export type Visitor = {
  /** What the browser keeps: it binds the nonces of its forms. */
  secret: string;
  door: SurveyDoor;
  by: Exclude<AnsweredBy, { who: 'staff' }>;
  visit: SurveyVisit;
  page: Page;
};

/** Between a corporation's token and the facility that it looks at. Neither holds this character. */
const OF_CORPORATION = '~';

/** Lets a corporation's browser in at one of its facilities. A cookie, nothing more: the store is asked at every visit. */
export const comeAsCorporation = (c: PageHandlerContext, token: string, facilityId: string): void =>
  keepToken(c, SURVEY, `${token}${OF_CORPORATION}${facilityId}`);

/** The visitor, checked against store and policy on every request; nobody when the link opens nothing here. */
export const surveyVisitor = async (
  c: PageHandlerContext,
  services: Services,
): Promise<Visitor | undefined> => {
  const secret = keptToken(c, SURVEY);
  const [token = '', facilityId] = secret?.split(OF_CORPORATION) ?? [];
  const link = await openLink(services, token);
  if (!secret || !link) return undefined;
  const visit = await visitOf(services, link, facilityId);
  const by = visit && answeringAs(link);
  if (!visit || !by) return undefined;
  const reads = await readerLocale(services, link.purpose, visit.facility);
  return { secret, door: link.cameBy, by, visit, page: await pageForLink(c, services, link, reads) };
};

const visitOf = async (services: Services, link: Link, facilityId: string | undefined) => {
  const { municipality, purpose } = link;
  if (purpose.opens === 'corporation' && facilityId) {
    return visitOfMember(services, { municipality, ...purpose }, facilityId);
  }
  return facilityId === undefined ? visitByLink(services, link) : undefined;
};

const answeringAs = ({ purpose }: Link): Visitor['by'] | undefined => {
  if (purpose.opens === 'corporation') return { who: 'corporation', corporationId: purpose.corporationId };
  if (purpose.opens !== 'survey') return undefined;
  return { who: 'facility', ...(purpose.reader ? { contact: purpose.reader } : {}) };
};
