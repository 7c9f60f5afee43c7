import fc from 'fast-check';
import { strFromU8, strToU8, zipSync } from 'fflate';
import writeXlsxFile from 'write-excel-file/node';

import { decodeText } from './decode-text';
import { readTable } from './read-table';
import { UnreadableTableError } from './table-error';

const ROWS = [
  ['MMS ID', 'Event'],
  ['991000000000000001', 'Ōé “quoted”, comma; 本'],
];
const CSV = 'MMS ID,Event\r\n991000000000000001,"Ōé “quoted”, comma; 本"\r\n';

function utf16(text: string, isLittleEndian: boolean, hasMark: boolean): Uint8Array {
  const marked = hasMark ? `\ufeff${text}` : text;
  const view = new DataView(new ArrayBuffer(marked.length * 2));
  for (let i = 0; i < marked.length; i++) {
    view.setUint16(i * 2, marked.charCodeAt(i), isLittleEndian);
  }
  return new Uint8Array(view.buffer);
}

/** A sheet with this one row. */
const sheetOf = (cells: string): string =>
  `<worksheet><sheetData><row>${cells}</row></sheetData></worksheet>`;

function xlsx(sheet: string, strings?: string): Uint8Array {
  const parts = { 'xl/workbook.xml': strToU8('<workbook/>') };
  return zipSync({
    ...parts,
    'xl/worksheets/sheet1.xml': strToU8(sheet),
    ...(strings === undefined ? {} : { 'xl/sharedStrings.xml': strToU8(strings) }),
  });
}

/** A workbook whose directory says that this part of it is larger than may be unpacked. */
function withLarge(part: string): Uint8Array {
  const sheet = strToU8(sheetOf('<c><v>1</v></c>'));
  const bytes = zipSync({ 'xl/worksheets/sheet1.xml': sheet, 'xl/media/image1.png': sheet });
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  for (let at = 0; at + 46 <= bytes.length; at++) {
    const isEntry = view.getUint32(at, true) === 0x02014b50;
    const name = strFromU8(bytes.subarray(at + 46, at + 46 + part.length));
    if (isEntry && name === part) view.setUint32(at + 24, 200_000_001, true);
  }
  return bytes;
}

async function written(rows: readonly (readonly string[])[]): Promise<Uint8Array> {
  const cells = rows.map((row) => row.map((value) => ({ type: String, value })));
  return new Uint8Array(await writeXlsxFile(cells, { buffer: true }));
}

function faultOf(bytes: Uint8Array): string {
  try {
    readTable(bytes);
    return 'none';
  } catch (error) {
    // Any other error is a fault of the reader itself.
    return error instanceof UnreadableTableError ? error.fault : String(error);
  }
}

