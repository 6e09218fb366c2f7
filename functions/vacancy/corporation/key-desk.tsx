import type { FC } from 'hono/jsx';
import { isValid } from '../../../shared/domain/corporation/api-key.ts';
import type { Corporation } from '../../../shared/domain/corporation/schema.ts';
import type { Services } from '../../../shared/store/services.ts';
import { notYours } from '../../../shared/web/case-door.tsx';
import { type DeskApp, type DeskContext, DeskLayout } from '../../../shared/web/desk.tsx';
import { firstText, formBody } from '../../../shared/web/form-body.ts';
import { nonceId } from '../../../shared/web/nonce.ts';
import { sayInstant } from '../../../shared/words/say-date.ts';
import { issueKey, takeKeyAway } from './change-key.ts';
import { corporationPath, keptCorporation, mayChange } from './desk-door.ts';

const FORM = 'corporation-key';

export const keyPath = (corporationId: string): string => `${corporationPath(corporationId)}/key`;

/**
 * `/desk/corporations/<id>/key`: the key with which a corporation's software answers. A new key stands on one page, once; that
 * page's form sent again issues nothing, since it was made for another key than the one that stands.
 */
export const mountKeyDesk = (app: DeskApp, services: Services): void => {
  app.get(keyPath(':corporationId'), async (c) => {
    const kept = await keptCorporation(c, services);
    return mayChange(c) && kept ? keyPage(c, services, kept.value) : notYours(c);
  });

  app.post(keyPath(':corporationId'), async (c) => {
    const kept = await keptCorporation(c, services);
    if (!mayChange(c) || !kept) return notYours(c);
    const body = await formBody(c);
    const isFresh = nonceId(firstText(body, 'nonce'), c.get('secret'), formFor(kept.value)) !== undefined;
    if (!isFresh) return keyPage(c, services, kept.value, { stale: true });
    const by = c.get('principal');
    if (firstText(body, 'action') === 'revoke') {
      await takeKeyAway(services, by, kept);
      return c.redirect(keyPath(kept.value.corporationId), 303);
    }
    const key = await issueKey(services, by, kept);
    const now = await keptCorporation(c, services);
    return keyPage(c, services, now?.value ?? kept.value, key ? { key } : { stale: true });
  });
};

/** A form is made for the key that stood when it was shown. */
const formFor = ({ corporationId, apiKey }: Corporation): string =>
  `${FORM}/${corporationId}/${apiKey?.hash ?? 'none'}`;

type Told = { key?: string; stale?: boolean };

const keyPage = (c: DeskContext, services: Services, corporation: Corporation, told: Told = {}) => {
  const { t } = c.get('page');
  const { apiKey } = corporation;
  return c.html(
    <DeskLayout c={c} title={t('api-key.title')}>
      <h2>{corporation.name}</h2>
      <p>{t('api-key.lead', { count: corporation.facilityIds.length })}</p>
      {told.stale ? (
        <p class="errors" role="alert">
          {t('api-key.stale')}
        </p>
      ) : null}
      {told.key ? <NewKey c={c} keyText={told.key} /> : null}
      <p class="notice">{stateOf(c, services, corporation)}</p>
      <form method="post" action={keyPath(corporation.corporationId)}>
        <input type="hidden" name="nonce" value={c.get('nonceFor')(formFor(corporation))} />
        {apiKey ? <p class="hint">{t('api-key.renewHint')}</p> : null}
        <div class="actions">
          <button type="submit" name="action" value="issue" class={told.key ? 'second' : undefined}>
            {t(apiKey ? 'api-key.renew' : 'api-key.issue')}
          </button>
          {apiKey ? (
            <button type="submit" name="action" value="revoke" class="second">
              {t('api-key.revoke')}
            </button>
          ) : null}
        </div>
      </form>
      <p>
        <a href="/api/v1/openapi.json">{t('api-key.description')}</a>
      </p>
      <p>
        <a href={corporationPath(corporation.corporationId)}>{t('doors.corporationTitle')}</a>
      </p>
    </DeskLayout>,
    told.stale ? 409 : 200,
  );
};

/** The key, in a field from which it is copied whole. */
const NewKey: FC<{ c: DeskContext; keyText: string }> = ({ c, keyText }) => {
  const { t } = c.get('page');
  return (
    <div class="warning" role="status">
      <div class="field">
        <label class="title" for="key">
          {t('api-key.newKey')}
        </label>
        <input id="key" value={keyText} readonly aria-describedby="key-hint" />
        <p class="hint" id="key-hint">
          {t('api-key.shownOnce')}
        </p>
      </div>
    </div>
  );
};

const stateOf = (c: DeskContext, services: Services, { apiKey }: Corporation): string => {
  const { t, locale } = c.get('page');
  if (!apiKey) return t('api-key.stateNone');
  const days = {
    issued: sayInstant(apiKey.issuedAt, locale),
    expires: sayInstant(apiKey.expiresAt, locale),
  };
  return t(isValid(apiKey, services.clock.now()) ? 'api-key.stateValid' : 'api-key.stateExpired', days);
};
