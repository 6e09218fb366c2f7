import { fiscalYearOf } from '../../../shared/domain/calendar/fiscal-year.ts';
import { isStarted } from '../../../shared/domain/campaign/rules.ts';
import type { StartedCampaign } from '../../../shared/domain/campaign/schema.ts';
import type { MunicipalityCode } from '../../../shared/domain/municipality/schema.ts';
import type { Effect, MatchAgainEffect } from '../../../shared/domain/outbox/effect.ts';
import { placesBeginning } from '../../../shared/domain/vacancy/places-beginning.ts';
import { tokyoDate } from '../../../shared/runtime/clock.ts';
import { accepted } from '../../../shared/runtime/result.ts';
import { campaignsOf, surveyOf } from '../../../shared/store/campaigns.ts';
import { carryOut, carryOutOnce } from '../../../shared/store/command.ts';
import { figuresOfYear } from '../../../shared/store/facilities.ts';
import { idempotencyKey } from '../../../shared/store/keys.ts';
import { onceRows } from '../../../shared/store/ledger.ts';
import type { Services } from '../../../shared/store/services.ts';

/** The first days of a month, on which a sweep looks at all: on the others it asks nothing. */
const LOOKED_FOR_DAYS = 7;

/** Rounds in which an announcement is looked for, newest first; one from before is told as the month's own. */
const ROUNDS_LOOKED_AT = 12;

/** Facilities of one outbox row, and rows of one transaction. */
const FACILITIES_PER_ROW = 100;
const ROWS_PER_COMMAND = 50;

/**
 * At the beginning of a month, once: the next month is from now on the first for which a waiting child can get a place (`needOfFamily`),
 * so places that were announced for it concern those who want one as soon as possible, and the matching is woken. The row in the outbox
 * is the one of publishing, under the round that announced them: a child whose consultant heard of a place then hears of it no
 * second time, and one that it did not fit yet is looked at again.
 */
export const wakeForNextMonth = async (services: Services, municipality: MunicipalityCode): Promise<void> => {
  const today = tokyoDate(services.clock.now());
  if (today.day > LOOKED_FOR_DAYS) return;
  const next = today.with({ day: 1 }).add({ months: 1 });
  const month = next.toPlainYearMonth().toString();
  const key = `places-from/${month}`;
  if (await services.store.find(onceRows, idempotencyKey(municipality, key))) return;
  const effects = await announcedFor(services, municipality, next);
  // The note that it was done comes with the last rows: after a crash the others come twice, and wake nobody twice.
  const [last = [], ...before] = inRows(effects, ROWS_PER_COMMAND).reverse();
  for (const rows of before) {
    const outcome = await carryOut(services, { municipality, writes: [], effects: rows });
    if (!outcome.ok) throw new Error(`A month could not be announced: ${outcome.refusal.kind}`);
  }
  await carryOutOnce(services, { municipality, key, request: month }, async () =>
    accepted({ command: { municipality, writes: [], effects: last }, answer: {} }),
  );
};

const announcedFor = async (
  services: Services,
  municipality: MunicipalityCode,
  month: ReturnType<typeof tokyoDate>,
): Promise<Effect[]> => {
  const fiscalYear = fiscalYearOf(month);
  const arrived = (await figuresOfYear(services.store, municipality, fiscalYear))
    .map((figures) => ({ facility: figures.facility, classes: [...placesBeginning(figures, month)] }))
    .filter(({ classes }) => classes.length > 0);
  if (arrived.length === 0) return [];
  const rounds = (await campaignsOf(services.store, municipality))
    .filter(isStarted)
    .filter(({ speaksOf }) => speaksOf.fiscalYear === fiscalYear)
    .slice(0, ROUNDS_LOOKED_AT);
  const bySource = new Map<string, MatchAgainEffect['places']>();
  for (const place of arrived) {
    const source =
      (await announcedIn(services, rounds, place.facility)) ?? `places-from-${month.toPlainYearMonth()}`;
    bySource.set(source, [...(bySource.get(source) ?? []), place]);
  }
  return [...bySource].flatMap(([source, places]) =>
    inRows(places, FACILITIES_PER_ROW).map(
      (some): Effect => ({ kind: 'match-again', source, fiscalYear, places: some }),
    ),
  );
};

/** The newest round in which the facility answered: that is where its figures come from. */
const announcedIn = async (
  services: Services,
  rounds: readonly StartedCampaign[],
  facilityId: string,
): Promise<string | undefined> => {
  for (const { municipality, campaignId } of rounds) {
    const row = await surveyOf(services.store, municipality, campaignId, facilityId);
    if (row?.value.status === 'answered') return campaignId;
  }
  return undefined;
};

const inRows = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
