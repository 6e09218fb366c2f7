import type { FC } from 'hono/jsx';
import { mayI } from '../../shared/domain/access/policy.ts';
import type { PlannedRow } from '../../shared/domain/waitlist/import/plan.ts';
import type { WaitlistImport } from '../../shared/domain/waitlist/import/schema.ts';
import type { Kept } from '../../shared/store/records.ts';
import type { Services } from '../../shared/store/services.ts';
import { importPartsOf, waitlistImportOf } from '../../shared/store/waitlist-imports.ts';
import { notYours } from '../../shared/web/case-door.tsx';
import { type DeskApp, type DeskContext, DeskLayout } from '../../shared/web/desk.tsx';
import { Fault } from '../../shared/web/fault.tsx';
import { firstText, formBody } from '../../shared/web/form-body.ts';
import { nonceId } from '../../shared/web/nonce.ts';
import type { MessageKey } from '../../shared/words/translate.ts';
import { ImportPage } from './desk-import-page.tsx';
import { type ListRefusal, planList } from './plan-list.ts';
import { confirmList, takeParts } from './take-list.ts';

const PATH = '/desk/waitlist/import';
const UPLOAD_FORM = 'waitlist-upload';
const CONFIRM_FORM = 'waitlist-confirm';

/** What is taken while the person waits; the rest follows by itself, and the page shows how far it is. */
const WHILE_WAITING = { parts: 2, seconds: 8 };

/** Taking a list of deferred children in: upload, dry run, confirm. */
export const mountWaitlistImport = (app: DeskApp, services: Services): void => {
  app.get(PATH, (c) => (mayImport(c) ? c.html(<UploadPage c={c} />) : notYours(c)));
  app.post(PATH, async (c) => (mayImport(c) ? upload(c, services) : notYours(c)));
  app.get(`${PATH}/:importId`, async (c) => {
    const kept = await mine(c, services);
    return kept ? show(c, services, kept.value) : notYours(c);
  });
  app.post(`${PATH}/:importId`, async (c) => {
    const kept = await mine(c, services);
    const body = await formBody(c);
    if (!kept || !nonceId(firstText(body, 'nonce'), c.get('secret'), CONFIRM_FORM)) return notYours(c);
    const takenLines = (body.line ?? []).map(Number).filter(Number.isInteger);
    const endsGone = firstText(body, 'endGone') === 'yes';
    await confirmList(services, kept, c.get('principal'), { takenLines, endGone: endsGone });
    await takeParts(services, kept.value.municipality, kept.value.importId, WHILE_WAITING);
    return c.redirect(`${PATH}/${kept.value.importId}`, 303);
  });
};

const mayImport = (c: DeskContext): boolean => {
  const { municipality, wards } = c.get('principal');
  return wards.some((ward) => mayI(c.get('principal'), 'write', { kind: 'waitlist', municipality, ward }).ok);
};

/** A list speaks of many families: only who uploaded it looks at it again. */
const mine = async (c: DeskContext, services: Services): Promise<Kept<WaitlistImport> | undefined> => {
  const { municipality, staffId } = c.get('principal');
  const kept = await waitlistImportOf(services.store, municipality, c.req.param('importId') ?? '');
  return mayImport(c) && kept?.value.uploadedBy === staffId ? kept : undefined;
};

const REFUSALS: Record<ListRefusal['kind'], MessageKey> = {
  'bytes are no text': 'waitlist.fileNoText',
  'file is a spreadsheet': 'waitlist.fileSpreadsheet',
  'quotes do not end': 'waitlist.fileQuotes',
  'no header found': 'waitlist.fileNoHeader',
  'columns are missing': 'waitlist.fileColumns',
  'list is too long': 'waitlist.fileTooLong',
};

const upload = async (c: DeskContext, services: Services): Promise<Response> => {
  const { t, municipality } = c.get('page');
  const body = await c.req.parseBody();
  const nonce = typeof body.nonce === 'string' ? body.nonce : '';
  const again = (fault: string) => c.html(<UploadPage c={c} fault={fault} />, 422);
  if (!nonceId(nonce, c.get('secret'), UPLOAD_FORM)) return again(t('layout.staleFormText'));
  const { file } = body;
  if (!(file instanceof File) || file.size === 0) return again(t('waitlist.fileNone'));
  const planned = await planList(
    services,
    municipality,
    c.get('principal'),
    new Uint8Array(await file.arrayBuffer()),
  );
  if (planned.ok) return c.redirect(`${PATH}/${planned.value}`, 303);
  const { refusal } = planned;
  return again(
    t(REFUSALS[refusal.kind], {
      line: 'line' in refusal ? String(refusal.line) : '',
      columns:
        'columns' in refusal ? refusal.columns.map((name) => t(`waitlist.column-${name}`)).join('・') : '',
    }),
  );
};

const show = async (c: DeskContext, services: Services, head: WaitlistImport): Promise<Response> => {
  const parts = await importPartsOf(services.store, head.municipality, head.importId);
  const rows: PlannedRow[] = parts.flatMap((part) => part.rows);
  return c.html(<ImportPage c={c} head={head} rows={rows} nonce={c.get('nonceFor')(CONFIRM_FORM)} />);
};

const UploadPage: FC<{ c: DeskContext; fault?: string }> = ({ c, fault }) => {
  const { t } = c.get('page');
  return (
    <DeskLayout c={c} title={t('waitlist.importTitle')}>
      <p>{t('waitlist.importLead')}</p>
      <Fault words={fault} />
      <form method="post" action={PATH} enctype="multipart/form-data">
        <input type="hidden" name="nonce" value={c.get('nonceFor')(UPLOAD_FORM)} />
        <div class="field">
          <label class="title" for="file">
            {t('waitlist.file')}
          </label>
          <p class="hint" id="file-hint">
            {t('waitlist.fileHint')}
          </p>
          <input type="file" id="file" name="file" accept=".csv,.tsv,.txt" aria-describedby="file-hint" />
        </div>
        <div class="actions">
          <button type="submit">{t('waitlist.tryOut')}</button>
        </div>
      </form>
    </DeskLayout>
  );
};
