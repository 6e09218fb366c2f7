import type { MunicipalityCode } from '../../shared/domain/municipality/schema.ts';
import type { Lane } from '../../shared/domain/outbox/effect.ts';
import type { OutboxRow } from '../../shared/domain/outbox/row.ts';
import { isDue } from '../../shared/domain/outbox/rules.ts';
import { outboxRows } from '../../shared/store/ledger.ts';
import { allMunicipalities } from '../../shared/store/registry.ts';
import type { Services } from '../../shared/store/services.ts';
import { countBrokenTry, deliverRow, type Senders } from './deliver.ts';

const LANE_ORDER: Record<Lane, number> = { escalation: 0, receipt: 1, reminder: 2, campaign: 3 };

/** So many rows of one municipality in one sweep; the rest waits for the next. */
const ROWS_PER_SWEEP = 500;

/**
 * Tries every row that is due, most urgent lane first: what the stream dropped, what was refused, what died half-way.
 * A row that breaks stops no other.
 * @throws at the end, naming the rows that broke or were given up: the alarm is to hear of them.
 */
export const sweepOutbox = async (services: Services, senders: Senders): Promise<number> => {
  let tried = 0;
  const broken: string[] = [];
  for (const { municipality } of await allMunicipalities(services.store)) {
    for (const { outboxId } of await dueRows(services, municipality)) {
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

const dueRows = async (services: Services, municipality: MunicipalityCode): Promise<OutboxRow[]> => {
  const now = services.clock.now();
  const kept = await services.store.ask(outboxRows, {
    pk: `${municipality}#DUE`,
    index: 'due',
    // Texts sort instants of one second in no good order, so the second is asked for whole; `~` sorts behind every id.
    until: `${now.add({ seconds: 1 }).toString({ smallestUnit: 'second' })}#~`,
    limit: ROWS_PER_SWEEP,
  });
  return kept
    .map((row) => row.value)
    .filter((row) => isDue(row, now))
    .sort((left, right) => laneOf(left) - laneOf(right));
};

const laneOf = (row: OutboxRow): number => (row.effect.kind === 'mail' ? LANE_ORDER[row.effect.lane] : -1);
