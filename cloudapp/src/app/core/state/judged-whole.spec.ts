import type { Configuration } from '../configuration/configuration';
import { asMmsId } from '../identifiers/mms-id';
import {
  aBib,
  aConfiguration,
  aDcRecord,
  aMarcField,
  aMarcRecord,
  judged,
  URL_99,
} from '../testing/a-bib';
import { fingerprintOf } from './fingerprint';

const id = (text: string): string => `<dc:identifier>${text}</dc:identifier>`;
const source = (text: string): string => `<dc:source>${text}</dc:source>`;

/** Which handle a record is said to bear, and where. */
function named(fields: string, configuration = aConfiguration()): readonly unknown[] {
  const { handle, field } = judged(aBib({ xml: aDcRecord(fields) }), configuration);
  return [handle, field];
}

function inMarc(...fields: readonly string[]): string {
  return aMarcRecord(fields.map(aMarcField).join(''));
}

function withRoutes(...prefixes: readonly string[]): Configuration {
  const [route] = aConfiguration().routes;
  return aConfiguration({ routes: prefixes.map((prefix) => ({ ...route!, id: prefix, prefix })) });
}

describe('a judged record', () => {
  it('says all that is known of one that cannot be read', () => {
    expect(judged(aBib({ xml: '<', format: 'mods', title: 'A title' }), undefined, 4)).toEqual({
      position: 4,
      mmsId: asMmsId('991000000000000001'),
      title: 'A title',
      format: 'mods',
      state: 'unreadable',
      findings: [],
      handle: undefined,
      field: '',
      handles: [],
      routeId: '',
      collection: '',
      localNumbers: [],
      fingerprint: '',
      readAt: 0,
      problem: {
        code: '',
        message: jasmine.stringMatching(/./) as unknown as string,
        trackingId: '',
      },
    });
  });

  it('has no title and no format where it was not handed out', () => {
    const { title, format } = judged(aBib({ title: '', format: '', xml: undefined }));

    expect([title, format]).toEqual(['', '']);
  });

  it('has Alma’s title before the record’s own', () => {
    expect(judged(aBib({ title: 'Alma’s' })).title).toBe('Alma’s');
  });

  it('misses a title only where each of several is blank', () => {
    const xml = aDcRecord(`<dc:title> </dc:title>${id(URL_99)}`);

    expect(judged(aBib({ title: '', xml })).findings).toEqual([]);
  });

  it('has no route where none takes its format, and is read by the prefixes of all', () => {
    const { routeId, state, handle } = judged(
      aBib({ format: 'lod' }),
      withRoutes('777', '12345', '888'),
    );

    expect([routeId, state, handle as string]).toEqual(['', 'wrong-format', '12345/99']);
    const several = aBib({ format: 'lod', xml: aDcRecord(id('12345/1; 12345/1.')) });
    expect(judged(several, withRoutes('777', '12345')).handle as string).toBe('12345/1');
  });

  it('takes the one of two routes whose prefix it bears', () => {
    expect(judged(aBib(), withRoutes('777', '12345')).routeId).toBe('12345');
    expect(judged(aBib(), withRoutes('12345', '777')).routeId).toBe('12345');
  });

  it('names no handle and no field where identifiers name two', () => {
    expect(named(id('12345/1') + id('12345/2'))).toEqual([undefined, '']);
  });

  it('keeps its own handle, however many it mentions besides', () => {
    expect(named(source('12345/1') + source('12345/2') + id(URL_99))).toEqual([
      '12345/99',
      'dc:identifier',
    ]);
  });

  it('names the one handle that it mentions, wherever else nothing is named', () => {
    expect(named(source('see 12345/1, 12345/2') + source('12345/3'))).toEqual([
      '12345/3',
      'dc:source',
    ]);
  });

  it('names an identifier in another place before a mention', () => {
    const xml = inMarc('020 __ $a 12345/1', '024 8_ $a 12345/2');
    const { handle, field, handles } = judged(aBib({ format: 'marc21', xml }));

    expect([handle as string, field]).toEqual(['12345/2', '024 $a']);
    expect(handles.map((placed) => [placed.handle as string, placed.field])).toEqual([
      ['12345/2', '024 $a'],
    ]);
  });

  it('compares its numbers with its handle as it is written first', () => {
    const configuration = aConfiguration({ localNumberPatterns: ['college:(.+)'] });
    const xml = aDcRecord(id('college:AB') + id('12345/AB') + id('12345/ab'));

    expect(judged(aBib({ xml }), configuration).findings).toEqual(['twice', 'bare']);
  });
});

describe('the pattern of the institution’s own numbers', () => {
  /** Each time another word: a pattern that was compiled once is kept. */
  let last = 0;

  /** What is found of a record with this number and the handle 12345/99. */
  function findingsOf(pattern: string, number: string): readonly string[] {
    const bib = aBib({ xml: aDcRecord(id(number) + id(URL_99)) });
    return judged(bib, aConfiguration({ localNumberPatterns: [pattern] })).findings;
  }

  it('takes whole numbers alone', () => {
    const word = `w${String(++last)}`;

    expect(findingsOf(`${word}:(\\d+)`, `${word}:98`)).toEqual(['suffix-mismatch']);
    expect(findingsOf(`${word}:(\\d+)`, `${word}:99`)).toEqual([]);
    expect(findingsOf(`${word}:(\\d+)`, `x${word}:98`)).toEqual([]);
    expect(findingsOf(`${word}:(\\d+)`, `${word}:98x`)).toEqual([]);
    expect(findingsOf(`${word}:(\\d+)|x`, `${word}:98x`)).toEqual([]);
  });

  it('may name characters by what they are', () => {
    const word = `w${String(++last)}`;

    expect(findingsOf(`\\p{Lu}${word}:(.+)`, `Ä${word}:98`)).toEqual(['suffix-mismatch']);
  });

  it('finds nothing where it is none', () => {
    const word = `w${String(++last)}`;

    expect(findingsOf(`${word}:(`, `${word}:98`)).toEqual([]);
  });
});

describe('a fingerprint', () => {
  it('stays the same from one version of the app to the next: runs keep it', () => {
    expect(fingerprintOf('')).toBe('ztntfp.9zloz');
    expect(fingerprintOf('<record/>')).toBe('ew0mzn.2i4845');
  });
});
