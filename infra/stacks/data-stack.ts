import { Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { ServiceTable } from '../constructs/service-table.ts';

/** What is kept. Three tables, so that permissions follow sensitivity. */
export class DataStack extends Stack {
  /** Municipalities, wards, staff, facilities, vacancies, campaigns, agencies: no family's data. */
  readonly registry: ServiceTable;
  /** Families, children, consultations, follow-ups, escalations. */
  readonly cases: ServiceTable;
  /** Outbox, audit chain, idempotency keys, links, sessions. */
  readonly ledger: ServiceTable;
  /** Seals the personal fields inside the cases' items, on top of the table's own encryption. */
  readonly casesKey: Key;

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    this.casesKey = new Key(this, 'CasesKey', {
      description: 'Families: encrypts the Cases table and wraps the data keys of its sealed fields',
      enableKeyRotation: true,
      pendingWindow: Duration.days(30),
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.registry = new ServiceTable(this, 'Registry', {
      indexes: [{ name: 'lookup', partitionKey: 'lk', sortKey: 'ls' }],
    });
    this.cases = new ServiceTable(this, 'Cases', {
      indexes: [
        { name: 'worklist', partitionKey: 'wk', sortKey: 'ws' },
        { name: 'personal', partitionKey: 'ok', sortKey: 'os' },
      ],
      encryptionKey: this.casesKey,
    });
    this.ledger = new ServiceTable(this, 'Ledger', {
      indexes: [{ name: 'due', partitionKey: 'dk', sortKey: 'ds' }],
      streamed: true,
    });
  }
}
