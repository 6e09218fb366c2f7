import { Temporal } from 'temporal-polyfill';
import type { MunicipalityCode } from '../../shared/domain/municipality/schema.ts';
import type { ConfirmedImport, WaitlistImport } from '../../shared/domain/waitlist/import/schema.ts';
import { accepted, type Result, refused } from '../../shared/runtime/result.ts';
import { carryOut } from '../../shared/store/command.ts';
import type { Kept } from '../../shared/store/records.ts';
import { municipalityOf } from '../../shared/store/registry.ts';
import type { Services } from '../../shared/store/services.ts';
import type { BrokenBelief } from '../../shared/store/store.ts';
import {
  importPartsOf,
  unfinishedImports,
  waitlistImportOf,
  waitlistImports,
} from '../../shared/store/waitlist-imports.ts';
import { saving } from '../../shared/store/writes.ts';
import type { StaffPrincipal } from '../../shared/web/desk.tsx';
import { endGone } from './end-gone.ts';
import { familiesOf, takeRow } from './take-row.ts';

/** A row that met somebody else's change is looked at again, so often. */
const TRIES = 3;

/** What a person decided after the dry run. */
export type Confirmation = { takenLines: readonly number[]; endGone: boolean };

/** A person says yes: from now on the list is taken to its end, whoever is interrupted. Saying it twice is saying it once. */
export const confirmList = async (
  services: Services,
  kept: Kept<WaitlistImport>,
  by: StaffPrincipal,
  { takenLines, endGone: endsGone }: Confirmation,
): Promise<Result<void, BrokenBelief>> => {
  if (kept.value.status !== 'planned') return accepted(undefined);
  const confirmed: WaitlistImport = {
    ...kept.value,
    status: 'confirmed',
    confirmedAt: services.clock.now().toString(),
    takenLines: [...takenLines],
    endGone: endsGone,
    taken: 0,
  };
  return carryOut(services, {
    municipality: kept.value.municipality,
    writes: [saving(waitlistImports, kept, confirmed, 'ImportMoved')],
    audit: [
      { by, subject: kept.value.importId, fact: 'WaitlistConfirmed', about: { endGone: String(endsGone) } },
    ],
  });
};

/** How much of a list is taken in one go: so many parts, and for so long. */
export type Stint = { parts: number; seconds: number };

/**
 * Takes some more parts of a confirmed list. Every row is one transaction that looks at what is known now, so a
 * part that was taken half is taken again without harm. Refuses a list that nobody confirmed.
 */
export const takeParts = async (
  services: Services,
  municipality: MunicipalityCode,
  importId: string,
  stint: Stint,
): Promise<Result<void, { kind: 'NotConfirmed' }>> => {
  const city = await municipalityOf(services.store, municipality);
  let kept = await waitlistImportOf(services.store, municipality, importId);
  if (!city || !kept || kept.value.status === 'planned') return refused({ kind: 'NotConfirmed' });
  const parts = await importPartsOf(services.store, municipality, importId);
  const families = familiesOf(services, municipality);
  const ends = services.clock.now().add({ seconds: stint.seconds });
  const isOver = () => Temporal.Instant.compare(services.clock.now(), ends) >= 0;
  for (let done = 0; done < stint.parts && kept.value.status === 'confirmed'; done += 1) {
    const confirmed: ConfirmedImport = kept.value;
    const part = parts[confirmed.taken];
    if (part) {
      for (const { read } of part.rows) {
        // A part that was not finished comes again; what was taken of it is then the same, and passes quickly.
        if (isOver()) return accepted(undefined);
        const wanted =
          read.quality === 'good' ||
          (read.quality === 'doubtful' && confirmed.takenLines.includes(read.line));
        if (wanted) await withTries(() => takeRow(services, city, read.child, families));
      }
    } else if (confirmed.endGone) {
      for (const childNumber of confirmed.gone) {
        if (isOver()) return accepted(undefined);
        await withTries(() => endGone(services, municipality, childNumber));
      }
    }
    const next: WaitlistImport = part
      ? { ...confirmed, taken: confirmed.taken + 1 }
      : { ...confirmed, status: 'done' };
    const outcome = await services.store.commit([saving(waitlistImports, kept, next, 'ImportMoved')]);
    // Somebody else is at it, too: each row knows what is done, and the other one goes on.
    if (!outcome.ok) return accepted(undefined);
    kept = { value: next, version: kept.version + 1 };
  }
  return accepted(undefined);
};

const withTries = async (take: () => Promise<void>): Promise<void> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await take();
    } catch (error) {
      if (tries === TRIES) throw error;
    }
  }
};

/** One sweep of a list: within the minute that the sweeper has, its other work included. */
const SWEEP: Stint = { parts: 80, seconds: 35 };

/** Goes on with every list that a person confirmed and whose taking was interrupted or takes long. */
export const sweepLists = async (
  services: Services,
  municipalities: readonly MunicipalityCode[],
): Promise<void> => {
  for (const municipality of municipalities) {
    for (const { value } of await unfinishedImports(services.store, municipality))
      await takeParts(services, municipality, value.importId, SWEEP);
  }
};
