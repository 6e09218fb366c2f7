import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, StreamViewType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { Grant } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';

/** One sparse index: its name is the question it answers, its keys are `<prefix>k` and `<prefix>s`. */
export type IndexQuestion = { name: string; partitionKey: string; sortKey: string };

export type ServiceTableProps = {
  indexes: readonly IndexQuestion[];
  /** Present where the table's rows drive functions. */
  streamed?: boolean;
  /** A key of its own for tables that hold families' data; otherwise the account's. */
  encryptionKey?: IKey;
};

/** What DynamoDB needs of a customer's key on the caller's behalf, spelled out rather than by `*`. */
const tableKeyUses = [
  'kms:Encrypt',
  'kms:Decrypt',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:DescribeKey',
];

const questions = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];
const commands = [
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
  'dynamodb:DeleteItem',
  'dynamodb:ConditionCheckItem',
  'dynamodb:BatchWriteItem',
];

/** A single-table store: string keys `pk` and `sk`, kept, recoverable to any second, expiring by `expiresAtEpochSeconds`. */
export class ServiceTable extends Construct {
  readonly table: Table;
  readonly #indexNames: string[];

  constructor(scope: Construct, id: string, props: ServiceTableProps) {
    super(scope, id);
    this.table = new Table(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      timeToLiveAttribute: 'expiresAtEpochSeconds',
      ...(props.streamed ? { stream: StreamViewType.NEW_AND_OLD_IMAGES } : {}),
      ...(props.encryptionKey
        ? { encryption: TableEncryption.CUSTOMER_MANAGED, encryptionKey: props.encryptionKey }
        : { encryption: TableEncryption.AWS_MANAGED }),
    });
    for (const index of props.indexes) {
      this.table.addGlobalSecondaryIndex({
        indexName: index.name,
        partitionKey: { name: index.partitionKey, type: AttributeType.STRING },
        sortKey: { name: index.sortKey, type: AttributeType.STRING },
      });
    }
    this.#indexNames = props.indexes.map((index) => index.name);
  }

  get tableName(): string {
    return this.table.tableName;
  }

  /** Lets a function read items and ask the indexes; never scan. */
  allowQuestions(grantee: IGrantable): void {
    this.#grant(grantee, questions, [this.table.tableArn, ...this.#indexArns()]);
    this.table.encryptionKey?.grant(grantee, ...tableKeyUses);
  }

  /** Lets a function read, and write items in transactions. */
  allowCommands(grantee: IGrantable): void {
    this.allowQuestions(grantee);
    this.#grant(grantee, commands, [this.table.tableArn]);
  }

  #indexArns(): string[] {
    return this.#indexNames.map((name) => `${this.table.tableArn}/index/${name}`);
  }

  #grant(grantee: IGrantable, actions: string[], resourceArns: string[]): void {
    Grant.addToPrincipal({ grantee, actions, resourceArns }).assertSuccess();
  }
}
