import { type BulkResult, type JobContext, type JobNote, refuseBulk } from './bulk-job';
import { type BibRecord, type RecordFamily } from './model';
import { insertAt, insertLast, readRecord, declares, type RecordRoot } from './record-xml';

const DC = 'http://purl.org/dc/elements/1.1/';
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
const URI_TYPE = 'dcterms:URI';

/** *Copy dcterm to dcidentifier*: what stands in `dcterms:identifier` also into `dc:identifier`. */
export function copyBulk(
  records: readonly BibRecord[],
  family: RecordFamily,
  context: JobContext,
): BulkResult {
  const refusal = refuseBulk(records, family);
  if (refusal !== undefined) return refusal;
  const notes: JobNote[] = [];
  for (const record of records) {
    const note = copyInto(record, context);
    if (note !== undefined) notes.push(note);
  }
  return { tally: { processed: records.length, exceptions: notes.length }, notes };
}

function copyInto(record: BibRecord, context: JobContext): JobNote | undefined {
  const failure = (reason: string): JobNote => ({
    type: 'ERROR',
    mmsId: record.mmsId,
    title: record.title,
    text: `Record ${record.mmsId} failed. Reason: ${reason}.`,
  });
  if (record.linkedTo !== null) return failure('the record is linked and cannot be updated');
  try {
    const copied = copyIdentifiers(record.xml, record.copyKeepsType);
    if (copied !== record.xml) context.records.writeXml(record.mmsId, copied, context.user);
    return undefined;
  } catch {
    // The parser's complaint is all that there is to say about such a record.
    return failure('the record is not well-formed');
  }
}

/**
 * The record with a `dc:identifier` for every `dcterms:identifier` whose value stands in none yet:
 * before Alma's own identifier, or last. No other character changes.
 * @throws Error where the record is not well-formed.
 */
export function copyIdentifiers(xml: string, keepsType: boolean): string {
  const root = readRecord(xml);
  const standing = new Set(identifiers(root, 'dc:identifier').map((field) => field.text.trim()));
  let added = '';
  for (const field of identifiers(root, 'dcterms:identifier')) {
    const value = field.text.trim();
    if (value === '' || standing.has(value)) continue;
    standing.add(value);
    const type = keepsType ? (field.attributes['xsi:type'] ?? URI_TYPE) : undefined;
    added += identifierElement(root, field.inner.trim(), type);
  }
  if (added === '') return xml;
  const own = identifiers(root, 'dc:identifier').find((field) =>
    field.text.trim().startsWith('alma:'),
  );
  return own === undefined ? insertLast(xml, root, added) : insertAt(xml, own.start, added);
}

/** A `dc:identifier` element for this record; `inner` is XML text. */
export function identifierElement(root: RecordRoot, inner: string, type?: string): string {
  let attributes = declares(root, 'dc') ? '' : ` xmlns:dc="${DC}"`;
  if (type !== undefined) {
    attributes += declares(root, 'xsi') ? '' : ` xmlns:xsi="${XSI}"`;
    attributes += ` xsi:type="${type}"`;
  }
  return `<dc:identifier${attributes}>${inner}</dc:identifier>`;
}

function identifiers(root: RecordRoot, name: string): RecordRoot['fields'] {
  return root.fields.filter((field) => field.name === name);
}
