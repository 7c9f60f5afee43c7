import { type BulkResult, familyOf, type JobContext, type JobNote } from './bulk-job';
import { addTallies, type CounterKey, type Tally } from './counters';
import { type BibRecord, type HandleProfileForm } from './model';
import { addHandle } from './write-handle';

/**
 * *Handle Integration*: registers the records' own handles at the handle server, and makes new
 * ones for records that have none, whatever stands in their metadata.
 */
export function registerBulk(
  records: readonly BibRecord[],
  form: HandleProfileForm,
  context: JobContext,
): BulkResult {
  let tally: Tally = {};
  const notes: JobNote[] = [];
  for (const record of records) {
    const { counted, text } = register(record, form, context);
    tally = addTallies(tally, { [counted]: 1 });
    const type = counted === 'failed' ? 'ERROR' : 'INFORMATION';
    notes.push({ type, mmsId: record.mmsId, title: record.title, text });
  }
  return { tally, notes };
}

interface Registered {
  readonly counted: CounterKey;
  readonly text: string;
}

function register(record: BibRecord, form: HandleProfileForm, context: JobContext): Registered {
  const { mmsId, background } = record;
  if (!record.isDigital) {
    return {
      counted: 'failed',
      text: `Record ${mmsId} failed. Reason: BIB record MMS ID ${mmsId} has no digital inventory`,
    };
  }
  if (background !== null && form.action === 'CREATE') {
    return {
      counted: 'skipped',
      text: `Record ${mmsId} was skipped. Reason: BIB record MMS ID ${mmsId} already has a handle identifier ${background}`,
    };
  }
  const handle = background ?? mint(form, context);
  if (handle === undefined) {
    return { counted: 'failed', text: `Record ${mmsId} failed. Reason: no control number` };
  }
  const url = `https://${form.domain}/discovery/fulldisplay/alma${mmsId}/${form.view}`;
  const isNew = context.registry.register(handle, url);
  if (background === null) context.records.writeBackground(mmsId, handle);
  addToMetadata(record, handle, background === null, form, context);
  return isNew
    ? { counted: 'created', text: `Handle ${handle} was created successfully for record ${mmsId}` }
    : { counted: 'updated', text: `Handle ${handle} was updated successfully for record ${mmsId}` };
}

function mint(form: HandleProfileForm, context: JobContext): string | undefined {
  const controlNumber = context.controlNumbers.get(form.controlNumber);
  return controlNumber === undefined ? undefined : context.controlNumbers.mint(controlNumber);
}

function addToMetadata(
  record: BibRecord,
  handle: string,
  isMinted: boolean,
  form: HandleProfileForm,
  context: JobContext,
): void {
  const family = familyOf(record.recordFormat);
  const choice = form.uponCreate[family];
  const isWanted = choice === 'ADD_NEW_AND_UPDATED' || (choice === 'ADD_NEW' && isMinted);
  if (!isWanted || record.linkedTo !== null) return;
  let xml: string;
  try {
    xml = addHandle(record.xml, family, form.metadataPrefix[family] + handle);
  } catch {
    // The handle is registered; a record that is not XML merely cannot be written to.
    return;
  }
  if (xml !== record.xml) context.records.writeXml(record.mmsId, xml, context.user);
}
