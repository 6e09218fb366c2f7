import { mailsOf } from '../../shared/domain/outbox/mailing.ts';
import type { OutboxRow, WaitingRow } from '../../shared/domain/outbox/row.ts';
import { markMailing, placesLeft } from '../../shared/domain/outbox/rules.ts';
import { heardMailKey } from '../../shared/store/keys.ts';
import { heardMails } from '../../shared/store/ledger.ts';
import type { Services } from '../../shared/store/services.ts';
import type { Attempt, Senders, TryOutcome } from './deliver.ts';

/** Mails of a mailing that are on their way to the provider at once. Each is looked at again just before it leaves. */
const SENT_TOGETHER = 5;

type Ended = { place: number; outcome: TryOutcome };

/**
 * Tries the mails of a mailing that are not settled yet, whose row was claimed. What the provider told of while an earlier
 * try died is settled, and never sent again. Answers the row's next state.
 */
export const tryMailing = async (
  services: Services,
  senders: Senders,
  before: WaitingRow,
  claimed: WaitingRow,
): Promise<OutboxRow> => {
  const heard = before.attempts > 0 ? await heardPlaces(services, before) : new Set<number>();
  const places = placesLeft(claimed).filter((place) => !heard.has(place));
  const ended: Ended[] = [];
  for (let from = 0; from < places.length; from += SENT_TOGETHER) {
    ended.push(...(await tryTogether(services, senders, claimed, places.slice(from, from + SENT_TOGETHER))));
  }
  const thatAre = (kind: TryOutcome['ended']) =>
    ended.filter(({ outcome }) => outcome.ended === kind).map(({ place }) => place);
  const reasons = ended.flatMap(({ outcome }) => (outcome.ended === 'refused' ? [outcome.reason] : []));
  return markMailing(
    claimed,
    {
      refused: thatAre('refused'),
      unknown: thatAre('unknown'),
      ...(reasons[0] ? { reason: reasons[0] } : {}),
    },
    services.clock.now(),
  );
};

const heardPlaces = async (
  services: Services,
  { municipality, outboxId }: WaitingRow,
): Promise<Set<number>> => {
  const { pk } = heardMailKey(municipality, outboxId, 0);
  const heard = await services.store.ask(heardMails, { pk, begins: 'HEARD#' });
  return new Set(heard.map(({ value }) => value.place));
};

const tryTogether = async (
  services: Services,
  senders: Senders,
  row: WaitingRow,
  places: readonly number[],
): Promise<Ended[]> => {
  const mails = mailsOf(row.effect);
  const prepared = await Promise.all(
    places.map(async (place) => {
      const effect = mails[place];
      if (!effect) throw new Error(`${row.outboxId} has no mail ${place}`);
      return { place, ...(await preparedOrBroken(senders, { ...row, effect, place })) };
    }),
  );
  const laid = prepared.flatMap((one) => one.laid);
  if (laid.length > 0) await services.store.lay(laid);
  return Promise.all(prepared.map(async ({ place, send }) => ({ place, outcome: await send() })));
};

/** A letter that cannot be written is a refused try of that mail alone. Its error's name only: a message may quote a family. */
const preparedOrBroken = async (
  senders: Senders,
  attempt: Attempt,
): Promise<Awaited<ReturnType<ReturnType<Senders>['prepare']>>> => {
  try {
    return await senders(attempt).prepare(attempt);
  } catch (error) {
    const reason = error instanceof Error ? error.name : 'Unknown';
    return { laid: [], send: async () => ({ ended: 'refused', reason }) };
  }
};
