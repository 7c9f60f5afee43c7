import { type BulkResult, type JobContext, type JobNote, refuseBulk } from './bulk-job';
import { handleIn } from './handle-fields';
import { type BibRecord, type ControlNumber, type RecordFamily } from './model';

/** *DG Handle Migration*: the handle in the metadata becomes Alma's own, where that is empty. */
export function migrateBulk(
  records: readonly BibRecord[],
  family: RecordFamily,
  controlNumber: ControlNumber,
  context: JobContext,
): BulkResult {
  const refusal = refuseBulk(records, family);
  if (refusal !== undefined) return refusal;
  const notes: JobNote[] = [];
  let exceptions = 0;
  let skipped = 0;
  for (const record of records) {
    const finding = look(record, family, controlNumber);
    if (finding.result === 'found') {
      context.records.writeBackground(record.mmsId, finding.handle);
      continue;
    }
    if (finding.result === 'exception') exceptions += 1;
    else skipped += 1;
    notes.push(finding.note);
  }
  return { tally: { processed: records.length, exceptions, skipped }, notes };
}

type Finding =
  | { readonly result: 'found'; readonly handle: string }
  | { readonly result: 'skipped' | 'exception'; readonly note: JobNote };

function look(record: BibRecord, family: RecordFamily, controlNumber: ControlNumber): Finding {
  if (record.background !== null) {
    return skip(record, `already has a handle identifier ${record.background}`);
  }
  try {
    const handle = handleIn(record.xml, family, controlNumber.prefix);
    if (handle === undefined) return skip(record, 'does not have a handle identifier');
    return { result: 'found', handle };
  } catch {
    // The parser's complaint is all that there is to say about such a record.
    const { mmsId, title } = record;
    const text = `Record ${mmsId} failed. Reason: the record is not well-formed.`;
    return { result: 'exception', note: { type: 'ERROR', mmsId, title, text } };
  }
}

function skip({ mmsId, title }: BibRecord, reason: string): Finding {
  const text = `Record ${mmsId} was skipped. Reason: BIB record MMS ID ${mmsId} ${reason}`;
  return { result: 'skipped', note: { type: 'INFORMATION', mmsId, title, text } };
}
