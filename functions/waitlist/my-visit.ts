import { mayI } from '../../shared/domain/access/policy.ts';
import type { Principal } from '../../shared/domain/access/principal.ts';
import type { Case } from '../../shared/domain/case/schema.ts';
import { caseResource } from '../../shared/store/case-openings.ts';
import { caseOf } from '../../shared/store/cases.ts';
import type { Kept } from '../../shared/store/records.ts';
import type { Services } from '../../shared/store/services.ts';
import { closedDoor, type LinkedPage, linkOf, pageForLink } from '../../shared/web/link-session.tsx';
import { issueNonce } from '../../shared/web/nonce.ts';
import type { Page, PageHandlerContext } from '../../shared/web/page-context.ts';

export const MY: LinkedPage = { path: '/my', opens: 'my' };

export type Guardian = Extract<Principal, { who: 'guardian' }>;

/** A family before its own page: who comes by a link sees the case of that link, and no other. */
export type MyVisit = {
  page: Page;
  by: Guardian;
  kept: Kept<Case>;
  /** Binds the forms' nonces to this link. */
  secret: string;
  nonceFor: (form: string) => string;
};

/**
 * Lets a family in, or shows the closed door. Reading one's own page is no command: nothing is written, so a mail scanner
 * that follows the link leaves no trace in "who read my data".
 */
export const withMyCase =
  (services: Services, show: (c: PageHandlerContext, visit: MyVisit) => Response | Promise<Response>) =>
  async (c: PageHandlerContext): Promise<Response> => {
    const came = await linkOf(c, services, MY);
    if (came?.link.purpose.opens !== 'my') return closedDoor(c, MY);
    const { municipality, purpose } = came.link;
    const kept = await caseOf(services.store, municipality, purpose.caseId);
    const by: Guardian = { who: 'guardian', municipality, caseId: purpose.caseId };
    if (!kept || !mayI(by, 'read', caseResource(kept.value)).ok) return closedDoor(c, MY);
    const page = await pageForLink(c, services, came.link);
    const nonceFor = (form: string) => issueNonce(services.chance, came.secret, form);
    return show(c, { page, by, kept, secret: came.secret, nonceFor });
  };
