import { localText } from '../../shared/domain/municipality/schema.ts';
import type { StaffRole } from '../../shared/domain/staff/schema.ts';
import { allMunicipalities, staffOf } from '../../shared/store/registry.ts';
import type { Services } from '../../shared/store/services.ts';
import type { StaffForSignIn } from './issuer/issuer-parts.ts';

const roleNames: Record<StaffRole, string> = {
  consultant: '保育コンシェルジュ',
  supervisor: '係長',
  administrator: '自治体管理者',
};

/** Everybody who works for a municipality of this store now: at home they sign in by their name alone. */
export const staffAtHome = async ({ store }: Pick<Services, 'store'>): Promise<StaffForSignIn[]> => {
  const cities = await allMunicipalities(store);
  const staff = await Promise.all(
    cities.map(async (city) =>
      (await staffOf(store, city.municipality))
        .filter(({ active }) => active)
        .map(({ subject, name, mail, role }) => ({
          subject,
          name: localText(name, 'ja'),
          email: mail,
          role: roleNames[role],
          municipality: localText(city.name, 'ja'),
        })),
    ),
  );
  return staff.flat();
};
