import type { FC } from 'hono/jsx';
import { Layout } from '../../shared/web/layout.tsx';
import type { Page } from '../../shared/web/page-context.ts';

export const WITHDRAW_FORM = 'my-withdraw';

/** The first step says what withdrawing ends; the second asks once more. Only the second ends anything. */
export const MyWithdraw: FC<{ page: Page; nonce: string; step: 'ask' | 'confirm' }> = ({
  page,
  nonce,
  step,
}) => {
  const { t } = page;
  return (
    <Layout page={page} title={t(step === 'ask' ? 'my.withdrawTitle' : 'my.withdrawConfirmTitle')}>
      {step === 'ask' ? (
        <ul>
          <li>{t('my.withdrawEnds')}</li>
          <li>{t('my.withdrawKeeps')}</li>
          <li>{t('my.withdrawApplication')}</li>
          <li>{t('my.withdrawPause')}</li>
        </ul>
      ) : (
        <p class="warning">{t('my.withdrawConfirm')}</p>
      )}
      <form method="post" action="/my/withdraw">
        <input type="hidden" name="nonce" value={nonce} />
        <div class="actions">
          <button type="submit" name="step" value={step} class={step === 'ask' ? 'second' : 'danger'}>
            {t(step === 'ask' ? 'my.withdrawGoOn' : 'my.withdrawNow')}
          </button>
          <a class="button second" href="/my">
            {t('my.withdrawNot')}
          </a>
        </div>
      </form>
    </Layout>
  );
};
