import { suggestCorporations } from '../../../shared/domain/corporation/rules.ts';
import type { Corporation } from '../../../shared/domain/corporation/schema.ts';
import type { Facility } from '../../../shared/domain/facility/schema.ts';
import type { CorporationId } from '../../../shared/domain/ids.ts';
import { carryOut } from '../../../shared/store/command.ts';
import { facilitiesOf } from '../../../shared/store/facilities.ts';
import type { Kept } from '../../../shared/store/records.ts';
import type { Services } from '../../../shared/store/services.ts';
import { corporations, corporationsOf } from '../../../shared/store/survey-contacts.ts';
import { creating, saving } from '../../../shared/store/writes.ts';
import { notYours } from '../../../shared/web/case-door.tsx';
import type { DeskApp, DeskContext } from '../../../shared/web/desk.tsx';
import { type FieldFaults, type FormBody, firstText, formBody } from '../../../shared/web/form-body.ts';
import { nonceId } from '../../../shared/web/nonce.ts';
import { corporationPath, keptCorporation, mayChange, PATH } from './desk-door.ts';
import { readCorporation } from './desk-form.ts';
import { CORPORATION_FORM, CorporationFormPage, CorporationsPage } from './desk-list.tsx';
import { keyPath, mountKeyDesk } from './key-desk.tsx';

/** `/desk/corporations`: which corporations answer for which facilities; the directory suggests them. */
export const mountCorporationDesk = (app: DeskApp, services: Services): void => {
  app.get(PATH, async (c) => {
    if (!mayChange(c)) return notYours(c);
    const [all, known] = await facilitiesAndCorporations(c, services);
    return c.html(<CorporationsPage c={c} known={known} suggested={suggestCorporations(all, known)} />);
  });

  app.get(`${PATH}/new`, async (c) => {
    if (!mayChange(c)) return notYours(c);
    const [all, known] = await facilitiesAndCorporations(c, services);
    const suggestion = suggestCorporations(all, known).find(({ name }) => name === c.req.query('name'));
    const body: FormBody = {
      name: [suggestion?.name ?? ''],
      corporateNumber: [suggestion?.corporateNumber ?? ''],
      facility: suggestion?.facilities.map(({ id }) => id) ?? [],
    };
    return formPage(c, all, undefined, body, {});
  });

  app.get(`${PATH}/:corporationId`, async (c) => {
    const kept = await keptCorporation(c, services);
    if (!mayChange(c) || !kept) return notYours(c);
    const [all] = await facilitiesAndCorporations(c, services);
    const { name, corporateNumber, mail, facilityIds } = kept.value;
    const body = {
      name: [name],
      corporateNumber: [corporateNumber ?? ''],
      mail: [mail ?? ''],
      facility: [...facilityIds],
    };
    return formPage(c, all, kept, body, {});
  });

  app.post(`${PATH}/:corporationId`, async (c) => {
    const kept = await keptCorporation(c, services);
    if (!mayChange(c) || (!kept && c.req.param('corporationId') !== 'new')) return notYours(c);
    const body = await formBody(c);
    const { t } = c.get('page');
    const [all] = await facilitiesAndCorporations(c, services);
    if (!nonceId(firstText(body, 'nonce'), c.get('secret'), CORPORATION_FORM)) {
      return formPage(c, all, kept, body, { name: t('layout.staleFormText') });
    }
    const read = readCorporation(body, all);
    if (!read.ok) {
      const faults = Object.fromEntries(
        read.faults.map((name) => [name, t(name === 'mail' ? 'doors.faultMail' : `doors.fault-${name}`)]),
      );
      return formPage(c, all, kept, body, faults);
    }
    const saved = await keep(c, services, kept, read.typed);
    return saved ? c.redirect(PATH, 303) : formPage(c, all, kept, body, { name: t('campaign.faultChanged') });
  });

  mountKeyDesk(app, services);
};

const facilitiesAndCorporations = async (
  c: DeskContext,
  services: Services,
): Promise<[Facility[], Corporation[]]> => {
  const { municipality } = c.get('principal');
  const [all, known] = await Promise.all([
    facilitiesOf(services.store, municipality),
    corporationsOf(services.store, municipality),
  ]);
  return [all.map(({ value }) => value), known];
};

/** A corrected address counts as reachable again; an unchanged one keeps what is known of it. */
const keep = async (
  c: DeskContext,
  services: Services,
  kept: Kept<Corporation> | undefined,
  typed: Pick<Corporation, 'name' | 'corporateNumber' | 'mail' | 'facilityIds'>,
): Promise<boolean> => {
  const by = c.get('principal');
  const before = kept?.value;
  const next: Corporation = {
    municipality: by.municipality,
    corporationId: before?.corporationId ?? (services.ids.mint('corporation') as CorporationId),
    ...typed,
    ...(before?.undeliveredAt && before.mail === typed.mail ? { undeliveredAt: before.undeliveredAt } : {}),
    ...(before?.apiKey ? { apiKey: before.apiKey } : {}),
  };
  const outcome = await carryOut(services, {
    municipality: by.municipality,
    writes: [
      kept
        ? saving(corporations, kept, next, 'CorporationMoved')
        : creating(corporations, next, 'CorporationMoved'),
    ],
    audit: [
      {
        by,
        subject: next.corporationId,
        fact: 'CorporationChanged',
        about: { facilities: String(next.facilityIds.length) },
      },
    ],
  });
  return outcome.ok;
};

const formPage = (
  c: DeskContext,
  all: readonly Facility[],
  kept: Kept<Corporation> | undefined,
  body: FormBody,
  faults: FieldFaults,
) => {
  const offered = new Set([...(body.facility ?? []), ...(kept?.value.facilityIds ?? [])]);
  const path = corporationPath(kept?.value.corporationId ?? 'new');
  return c.html(
    <CorporationFormPage
      c={c}
      form={{ page: c.get('page'), body, faults }}
      action={path}
      keyPath={kept ? keyPath(kept.value.corporationId) : undefined}
      offered={all.filter(({ id }) => offered.has(id))}
    />,
    Object.keys(faults).length > 0 ? 422 : 200,
  );
};
