import type { Services } from '../../../shared/store/services.ts';
import type { PageApp } from '../../../shared/web/app.tsx';
import { firstText, formBody } from '../../../shared/web/form-body.ts';
import { closedDoor, mountDoors } from '../../../shared/web/link-session.tsx';
import { issueNonce, nonceId } from '../../../shared/web/nonce.ts';
import type { PageHandlerContext } from '../../../shared/web/page-context.ts';
import type { MessageKey } from '../../../shared/words/translate.ts';
import { sendCorporationReceipt } from '../survey/receipts.ts';
import { comeAsCorporation } from '../survey/survey-visitor.ts';
import { answerUnchanged } from './answer-rows.ts';
import { LIST_FORM, ListPage } from './list-page.tsx';
import { CORPORATION, type CorporationVisitor, corporationVisitor, takesAnswers } from './visitor.ts';

/** `/survey/corporation`: one list for the person who answers for several facilities. */
export const mountCorporation = (app: PageApp, services: Services): void => {
  mountDoors(app, services, CORPORATION);

  app.get(CORPORATION.path, async (c) => {
    const visitor = await corporationVisitor(c, services);
    return visitor ? listPage(c, services, visitor) : closedDoor(c, CORPORATION);
  });

  // Only a cookie is set: which facility the survey's own page is to show.
  app.get(`${CORPORATION.path}/facilities/:facilityId`, async (c) => {
    const visitor = await corporationVisitor(c, services);
    const facilityId = c.req.param('facilityId');
    const row = visitor?.visit.rows.find(({ facility }) => facility.id === facilityId);
    if (!visitor || !row) return closedDoor(c, CORPORATION);
    comeAsCorporation(c, visitor.secret, row.facility.id);
    return c.redirect('/survey', 303);
  });

  app.post(CORPORATION.path, async (c) => {
    const visitor = await corporationVisitor(c, services);
    if (!visitor) return closedDoor(c, CORPORATION);
    const body = await formBody(c);
    const isFresh = nonceId(firstText(body, 'nonce'), visitor.secret, LIST_FORM) !== undefined;
    if (!isFresh) return listPage(c, services, visitor, 'layout.staleFormText');
    if (!takesAnswers(services, visitor.visit)) return listPage(c, services, visitor, 'doors.faultOver');
    const only = firstText(body, 'only');
    const chosen = new Set(only ? [only] : (body.facility ?? []));
    if (chosen.size === 0) return listPage(c, services, visitor, 'doors.faultNothingTicked');
    const rows = visitor.visit.rows.filter(({ facility }) => chosen.has(facility.id));
    const recorded = await answerUnchanged(services, rows, visitor);
    await sendCorporationReceipt(services, visitor.visit.campaign, visitor.by, recorded);
    return c.redirect(`${CORPORATION.path}?recorded=${recorded.length}`, 303);
  });
};

const listPage = (
  c: PageHandlerContext,
  services: Services,
  visitor: CorporationVisitor,
  fault?: MessageKey,
) => {
  const recorded = Number(c.req.query('recorded') ?? '');
  return c.html(
    <ListPage
      page={visitor.page}
      visit={visitor.visit}
      open={takesAnswers(services, visitor.visit)}
      nonce={issueNonce(services.chance, visitor.secret, LIST_FORM)}
      fault={fault}
      recorded={Number.isInteger(recorded) && recorded > 0 ? recorded : undefined}
    />,
    fault ? 422 : 200,
  );
};
