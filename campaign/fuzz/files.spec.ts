import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import writeXlsxFile from 'write-excel-file/node';

import { parseApiInformation } from '../../cloudapp/src/app/core/configuration/parse-api-information';
import { explainSkips } from '../../cloudapp/src/app/core/event-report/explain-skips';
import { readEvents } from '../../cloudapp/src/app/core/event-report/read-events';
import { readIdFile } from '../../cloudapp/src/app/core/id-list/read-id-file';
import { isMmsId } from '../../cloudapp/src/app/core/identifiers/mms-id';
import { readTable } from '../../cloudapp/src/app/core/table/read-table';
import { UnreadableTableError } from '../../cloudapp/src/app/core/table/table-error';
import { mangledText } from './mangle';

const RUNS = { numRuns: 400 };
const MMS_ID = '991000000000016421';
const SKIPPED = `Record ${MMS_ID} was skipped. Reason: BIB record MMS ID ${MMS_ID}`;
const EVENTS = [
  ['MMS ID', 'Event'],
  [MMS_ID, `${SKIPPED} already has a handle identifier 99321/1`],
  [MMS_ID, `${SKIPPED} does not have a handle identifier`],
];
const API_XML =
  'POST /almaws/v1/conf/jobs/M42?op=run\n<job><parameters><parameter><name>control_number</name>' +
  '<value>GRINNELL</value></parameter><parameter><name>set_id</name><value>77</value>' +
  '</parameter><parameter><name>job_name</name><value>Run</value></parameter></parameters></job>';
const API_JSON = '{"parameter":[{"name":{"value":"control_number"},"value":"GRINNELL"}]}';

describe('files and pasted texts', () => {
  it('a workbook is a table of texts, or said to be none, whatever was done to its parts', async () => {
    const cells = EVENTS.map((row) => row.map((value) => ({ type: String, value })));
    const book: Uint8Array = await writeXlsxFile(cells, { buffer: true });
    const parts = unzipSync(book);
    const names = Object.keys(parts);
    const damaged = fc.oneof(
      fc
        .constantFrom(...names)
        .chain((name) =>
          mangledText(strFromU8(parts[name]!)).map((text) =>
            zipSync({ ...parts, [name]: strToU8(text) }),
          ),
        ),
      fc
        .constantFrom(...names)
        .map((name) =>
          zipSync(Object.fromEntries(Object.entries(parts).filter(([key]) => key !== name))),
        ),
      fc.nat(book.length).map((end) => book.slice(0, end)),
      fc.tuple(fc.nat(book.length - 1), fc.nat(255)).map(([at, byte]) => book.with(at, byte)),
    );
    fc.assert(
      fc.property(damaged, (bytes) => {
        for (const read of [readTable, readIdFile]) {
          try {
            read(bytes);
          } catch (error) {
            if (!(error instanceof UnreadableTableError)) throw error;
          }
        }
      }),
      RUNS,
    );
  });

  it('the rows of an event report give events of records, and no others', () => {
    const text = fc.oneof(
      mangledText(EVENTS[1]![1]!),
      mangledText(EVENTS[2]![1]!),
      fc.constantFrom(MMS_ID, '', '99', '\u0000', 'x'.repeat(100_000)),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(fc.array(text, { maxLength: 4 }), { maxLength: 6 }), (rows) => {
        const { events, unrecognised } = readEvents(rows);
        expect(events.length + unrecognised).toBeLessThanOrEqual(rows.length);
        for (const { mmsId } of events) expect(isMmsId(mmsId)).toBeTrue();
        // No record of the run is explained by events that name others.
        expect(explainSkips(events, []).harmless).toEqual([]);
      }),
      RUNS,
    );
  });

  it('what was pasted from the API panel is parameters, or a problem that is named', () => {
    const pasted = fc.oneof(
      mangledText(API_XML),
      mangledText(API_JSON),
      fc.json(),
      fc.string(),
      fc.constantFrom('<'.repeat(199_999), '['.repeat(199_999), '&'.repeat(1000)),
    );
    fc.assert(
      fc.property(pasted, (text) => {
        const read = parseApiInformation(text, '99321');
        if (read.kind === 'problem') return expect(read.problem).toMatch(/^[a-z-]+$/);
        for (const { name, value } of read.parameters) {
          expect(typeof name === 'string' && typeof value === 'string').toBeTrue();
          expect(['', 'set_id', 'job_name']).not.toContain(name);
        }
        const names = read.parameters.map(({ name }) => name);
        expect(new Set(names).size).toBe(names.length);
      }),
      RUNS,
    );
  });
});
