import { EscalationKind } from '../domain/escalation/kind.ts';
import { Escalation, type Unsettled } from '../domain/escalation/schema.ts';
import { escalationKey, escalationKindKey, wardEscalationsIndex } from './keys.ts';
import { defineRecords, type Kept } from './records.ts';
import type { Store } from './store.ts';

export const escalationKinds = defineRecords<EscalationKind>({
  table: 'registry',
  entity: 'escalation-kind',
  schema: EscalationKind,
  key: (kind) => escalationKindKey(kind.municipality, kind.kind),
});

export const escalations = defineRecords<Escalation>({
  table: 'cases',
  entity: 'escalation',
  schema: Escalation,
  key: (value) => escalationKey(value.municipality, value.escalationId),
  index: (value) =>
    value.status === 'settled' ? {} : wardEscalationsIndex(value.municipality, value.ward, value.raisedAt),
  // Every text that somebody typed: it speaks of a child, or names who acted for it.
  sealed: ['concern', 'questions', 'acknowledgement', 'outcome'],
});

export const escalationOf = (
  store: Store,
  municipality: string,
  escalationId: string,
): Promise<Kept<Escalation> | undefined> =>
  store.find(escalations, escalationKey(municipality, escalationId));

/** The concerns of a ward that are not settled, oldest first. */
export const openEscalationsOf = async (
  store: Store,
  municipality: string,
  ward: string,
): Promise<Unsettled[]> =>
  (await store.ask(escalations, { index: 'worklist', pk: wardEscalationsIndex(municipality, ward, '').wk }))
    .map((kept) => kept.value)
    .filter((one): one is Unsettled => one.status !== 'settled');

/** The kinds of concern of a municipality, those not in use included. */
export const kindsOf = async (store: Store, municipality: string): Promise<EscalationKind[]> =>
  (await store.ask(escalationKinds, { pk: escalationKindKey(municipality, '').pk })).map(
    (kept) => kept.value,
  );

export const kindOf = async (
  store: Store,
  municipality: string,
  kind: string,
): Promise<EscalationKind | undefined> =>
  (await store.find(escalationKinds, escalationKindKey(municipality, kind)))?.value;
