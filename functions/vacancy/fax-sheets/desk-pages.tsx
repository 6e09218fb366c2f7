import type { Services } from '../../../shared/store/services.ts';
import { notYours } from '../../../shared/web/case-door.tsx';
import type { DeskApp } from '../../../shared/web/desk.tsx';
import { firstText, formBody } from '../../../shared/web/form-body.ts';
import { nonceId } from '../../../shared/web/nonce.ts';
import { PRINT_FORM, SheetListPage } from './list-page.tsx';
import { printSheets } from './print-sheets.ts';
import { sheetsOfRound, sheetsToPrint } from './sheet-list.ts';
import { SheetsDocument } from './sheet-page.tsx';
import { SHEET_STYLE_PATH, sheetStyle } from './sheet-style.ts';
import { mountTypingDesk } from './typing-desk.tsx';

const PATH = '/desk/campaigns/:campaignId/sheets';

/**
 * `/desk/campaigns/<round>/sheets`: who gets a printed sheet; a press prints. A sheet is in the language of the facility's
 * contact, Japanese where none is written down, in whatever language the desk is read.
 */
export const mountSheetDesk = (app: DeskApp, services: Services, publicOrigin: string): void => {
  app.get(SHEET_STYLE_PATH, (c) => c.body(sheetStyle, 200, { 'content-type': 'text/css; charset=utf-8' }));

  app.get(PATH, async (c) => {
    const ward = c.req.query('ward');
    const list = await sheetsOfRound(services, c.get('principal'), {
      campaignId: c.req.param('campaignId'),
      ward,
    });
    if (!list) return notYours(c);
    return c.html(<SheetListPage c={c} list={list} ward={ward} />);
  });

  app.post(PATH, async (c) => {
    const body = await formBody(c);
    const ward = firstText(body, 'ward') || undefined;
    const by = c.get('principal');
    const list = await sheetsOfRound(services, by, { campaignId: c.req.param('campaignId'), ward });
    if (!list) return notYours(c);
    const { t } = c.get('page');
    const refuse = (fault: string) =>
      c.html(<SheetListPage c={c} list={list} ward={ward} fault={fault} />, 409);
    if (!nonceId(firstText(body, 'nonce'), c.get('secret'), PRINT_FORM))
      return refuse(t('layout.staleFormText'));
    if (list.campaign.status === 'stopped') return refuse(t('sheet.roundStopped'));
    const rows = sheetsToPrint(list.rows, firstText(body, 'facility') || undefined);
    if (rows.length === 0) return refuse(t('sheet.nothingToPrint'));
    const sheets = await printSheets(services, by, list.campaign, rows);
    return c.html(<SheetsDocument page={c.get('page')} publicOrigin={publicOrigin} sheets={sheets} />);
  });

  mountTypingDesk(app, services);
};
