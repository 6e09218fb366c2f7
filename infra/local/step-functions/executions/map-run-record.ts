/** A run of a distributed map as it is told about: kept with the execution whose map it is. */
export type MapRunRecord = {
  arn: string;
  label: string;
  status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'ABORTED';
  startedAt: number;
  stoppedAt?: number;
  /** 0 sets no limit. */
  maxConcurrency: number;
  toleratedCount: number;
  toleratedPercentage: number;
  /** Executions that the run is made of, one per item or per batch of items. */
  total: number;
  items: number;
  redrives: number;
  redrivenAt?: number;
};

/** Puts a record in the place of the one of the same run, or behind all others. */
export const withRun = (records: readonly MapRunRecord[], record: MapRunRecord): MapRunRecord[] =>
  records.some(({ arn }) => arn === record.arn)
    ? records.map((known) => (known.arn === record.arn ? record : known))
    : [...records, record];

type Tolerance = Pick<MapRunRecord, 'toleratedCount' | 'toleratedPercentage' | 'items'>;

/** How many items may fail before the run does. Source: developer guide, "Setting failure thresholds": the larger wins. */
export const toleratedFailures = ({ toleratedCount, toleratedPercentage, items }: Tolerance): number =>
  Math.max(toleratedCount, Math.floor((items * toleratedPercentage) / 100));
