import type { FC } from 'hono/jsx';
import { ErrorSummary, type FormState, TextField } from './fields.tsx';
import { Layout } from './layout.tsx';
import type { Page } from './page-context.ts';

type DoorProps = { page: Page; path: string; refused: boolean; typed: string; invalidLink?: boolean };

/** The page that takes a reference and a code, for people whose mail program removed the link. */
export const Door: FC<DoorProps> = ({ page, path, refused, typed, invalidLink }) => {
  const { t } = page;
  const form: FormState = {
    page,
    body: { reference: [typed] },
    faults: refused ? { reference: t('access.doorRefused') } : {},
  };
  return (
    <Layout page={page} title={invalidLink ? t('access.linkInvalidTitle') : t('access.doorTitle')}>
      <p>{invalidLink ? t('access.linkInvalidText') : t('access.doorText')}</p>
      <ErrorSummary form={form} labels={{}} />
      <form method="post" action={`${path}/open`}>
        <TextField
          form={form}
          name="reference"
          label={t('access.doorReference')}
          hint={t('access.doorReferenceHint')}
          autocomplete="off"
          required
        />
        <TextField
          form={form}
          name="code"
          label={t('access.doorCode')}
          hint={t('access.doorCodeHint')}
          autocomplete="off"
          required
        />
        <div class="actions">
          <button type="submit">{t('access.doorOpen')}</button>
        </div>
      </form>
    </Layout>
  );
};
