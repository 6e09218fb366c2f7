import type { MunicipalityCode } from '../../shared/domain/municipality/schema.ts';
import type { Lane } from '../../shared/domain/outbox/effect.ts';
import type { OutboxRow } from '../../shared/domain/outbox/row.ts';
import { outboxRows } from '../../shared/store/ledger.ts';
import { allMunicipalities } from '../../shared/store/registry.ts';
import type { Services } from '../../shared/store/services.ts';
import { deliverRow, type Senders } from './deliver.ts';

const LANE_ORDER: Record<Lane, number> = { escalation: 0, receipt: 1, reminder: 2, campaign: 3 };

/** So many rows of one municipality in one sweep; the rest waits for the next. */
const ROWS_PER_SWEEP = 500;

/** Tries every row that is due, most urgent lane first: what the stream dropped, what was refused, what died half-way. */
export const sweepOutbox = async (services: Services, senders: Senders): Promise<number> => {
  let tried = 0;
  for (const { municipality } of await allMunicipalities(services.store)) {
    for (const row of await dueRows(services, municipality)) {
      await deliverRow(services, senders, municipality, row.outboxId);
      tried += 1;
    }
  }
  return tried;
};

const dueRows = async (services: Services, municipality: MunicipalityCode): Promise<OutboxRow[]> => {
  const kept = await services.store.ask(outboxRows, {
    pk: `${municipality}#DUE`,
    index: 'due',
    // `~` sorts behind every id, so that rows of this very instant are among them.
    until: `${services.clock.now().toString()}#~`,
    limit: ROWS_PER_SWEEP,
  });
  return kept.map((row) => row.value).sort((left, right) => laneOf(left) - laneOf(right));
};

const laneOf = (row: OutboxRow): number => (row.effect.kind === 'mail' ? LANE_ORDER[row.effect.lane] : -1);