describe('readTable', () => {
  const ENCODED: readonly (readonly [what: string, bytes: Uint8Array])[] = [
    ['UTF-8', strToU8(CSV)],
    ['UTF-8 with a byte order mark', strToU8(`\ufeff${CSV}`)],
    ['UTF-16 of Excel', utf16(CSV, true, true)],
    ['UTF-16 the other way round', utf16(CSV, false, true)],
    ['UTF-16 without a mark', utf16(CSV, true, false)],
  ];

  for (const [what, bytes] of ENCODED) {
    it(`reads CSV in ${what}`, () => expect(readTable(bytes)).toEqual(ROWS));
  }

  it('reads CSV in Windows-1252', () => {
    const bytes = new Uint8Array([0x41, 0x2c, 0xe9, 0x0a, 0x42, 0x2c, 0x43]);

    expect(readTable(bytes)).toEqual([
      ['A', 'é'],
      ['B', 'C'],
    ]);
  });

  it('reads CSV that begins as a workbook would', () => {
    expect(readTable(strToU8('PK,Event\n1,2'))).toEqual([
      ['PK', 'Event'],
      ['1', '2'],
    ]);
  });

  it('reads UTF-16 separated by tabs, as Excel saves Unicode text', () => {
    const bytes = utf16('MMS ID\tEvent\r\n1\tone, two\r\n', true, true);

    expect(readTable(bytes)).toEqual([
      ['MMS ID', 'Event'],
      ['1', 'one, two'],
    ]);
  });

  it('reads a workbook, whatever the file is called', async () => {
    expect(readTable(await written(ROWS))).toEqual(ROWS);
  });

  it('reads any texts that a workbook was written with', async () => {
    const texts = fc
      .string({ unit: 'grapheme', minLength: 1 })
      // The file format, and the library that writes it, know no control characters and such.
      .filter((text) => text.trim() === text && !/\p{C}|\ufffd|_x[0-9a-f]{4}_/iu.test(text))
      // NOTE The same library loses texts that name a property of every object: `valueOf`.
      .map((text) => `“${text}”`);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(texts, { minLength: 1 }), { minLength: 1 }),
        async (rows) => expect(readTable(await written(rows))).toEqual(rows),
      ),
      { numRuns: 25 },
    );
  });

  it('reads shared, inline, rich and computed texts, numbers, gaps and foreign prefixes', () => {
    const sheet =
      '<x:worksheet xmlns:x="urn:x"><x:sheetData>' +
      '<x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="C1" t="s"><x:v>1</x:v></x:c></x:row>' +
      '<x:row r="2"/><x:row r="3"><x:c r="B3"><x:v> </x:v></x:c></x:row>' +
      '<x:row r="4"><x:c t="inlineStr"><x:is><x:t>in &amp; line</x:t></x:is></x:c>' +
      '<x:c t="str"><x:f>A1</x:f><x:v>sum_x000D_med</x:v></x:c><x:c><x:v>9.91E+17</x:v></x:c></x:row>' +
      '</x:sheetData></x:worksheet>';
    const strings =
      '<sst><si><t xml:space="preserve">one </t></si>' +
      '<si><r><rPr/><t>two</t></r><r><t> parts</t></r><rPh sb="0" eb="1"><t>no</t></rPh></si></sst>';

    expect(readTable(xlsx(sheet, strings))).toEqual([
      ['one ', '', 'two parts'],
      ['in & line', 'sum\rmed', '9.91E+17'],
    ]);
  });

  it('puts each cell into its column, and leaves out what lies beyond the last', () => {
    const at = (address: string): string => `<c r="${address}"><v>x</v></c>`;
    const columns = (cells: string): readonly number[] =>
      readTable(xlsx(sheetOf(cells)))[0]?.flatMap((cell, column) => (cell === 'x' ? column : [])) ??
      [];

    expect(columns(at('B1') + '<c><v>x</v></c>' + at('Z1') + at('AB1'))).toEqual([1, 2, 25, 27]);
    expect(columns(at('A1') + at('XFD1') + at('XFE1'))).toEqual([0, 16_383]);
  });

  it('takes a reference to a text that is not there for an empty cell', () => {
    expect(readTable(xlsx(sheetOf('<c t="s"><v>0</v></c><c><v>x</v></c>')))).toEqual([['', 'x']]);
  });

  it('reads the sheets in the order of their numbers, and none where there are no rows', () => {
    const parts = [10, 2, 1].map((number) => [
      `xl/worksheets/sheet${String(number)}.xml`,
      strToU8(sheetOf(`<c><v>${String(number)}</v></c>`)),
    ]);

    expect(readTable(zipSync(Object.fromEntries(parts)))).toEqual([['1'], ['2'], ['10']]);
    expect(readTable(xlsx('<worksheet/>'))).toEqual([]);
  });

  it('reads a workbook of 12,000 events in less than two seconds', async () => {
    const rows = Array.from({ length: 12_000 }, (_, i) => {
      const mmsId = `99${String(100_000_000_000 + i)}4641`;
      const text = `Record ${mmsId} was skipped. Reason: BIB record MMS ID ${mmsId} does not have a handle identifier`;
      return ['2026-02-02 09:25:00', 'Information', mmsId, `Title ${String(i)}`, text];
    });
    const bytes = await written(rows);
    const before = process.cpuUsage();
    const read = readTable(bytes);
    const { user, system } = process.cpuUsage(before);

    // What the reading itself takes; the machine may have other things to do.
    expect((user + system) / 1000).toBeLessThan(2000);
    expect(read).toEqual(rows);
  });

  const FAULTS: readonly (readonly [what: string, bytes: Uint8Array, fault: string])[] = [
    ['an old Excel file', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'old-excel'],
    ['a workbook cut off', xlsx('<worksheet/>').slice(0, 60), 'damaged'],
    ['a workbook with broken XML', xlsx('<worksheet><sheetData></worksheet>'), 'damaged'],
    ['a workbook with a sheet too large', withLarge('xl/worksheets/sheet1.xml'), 'too-large'],
    ['no workbook for what else stands in it', withLarge('xl/media/image1.png'), 'none'],
    ['texts without a sheet', zipSync({ 'xl/sharedStrings.xml': strToU8('<sst/>') }), 'no-table'],
    ['another archive', zipSync({ 'a.txt': strToU8('a') }), 'no-table'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 1, 0, 0xff]), 'no-table'],
  ];

  for (const [what, bytes, fault] of FAULTS) {
    it(`refuses ${what}`, () => expect(faultOf(bytes)).toBe(fault));
  }

  it('keeps what the unpacking complained of', () => {
    try {
      readTable(strToU8('PK\x03\x04'));
      fail('it was read');
    } catch (error) {
      expect(String(error)).toBe(
        'UnreadableTableError: Failed to read the file as a table: damaged',
      );
      expect((error as Error).cause).toBeInstanceOf(Error);
    }
  });

  it('refuses with its own error, or reads, whatever the bytes', () => {
    const bytes = fc.oneof(
      fc.uint8Array(),
      fc.uint8Array().map((tail) => new Uint8Array([0x50, 0x4b, 3, 4, ...tail])),
    );
    fc.assert(
      fc.property(bytes, (any) => {
        expect(['none', 'damaged', 'no-table', 'old-excel']).toContain(faultOf(any));
      }),
      { numRuns: 1000 },
    );
  });

  it('leaves no byte order mark in the text', () => {
    for (const [, bytes] of ENCODED) expect(decodeText(bytes)).toBe(CSV);
  });
});
