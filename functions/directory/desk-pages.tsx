import type { Context } from 'hono';
import type { FC } from 'hono/jsx';
import { mayI } from '../../shared/domain/access/policy.ts';
import { facilityTypes } from '../../shared/domain/facility/known-types.ts';
import type { MunicipalityCode } from '../../shared/domain/municipality/schema.ts';
import type { OpenRefusal } from '../../shared/files/open-sheet.ts';
import { tokyoDate } from '../../shared/runtime/clock.ts';
import { campaignsOf, surveysOf } from '../../shared/store/campaigns.ts';
import { directoryOn, directorySettingsOf } from '../../shared/store/facilities.ts';
import type { Services } from '../../shared/store/services.ts';
import { notYours } from '../../shared/web/case-door.tsx';
import { type DeskApp, type DeskContext, DeskLayout } from '../../shared/web/desk.tsx';
import { Fault } from '../../shared/web/fault.tsx';
import { firstText, formBody } from '../../shared/web/form-body.ts';
import { nonceId } from '../../shared/web/nonce.ts';
import type { MessageKey, Translate } from '../../shared/words/translate.ts';
import { DirectoryPage } from './directory-page.tsx';
import { DryRunPage, IMPORT_FORM } from './dry-run-page.tsx';
import { type Imported, importFacilities, planFacilityImport } from './import-facilities.ts';
import { mountOperationDesk } from './operation-desk.tsx';

/** A file travels through the form as text, a third longer; a function takes no more than 6 MB. */
const LARGEST_FILE_BYTES = 2_000_000;

/** `/desk/facilities`: the directory, and the import of a list as cities publish them. */
export const mountDirectoryDesk = (app: DeskApp, services: Services): void => {
  app.get('/desk/facilities', async (c) => {
    const today = tokyoDate(services.clock.now());
    const { municipality } = c.get('principal');
    const [listed, settings, silent] = await Promise.all([
      directoryOn(services.store, municipality, today),
      directorySettingsOf(services.store, municipality),
      silentIn(services, municipality),
    ]);
    const types = facilityTypes(settings.ownTypes);
    return c.html(
      <DirectoryPage
        c={c}
        listed={listed}
        types={types}
        silent={silent}
        today={today}
        mayImport={mayImport(c)}
      />,
    );
  });

  mountOperationDesk(app, services);

  app.get('/desk/facilities/import', (c) => (mayImport(c) ? uploadPage(c) : notYours(c)));

  app.post('/desk/facilities/import', async (c) => {
    if (!mayImport(c)) return notYours(c);
    const { t, municipality } = c.get('page');
    const { nonce, file } = await uploadOf(c);
    if (!isFresh(c, nonce)) return uploadPage(c, t('layout.staleFormText'));
    if (!file || file.size === 0) return uploadPage(c, t('directory.faultNoFile'));
    if (file.size > LARGEST_FILE_BYTES) return uploadPage(c, t('directory.faultTooLarge'));
    const bytes = new Uint8Array(await file.arrayBuffer());
    const dryRun = await planFacilityImport(services, municipality, bytes);
    if (!dryRun.ok) return uploadPage(c, unreadable(t, dryRun.refusal));
    const content = Buffer.from(bytes).toString('base64');
    return c.html(<DryRunPage c={c} dryRun={dryRun.value} fileName={file.name} content={content} />);
  });

  app.post('/desk/facilities/import/confirm', async (c) => {
    if (!mayImport(c)) return notYours(c);
    const { t, municipality } = c.get('page');
    const body = await formBody(c);
    if (!isFresh(c, firstText(body, 'nonce'))) return uploadPage(c, t('layout.staleFormText'));
    const bytes = new Uint8Array(Buffer.from(firstText(body, 'content'), 'base64'));
    // Planned anew: somebody else may have imported since the dry run was looked at.
    const dryRun = await planFacilityImport(services, municipality, bytes);
    if (!dryRun.ok) return uploadPage(c, unreadable(t, dryRun.refusal));
    const source = firstText(body, 'fileName').slice(0, 100) || t('directory.importTitle');
    const by = c.get('principal');
    const outcome = await importFacilities(services, by, municipality, dryRun.value, source);
    return outcome.ok
      ? c.html(<ImportedPage c={c} imported={outcome.value} />)
      : uploadPage(c, t('directory.importFailed'));
  });
};

/** The facilities that a running round has asked and that have not answered. */
const silentIn = async (services: Services, municipality: MunicipalityCode): Promise<Set<string>> => {
  const running = (await campaignsOf(services.store, municipality)).find(({ status }) => status === 'open');
  const surveys = running ? await surveysOf(services.store, municipality, running.campaignId) : [];
  return new Set(
    surveys.flatMap(({ value }) => (value.status === 'answered' ? [] : [value.facilityId as string])),
  );
};

const unreadable = (t: Translate, { kind }: OpenRefusal): string =>
  t('directory.faultUnreadable', { why: t(`directory.why-${kind.replaceAll(' ', '-')}` as MessageKey) });

const mayImport = (c: DeskContext): boolean => {
  const principal = c.get('principal');
  return mayI(principal, 'write', { kind: 'registry', municipality: principal.municipality }).ok;
};

const isFresh = (c: DeskContext, nonce: string): boolean =>
  nonceId(nonce, c.get('secret'), IMPORT_FORM) !== undefined;

const uploadOf = async (c: Context): Promise<{ nonce: string; file: File | undefined }> => {
  const { nonce, file } = await c.req.parseBody();
  return { nonce: typeof nonce === 'string' ? nonce : '', file: file instanceof File ? file : undefined };
};

const uploadPage = (c: DeskContext, fault?: string) => {
  const { t } = c.get('page');
  const page = (
    <DeskLayout c={c} title={t('directory.importTitle')}>
      <p>{t('directory.importLead')}</p>
      <Fault words={fault} id="fault" />
      <form method="post" action="/desk/facilities/import" enctype="multipart/form-data">
        <input type="hidden" name="nonce" value={c.get('nonceFor')(IMPORT_FORM)} />
        <div class="field">
          <label class="title" for="file">
            {t('directory.file')}
          </label>
          <p class="hint" id="file-hint">
            {t('directory.fileHint')}
          </p>
          <input type="file" id="file" name="file" aria-describedby="file-hint" />
        </div>
        <div class="actions">
          <button type="submit">{t('directory.read')}</button>
        </div>
      </form>
    </DeskLayout>
  );
  return c.html(page, fault ? 422 : 200);
};

const ImportedPage: FC<{ c: DeskContext; imported: Imported }> = ({ c, imported }) => {
  const { t } = c.get('page');
  return (
    <DeskLayout c={c} title={t('directory.importedTitle')}>
      <p>{t('directory.imported', imported)}</p>
      <p>
        <a href="/desk/facilities">{t('directory.title')}</a>
      </p>
    </DeskLayout>
  );
};
