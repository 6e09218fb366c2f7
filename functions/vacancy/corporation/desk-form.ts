import type { Corporation } from '../../../shared/domain/corporation/schema.ts';
import { CorporateNumber, MOST_FACILITIES } from '../../../shared/domain/corporation/schema.ts';
import type { Facility } from '../../../shared/domain/facility/schema.ts';
import { readMailAddress } from '../../../shared/domain/japanese/mail-address.ts';
import { type FormBody, firstText } from '../../../shared/web/form-body.ts';

type Typed = Pick<Corporation, 'name' | 'corporateNumber' | 'mail' | 'facilityIds'>;
export type CorporationFault = 'name' | 'corporateNumber' | 'mail' | 'others';

/**
 * What was typed of a corporation. `others` names further facilities, one a line, by 施設番号 or by name; a line that
 * names none, or several, is a fault.
 */
export const readCorporation = (
  body: FormBody,
  all: readonly Facility[],
): { ok: true; typed: Typed } | { ok: false; faults: CorporationFault[] } => {
  const name = firstText(body, 'name').trim().slice(0, 100);
  const number = firstText(body, 'corporateNumber').normalize('NFKC').replaceAll(/[\s-]/g, '');
  const mail = firstText(body, 'mail').trim();
  const address = mail === '' ? undefined : readMailAddress(mail);
  const lines = firstText(body, 'others')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const named = lines.map((line) => all.filter((one) => one.externalNumber === line || one.name === line));
  const ticked = all.filter(({ id }) => body.facility?.includes(id));
  const facilityIds = [...new Set([...ticked, ...named.flat()].map(({ id }) => id))];
  const faults: CorporationFault[] = [
    ...(name === '' ? (['name'] as const) : []),
    ...(number !== '' && !CorporateNumber.safeParse(number).success ? (['corporateNumber'] as const) : []),
    ...(address && !address.ok ? (['mail'] as const) : []),
    ...(named.some((found) => found.length !== 1) || facilityIds.length > MOST_FACILITIES
      ? (['others'] as const)
      : []),
  ];
  if (faults.length > 0) return { ok: false, faults };
  return {
    ok: true,
    typed: {
      name,
      ...(number ? { corporateNumber: number } : {}),
      ...(address?.ok ? { mail: address.value.value } : {}),
      facilityIds,
    },
  };
};
