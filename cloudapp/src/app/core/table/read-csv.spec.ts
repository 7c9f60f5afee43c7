import { readCsv } from './read-csv';

/** The rows with their lines: `1: a|b`. */
const rowsOf = (text: string): readonly string[] =>
  readCsv(text).map(({ line, cells }) => `${String(line)}: ${cells.join('|')}`);

describe('readCsv', () => {
  for (const [what, text, rows] of [
    [
      'a byte order mark at the beginning alone',
      '\ufeffa,b\n\ufeffc,d',
      ['1: a|b', '2: \ufeffc|d'],
    ],
    [
      'Excel’s hint on the first line alone',
      'SEP=;\r\na;b,c\r\nsep=,\r\n',
      ['2: a|b,c', '3: sep=,'],
    ],
    ['Excel’s hint after a byte order mark', '\ufeffsep=;\na;b,c', ['2: a|b,c']],
    ['no hint in the middle of a line', 'x sep=;\na,b', ['1: x sep=|', '2: a,b']],
    ['blank lines, which count as lines', '\n \n,,\na,b\n\nc,d\n', ['4: a|b', '6: c|d']],
    [
      'cells of several lines',
      '"a\nb",c\n"d\r\ne\rf",g\nh,i',
      ['1: a\nb|c', '3: d\r\ne\rf|g', '6: h|i'],
    ],
    ['a quotation mark that is never closed', 'a,b\n"c,d\ne,f', ['1: a|b', '2: "c|d', '3: e|f']],
    ['quotation marks doubled', 'a,"b ""c"", d"', ['1: a|b "c", d']],
    ['one kind of line break', 'a,b\rc,d\r', ['1: a|b', '2: c|d']],
    [
      'several kinds of line breaks',
      'a,b\r\nc,d\ne,f\rg,h',
      ['1: a|b', '2: c|d', '3: e|f', '4: g|h'],
    ],
    ['line breaks of an old Mac and of Unix', 'a,b\rc,d\ne,f', ['1: a|b', '2: c|d', '3: e|f']],
    ['line breaks of another kind in cells', '"a\nb",c\r\nd,e\r\n', ['1: a\nb|c', '3: d|e']],
    ['one column', 'a\nb', ['1: a', '2: b']],
    ['nothing', '', []],
  ] as const) {
    it(`reads ${what}`, () => expect(rowsOf(text)).toEqual([...rows]));
  }

  for (const delimiter of ['\t', ';', ',', '|']) {
    it(`finds the delimiter ${JSON.stringify(delimiter)}`, () => {
      const rows = ['a', 'b'].map((cell) => [cell, '1', '2'].join(delimiter));

      expect(readCsv(rows.join('\n')).map(({ cells }) => cells)).toEqual([
        ['a', '1', '2'],
        ['b', '1', '2'],
      ]);
    });
  }

  it('takes the delimiter that stands in most lines', () => {
    expect(rowsOf('a,b,c,d;1\ne;2\nf;3')).toEqual(['1: a,b,c,d|1', '2: e|2', '3: f|3']);
  });

  it('takes of two the one that stands in the first line most often', () => {
    expect(rowsOf('a,b;c;d\ne,f;g;h')).toEqual(['1: a,b|c|d', '2: e,f|g|h']);
    expect(rowsOf(' \na;b,c,d\ne;f,g,h')).toEqual(['2: a;b|c|d', '3: e;f|g|h']);
  });

  it('counts no delimiter in quotation marks, nor blank lines, nor what comes late', () => {
    expect(rowsOf('"a;b;c;d",1\n"e;f;g;h",2')).toEqual(['1: a;b;c;d|1', '2: e;f;g;h|2']);
    expect(rowsOf('"a;b\n;c",1\n\n\nd,2')[0]).toBe('1: a;b\n;c|1');
    const late = Array.from({ length: 60 }, (_, i) => (i < 20 ? 'a,b' : 'a;b')).join('\n');
    expect(rowsOf(late)[0]).toBe('1: a|b');
  });
});
