import fc from 'fast-check';

import { asMmsId } from '../identifiers/mms-id';
import { writeMmsIdList, writeReport } from '../report/write-report';
import { readCsv } from '../table/read-csv';
import { readIdRows, type IdList } from './read-id-list';

const A = asMmsId('991011506418804641');
const B = asMmsId('991011506418904641');

const idNumbers = fc.bigInt({ min: 10n ** 11n, max: 10n ** 12n - 1n });
const ids = idNumbers.map((number) => asMmsId(`99${String(number)}4641`));

const listOf = (text: string): IdList => readIdRows(readCsv(text));

describe('readIdRows', () => {
  const LISTS: readonly (readonly [what: string, text: string])[] = [
    ['one a line', `${A}\n${B}`],
    ['lines of Windows, with a byte order mark', `\ufeff${A}\r\n${B}\r\n`],
    ['lines of an old Mac', `${A}\r${B}\r`],
    ['blank lines', `\n\n${A}\n  \n${B}\n\n`],
    ['its own header', `MMS ID\n${A}\n${B}`],
    ['a header in another language', `Numéro MMS\n${A}\n${B}`],
    ['white space around', `  ${A} \n\t${B}`],
    ['quotation marks', `"${A}"\n"${B}"`],
    ['apostrophes against Excel', `'${A}\n'${B}`],
    ['quotation marks of a word processor', `“${A}”\n„${B}“`],
    ['what a web page leaves around', `\u200b${A}\n\u00a0${B}\ufeff`],
    ['formulas against Excel', `="${A}"\n="${B}"`],
    ['several on a line', `${A}, ${B}`],
    ['several on a line, with a comma at its end', `${A}, ${B},`],
    ['a table with commas', `Title,MMS Id,Date\nLetters,${A},1911\nMaps,${B},1912`],
    ['a table with semicolons', `Title;MMS Id;Date\n"a;b";${A};1911\nMaps;${B};1912`],
    ['a table with tabs', `Title\tmms_id\nLetters\t${A}\nMaps\t${B}`],
    ['a column without a name', `Title,Number\nLetters,${A}\nMaps,${B}`],
    ['a header with a number in it', `245 $a,035 $a\nLetters,${A}\nMaps,${B}`],
    ['a table without header', `Letters,${A}\nMaps,${B}`],
    ['line breaks in a cell', `Title,MMS ID\n"one\ntwo",${A}\nMaps,${B}`],
    ['a hint for Excel', `sep=;\nTitle;MMS ID\nLetters;${A}\nMaps;${B}`],
    ['a quotation mark that stays open', `Title,MMS ID\n"one,${A}\nMaps,${B}`],
    ['the column so called, of two', `target_mms_id, mms_id \n${B},${A}\n${A},${B}`],
    ['another column, where the one so called is empty', `MMS ID,Number\n,${A}\n,${B}`],
    ['the first column of two without a name', `Letters,${A},${B}\nMaps,${B},${A}`],
  ];

  for (const [what, text] of LISTS) {
    it(`reads ${what}`, () => {
      expect(listOf(text)).toEqual({ ids: [A, B], duplicates: [], bad: [] });
    });
  }

  it('reads the list and the report that the app itself writes', () => {
    expect(listOf(writeMmsIdList([A, B])).ids).toEqual([A, B]);

    const row = {
      ...{ title: '=A1', format: 'dc', state: 'ready', findings: '', handle: '12345/1', field: '' },
      ...{ verdict: 'wrong-record', target_url: '', checked_at: '', outcome: 'run-workflow' },
    };
    const report = writeReport([
      { ...row, mms_id: A, target_mms_id: B },
      { ...row, mms_id: B, target_mms_id: A },
    ]);

    expect(listOf(report).ids).toEqual([A, B]);
  });

  it('lists repeated lines with their numbers', () => {
    expect(listOf(`MMS ID\n${A}\n${B}\n${A}`)).toEqual({
      ids: [A, B],
      duplicates: [{ line: 4, text: A }],
      bad: [],
    });
  });

  it('finds nothing in an empty file', () => {
    expect(listOf('')).toEqual({ ids: [], duplicates: [], bad: [] });
  });

  it('takes no row for a header that holds a number, or an ID that was damaged', () => {
    for (const [number, reason] of [
      ['22101150641', 'not-an-id'],
      ['9.91E17', 'excel'],
    ] as const) {
      expect(listOf(`Letters;${number}\nMaps;${A}`).bad).toEqual([
        { line: 1, text: number, reason },
      ]);
    }
  });

  it('shows a bad line without what cannot be seen in it', () => {
    const texts = (list: string): readonly string[] => listOf(list).bad.map(({ text }) => text);

    expect(texts(`${A}\n no  id\u00a0here\u200b`)).toEqual(['no id here']);
    expect(texts(`${A}\nsee “${B}”\n“${B}” too`)).toEqual([`see “${B}”`, `“${B}” too`]);
  });

  it('lists lines that are no MMS ID, the first one, too', () => {
    expect(listOf(`nothing\n${A}\n22101150641\n12345/99`).bad).toEqual([
      { line: 1, text: 'nothing', reason: 'not-an-id' },
      { line: 3, text: '22101150641', reason: 'not-an-id' },
      { line: 4, text: '12345/99', reason: 'not-an-id' },
    ]);
  });

  it('gives the line of a bad row after cells with line breaks', () => {
    const text = `Title,MMS ID\n"one\r\ntwo\nthree",${A}\nMaps,x`;

    expect(listOf(text).bad).toEqual([{ line: 5, text: 'x', reason: 'not-an-id' }]);
  });

  it('lists a row whose cell is empty with all that it holds', () => {
    expect(listOf(`Title,MMS ID,Place,Date\nLetters,${A},,\nMaps,, ,1911\n`).bad).toEqual([
      { line: 3, text: 'Maps | 1911', reason: 'not-an-id' },
    ]);
  });

  for (const damaged of ['9.91012E+17', '9,91012E+17', '9.91e17', '991011506418804608.0']) {
    it(`says that Excel damaged ${damaged}`, () => {
      const text = `Title;MMS ID\nMaps;${damaged}\nLetters;${A}`;

      expect(listOf(text)).toEqual({
        ids: [A],
        duplicates: [],
        bad: [{ line: 2, text: damaged, reason: 'excel' }],
      });
    });
  }

  it('says that Excel damaged a whole column', () => {
    const list = listOf('MMS ID\n9.91012E+17\n9.91012E+17');

    expect(list.bad.map(({ reason }) => reason)).toEqual(['excel', 'excel']);
  });

  it('takes an ID with zeros for rounded where the others end otherwise', () => {
    const rounded = '991011506418804000';

    expect(listOf(`${rounded}\n${A}`)).toEqual({
      ids: [A],
      duplicates: [],
      bad: [{ line: 1, text: rounded, reason: 'excel' }],
    });
    expect(listOf(`${rounded}\n991011506419904000\nMaps`).ids.length).toBe(2);
  });

  it('accounts for every line, whatever stands in it', () => {
    const lines = fc.oneof(ids, fc.string({ unit: 'grapheme' }), fc.constant('9.91012E+17'));
    fc.assert(
      fc.property(fc.array(lines), (texts) => {
        const clean = texts.map((text) => text.replace(/[\s",;|]/gu, ''));
        const list = listOf(['MMS ID', ...clean].join('\n'));
        const count = list.ids.length + list.duplicates.length + list.bad.length;
        expect(count).toBe(clean.filter((text) => text.trim() !== '').length);
      }),
      { numRuns: 500 },
    );
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void listOf(text)));
  });

  it('reads back any list that was written', () => {
    fc.assert(
      fc.property(fc.uniqueArray(ids), (written) => {
        expect(listOf(writeMmsIdList(written)).ids).toEqual(written);
      }),
    );
  });
});
