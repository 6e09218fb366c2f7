import { mayI } from '../../shared/domain/access/policy.ts';
import { FacilityId } from '../../shared/domain/facility/schema.ts';
import { facilities, facilitiesOf } from '../../shared/store/facilities.ts';
import { facilityKey } from '../../shared/store/keys.ts';
import type { Services } from '../../shared/store/services.ts';
import { notYours } from '../../shared/web/case-door.tsx';
import type { DeskApp, DeskContext } from '../../shared/web/desk.tsx';
import { type FieldFaults, type FormBody, firstText, formBody } from '../../shared/web/form-body.ts';
import { nonceId } from '../../shared/web/nonce.ts';
import { OPERATION_FORM, OperationPage, operationBody, readOperation } from './operation-page.tsx';
import { setOperation } from './set-operation.ts';

/** `/desk/facilities/<id>/operation`: a facility pauses, closes, merges, or works as usual again. */
export const mountOperationDesk = (app: DeskApp, services: Services): void => {
  app.get('/desk/facilities/:facilityId/operation', async (c) => {
    const kept = await facilityAt(c, services);
    return kept ? showForm(c, services, kept.value.id, operationBody(kept.value), {}) : notYours(c);
  });

  app.post('/desk/facilities/:facilityId/operation', async (c) => {
    const kept = await facilityAt(c, services);
    if (!kept) return notYours(c);
    const body = await formBody(c);
    const { t } = c.get('page');
    const again = (faults: FieldFaults) => showForm(c, services, kept.value.id, body, faults);
    if (!nonceId(firstText(body, 'nonce'), c.get('secret'), OPERATION_FORM)) {
      return again({ status: t('layout.staleFormText') });
    }
    const read = readOperation(body);
    if (!read.ok) return again({ [read.fault]: t(`directory.operationFault-${read.fault}`) });
    const outcome = await setOperation(services, c.get('principal'), kept, read.operation);
    return outcome.ok ? c.redirect('/desk/facilities', 303) : again({ status: t('campaign.faultChanged') });
  });
};

/** The facility of the address, for those who may change the directory. */
const facilityAt = async (c: DeskContext, services: Services) => {
  const principal = c.get('principal');
  const { municipality } = principal;
  const id = FacilityId.safeParse(c.req.param('facilityId'));
  if (!id.success || !mayI(principal, 'write', { kind: 'registry', municipality }).ok) return undefined;
  return services.store.find(facilities, facilityKey(municipality, id.data));
};

const showForm = async (
  c: DeskContext,
  services: Services,
  facilityId: FacilityId,
  body: FormBody,
  faults: FieldFaults,
) => {
  const all = (await facilitiesOf(services.store, c.get('principal').municipality)).map(({ value }) => value);
  const facility = all.find(({ id }) => id === facilityId);
  if (!facility) return notYours(c);
  const others = all
    .filter(({ id }) => id !== facilityId)
    .sort((one, other) => one.name.localeCompare(other.name, 'ja'));
  const form = { page: c.get('page'), body, faults };
  return c.html(
    <OperationPage c={c} facility={facility} others={others} form={form} />,
    Object.keys(faults).length > 0 ? 422 : 200,
  );
};
