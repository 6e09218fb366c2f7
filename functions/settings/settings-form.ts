import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { type Municipality, PublicDesk } from '../../shared/domain/municipality/schema.ts';
import { NUMBERS, SYMBOLS, type VacancyDisplay } from '../../shared/domain/vacancy/display.ts';
import { DirectorySettings } from '../../shared/domain/vacancy/published.ts';
import { FIGURES, type Figure } from '../../shared/domain/vacancy/schema.ts';
import { type FieldFaults, type FormBody, faultsOf, firstText } from '../../shared/web/form-body.ts';
import type { MessageKey, Translate } from '../../shared/words/translate.ts';

/** Everything that the page settles. */
export type Settled = {
  directory: DirectorySettings;
  complaintsDesk: Municipality['complaintsDesk'];
};

/** How vacancies are shown, as the form knows it; `own` is a scale that somebody set up, kept as it is. */
export const displayWord = (display: VacancyDisplay): 'numbers' | 'symbols' | 'own' => {
  if (display.mode === 'numbers') return 'numbers';
  return isDeepStrictEqual(display, SYMBOLS) ? 'symbols' : 'own';
};

/** The form as it is first shown. */
export const bodyOfSettings = ({ directory, complaintsDesk: { name, phone, hours } }: Settled): FormBody => ({
  staleAfterDays: [String(directory.staleAfterDays)],
  publishes: [...directory.publishes],
  publication: [directory.publication],
  display: [displayWord(directory.display)],
  licenceName: [directory.licence.name],
  licenceUrl: [directory.licence.url],
  deskNameJa: [name.ja],
  deskNameEn: [name.en ?? ''],
  deskPhone: [phone],
  deskHoursJa: [hours.ja],
  deskHoursEn: [hours.en ?? ''],
});

const plain = (body: FormBody, name: string): string => firstText(body, name).normalize('NFKC').trim();

const words = (body: FormBody, name: string) => {
  const en = firstText(body, `${name}En`).trim();
  return { ja: firstText(body, `${name}Ja`).trim(), ...(en ? { en } : {}) };
};

/** A number that somebody can phone: digits, with hyphens or brackets as people write them. */
const DeskPhone = z.string().regex(/^\+?[\d()-]{6,20}$/);
const Form = z.object({
  directory: DirectorySettings,
  complaintsDesk: PublicDesk.extend({ phone: DeskPhone }),
});

const FAULT_AT: Record<string, [field: string, words: MessageKey]> = {
  'directory.staleAfterDays': ['staleAfterDays', 'settings.faultStale'],
  'directory.publishes': ['publishes', 'settings.faultPublishes'],
  'directory.publication': ['publication', 'settings.faultPublication'],
  'directory.licence.name': ['licenceName', 'settings.faultLicenceName'],
  'directory.licence.url': ['licenceUrl', 'settings.faultLicenceUrl'],
  'complaintsDesk.name.ja': ['deskNameJa', 'settings.faultDeskName'],
  'complaintsDesk.phone': ['deskPhone', 'settings.faultDeskPhone'],
  'complaintsDesk.hours.ja': ['deskHoursJa', 'settings.faultDeskHours'],
};

/** The figures that were ticked; as they stood, to the letter, where they are the same: their order means nothing. */
const figuresIn = ({ publishes = [] }: FormBody, before: readonly Figure[]): readonly Figure[] => {
  const chosen = FIGURES.filter((figure) => publishes.includes(figure));
  const isTheSame = chosen.length === before.length && chosen.every((figure) => before.includes(figure));
  return isTheSame ? before : chosen;
};

type Read = { ok: true; next: Settled } | { ok: false; faults: FieldFaults };

/** What was typed over what holds now, or what is wrong with it, field by field. */
export const readSettings = (body: FormBody, now: Settled, t: Translate): Read => {
  const days = plain(body, 'staleAfterDays');
  const chosen = firstText(body, 'display');
  const display = { numbers: NUMBERS, symbols: SYMBOLS }[chosen] ?? now.directory.display;
  const url = plain(body, 'licenceUrl');
  const read = Form.safeParse({
    directory: {
      ...now.directory,
      staleAfterDays: /^\d{1,3}$/.test(days) ? Number(days) : Number.NaN,
      publishes: figuresIn(body, now.directory.publishes),
      publication: firstText(body, 'publication'),
      // Chosen anew it is what we know; chosen as before it stays, to the letter.
      display: chosen === displayWord(now.directory.display) ? now.directory.display : display,
      licence: { name: firstText(body, 'licenceName').trim(), url: /^https?:\/\//.test(url) ? url : '' },
    },
    complaintsDesk: {
      name: words(body, 'deskName'),
      phone: plain(body, 'deskPhone'),
      hours: words(body, 'deskHours'),
    },
  });
  if (read.success) return { ok: true, next: read.data };
  return {
    ok: false,
    faults: Object.fromEntries(
      Object.keys(faultsOf(read.error)).map((path) => {
        const [field, key] = FAULT_AT[path] ?? [path, 'campaign.faultPlan' as const];
        return [field, t(key)];
      }),
    ),
  };
};
