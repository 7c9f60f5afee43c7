import { strToU8 } from 'fflate';
import writeXlsxFile from 'write-excel-file/node';

import { asMmsId } from '../identifiers/mms-id';
import { readIdFile } from './read-id-file';

const A = asMmsId('991011506418804641');

describe('readIdFile', () => {
  it('reads a text with the numbers of its lines', () => {
    const bytes = strToU8(`\ufeffMMS ID\r\n\r\n${A}\r\n\r\nx`);

    expect(readIdFile(bytes)).toEqual({
      ids: [A],
      duplicates: [],
      bad: [{ line: 5, text: 'x', reason: 'not-an-id' }],
    });
  });

  it('reads a workbook, and says which IDs are numbers in it', async () => {
    const rows = [
      [{ value: 'Title' }, { value: 'MMS ID' }],
      [{ value: 'Letters' }, { value: A }],
      [{ value: 'Maps' }, { type: Number, value: 9.91011506418804e17 }],
    ];
    const workbook = new Uint8Array(await writeXlsxFile(rows, { buffer: true }));
    const { ids, bad } = readIdFile(workbook);

    expect(ids).toEqual([A]);
    expect(bad.map(({ line, reason }) => [line, reason])).toEqual([[3, 'excel']]);
  });
});
