import fc from 'fast-check';

import { anyTitle } from '../testing/report-rows';
import { BOM, guardCell, unguardCell, writeCsv } from './cell';

describe('cell of a report', () => {
  for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx']) {
    it(`is guarded when it reads ${JSON.stringify(text)}`, () => {
      expect(guardCell(text)).toBe(`'${text}`);
    });
  }

  for (const text of ['', 'Letters', "'tis", "''", '1=1', ' =1', '12345/99', 'http://a.example']) {
    it(`stays as it is when it reads ${JSON.stringify(text)}`, () => {
      expect(guardCell(text)).toBe(text);
    });
  }

  it('never starts as a formula', () => {
    fc.assert(fc.property(anyTitle, (text) => expect(guardCell(text)).not.toMatch(/^[=+\-@\t\r]/)));
  });

  it('is had back as it was', () => {
    const texts = fc.oneof(anyTitle, fc.stringMatching(/^'{0,3}[=+\-@\t\r]?[a'=]{0,3}$/));
    fc.assert(
      fc.property(texts, (text) => expect(unguardCell(guardCell(text))).toBe(text)),
      { numRuns: 1000 },
    );
  });

  it('is quoted where it must be, in a file that Excel reads as UTF-8', () => {
    expect(writeCsv(['a', 'b'], [['x,y', '"q"\nz']])).toBe(`${BOM}a,b\r\n"x,y","""q""\nz"\r\n`);
  });
});
