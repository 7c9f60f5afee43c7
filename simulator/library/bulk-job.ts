import { type Tally } from './counters';
import { type ControlNumbers } from './control-numbers';
import { type BibRecord, type Institution, type JobEvent, type RecordFamily } from './model';
import { type Records } from './records';
import { type Registry } from './registry';

/** What a job works with. */
export interface JobContext {
  readonly institution: Institution;
  readonly records: Records;
  readonly registry: Registry;
  readonly controlNumbers: ControlNumbers;
  /** Primary id of the user who started it. */
  readonly user: string;
}

/** An event before it has a time. */
export type JobNote = Omit<JobEvent, 'time'>;

export interface BulkResult {
  readonly tally: Tally;
  readonly notes: readonly JobNote[];
}

/** Does to up to 100 records what a job does, and tells what came of it. */
export type WorkOnBulk = (records: readonly BibRecord[]) => BulkResult;

export function familyOf(recordFormat: string): RecordFamily {
  if (recordFormat.startsWith('dc')) return 'dc';
  return recordFormat === 'mods' ? 'mods' : 'marc';
}

/**
 * A normalization process made for one kind of record: a record of another kind, or one that is
 * not XML, takes the whole bulk with it.
 * @returns the failure of the bulk, or undefined where nothing is in the way.
 */
export function refuseBulk(
  records: readonly BibRecord[],
  family: RecordFamily,
): BulkResult | undefined {
  const misfit = records.find((record) => familyOf(record.recordFormat) !== family);
  if (misfit === undefined) return undefined;
  const reason =
    `The bulk could not be processed: record ${misfit.mmsId} ` +
    `has the format ${misfit.recordFormat}`;
  return {
    tally: { processed: records.length, exceptions: records.length },
    notes: records.map((record) => ({
      type: 'ERROR',
      mmsId: record.mmsId,
      title: record.title,
      text: `Record ${record.mmsId} failed. Reason: ${reason}.`,
    })),
  };
}
