import { isDeepStrictEqual } from 'node:util';
import type { Municipality } from '../../shared/domain/municipality/schema.ts';
import type { DirectorySettings } from '../../shared/domain/vacancy/published.ts';
import { accepted, type Result, refused } from '../../shared/runtime/result.ts';
import { carryOut } from '../../shared/store/command.ts';
import { directorySettings, keptSettingsOf } from '../../shared/store/facilities.ts';
import { municipalityKey } from '../../shared/store/keys.ts';
import type { Kept } from '../../shared/store/records.ts';
import { municipalities } from '../../shared/store/registry.ts';
import type { Services } from '../../shared/store/services.ts';
import { creating, saving, type Write } from '../../shared/store/writes.ts';
import type { StaffPrincipal } from '../../shared/web/desk.tsx';
import type { Settled } from './settings-form.ts';

const MOVED = 'SettingsMoved';

/** What holds, each record with its version; settings that nobody has written yet have version 0. */
export type KeptSettings = { directory: Kept<DirectorySettings>; city: Kept<Municipality> };

export const keptSettings = async (services: Services, city: Municipality): Promise<KeptSettings> => {
  const [directory, municipality] = await Promise.all([
    keptSettingsOf(services.store, city.municipality),
    services.store.find(municipalities, municipalityKey(city.municipality)),
  ]);
  if (!municipality) throw new Error(`No municipality ${city.municipality}`);
  return { directory, city: municipality };
};

/** Names the versions that a form was shown with. */
export const seenOf = ({ directory, city }: KeptSettings): string => `${directory.version}.${city.version}`;

/**
 * Writes what differs from what holds; nothing where nothing does, as after a second press.
 * Refusals: `SettingsMoved` when somebody else changed them since the form was shown.
 */
export const writeSettings = async (
  services: Services,
  by: StaffPrincipal,
  now: KeptSettings,
  { next, seen }: { next: Settled; seen: string },
): Promise<Result<readonly string[], { kind: string }>> => {
  const changed = changedIn(now, next);
  if (changed.length === 0) return accepted([]);
  if (seen !== seenOf(now)) return refused({ kind: MOVED });
  const { municipality } = by;
  const outcome = await carryOut(services, {
    municipality,
    writes: writesFor(now, next),
    audit: [{ by, subject: 'settings', fact: 'SettingsChanged', about: { changed: changed.join(' ') } }],
  });
  return outcome.ok ? accepted(changed) : refused({ kind: MOVED });
};

const SETTLED = ['staleAfterDays', 'publishes', 'publication', 'display', 'licence'] as const;

const changedIn = ({ directory, city }: KeptSettings, next: Settled): string[] => [
  ...SETTLED.filter((what) => !isDeepStrictEqual(directory.value[what], next.directory[what])),
  ...(isDeepStrictEqual(city.value.complaintsDesk, next.complaintsDesk) ? [] : ['complaintsDesk']),
];

const writesFor = ({ directory, city }: KeptSettings, next: Settled): Write[] => {
  const settings = isDeepStrictEqual(directory.value, next.directory)
    ? []
    : directory.version === 0
      ? [creating(directorySettings, next.directory, MOVED)]
      : [saving(directorySettings, directory, next.directory, MOVED)];
  const { complaintsDesk } = next;
  const desk = isDeepStrictEqual(city.value.complaintsDesk, complaintsDesk)
    ? []
    : [saving(municipalities, city, { ...city.value, complaintsDesk }, MOVED)];
  return [...settings, ...desk];
};
