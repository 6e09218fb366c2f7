import type { MunicipalityCode } from '../../shared/domain/municipality/schema.ts';
import { DUE_LANES, type DueLane } from '../../shared/domain/outbox/due-lanes.ts';
import type { OutboxRow } from '../../shared/domain/outbox/row.ts';
import { isDue } from '../../shared/domain/outbox/rules.ts';
import { dueIndex } from '../../shared/store/keys.ts';
import { outboxRows } from '../../shared/store/ledger.ts';
import type { Services } from '../../shared/store/services.ts';
import { countBrokenTry, deliverRow, type Senders } from './deliver.ts';

/** So many rows of one municipality in one sweep, the most urgent lanes first; the rest waits for the next. */
const ROWS_PER_SWEEP = 500;

/**
 * Tries every row that is due, most urgent lane first: what the stream dropped, what was refused, what died half-way.
 * A row that breaks stops no other.
 * @throws at the end, naming the rows that broke or were given up: the alarm is to hear of them.
 */
export const sweepOutbox = async (
  services: Services,
  senders: Senders,
  municipalities: readonly MunicipalityCode[],
): Promise<number> => {
  // Texts sort instants of one second in no good order, so the second is asked for whole.
  const second = services.clock.now().add({ seconds: 1 }).toString({ smallestUnit: 'second' });
  let tried = 0;
  const broken: string[] = [];
  for (const municipality of municipalities) {
    for (const { outboxId } of await dueRows(services, municipality, second)) {
      tried += 1;
      try {
        await deliverRow(services, senders, municipality, outboxId);
      } catch (error) {
        // Its name alone: a message may quote what a family wrote.
        const name = error instanceof Error ? error.name : 'Unknown';
        broken.push(`${outboxId} (${name})`);
        await countBrokenTry(services, municipality, outboxId, name);
      }
    }
  }
  if (broken.length > 0) throw new Error(`Of ${tried} outbox rows these broke: ${broken.join(', ')}`);
  return tried;
};

/** What is due, lane by lane: a mail about a child in danger is found behind however many campaign mails. */
const dueRows = async (
  services: Services,
  municipality: MunicipalityCode,
  second: string,
): Promise<OutboxRow[]> => {
  const found: OutboxRow[] = [];
  for (const lane of DUE_LANES) {
    const room = ROWS_PER_SWEEP - found.length;
    if (room > 0) found.push(...(await dueInLane(services, municipality, { lane, second, room })));
  }
  return found;
};

const dueInLane = async (
  services: Services,
  municipality: MunicipalityCode,
  { lane, second, room: limit }: { lane: DueLane; second: string; room: number },
): Promise<OutboxRow[]> => {
  // `~` sorts behind every id.
  const { dk: pk, ds: until } = dueIndex(municipality, lane, second, '~');
  const kept = await services.store.ask(outboxRows, { pk, index: 'due', until, limit });
  const now = services.clock.now();
  return kept.map((row) => row.value).filter((row) => isDue(row, now));
};
