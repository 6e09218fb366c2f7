import type { StaffId } from '../../shared/domain/ids.ts';
import { staffKey } from '../../shared/store/keys.ts';
import { staffRecords } from '../../shared/store/registry.ts';
import type { Services } from '../../shared/store/services.ts';
import type { Addressee } from './letters.ts';

/** Where a colleague's mails go; nowhere once they have left. */
export const staffAddressee = async (
  services: Services,
  municipality: string,
  staffId: StaffId,
): Promise<Addressee | 'not-wanted'> => {
  const kept = await services.store.find(staffRecords, staffKey(municipality, staffId));
  return kept?.value.active ? { address: kept.value.mail, locale: 'ja' } : 'not-wanted';
};
