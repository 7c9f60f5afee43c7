import fc from 'fast-check';

import { aBib, aDcRecord, aMarcField, aMarcRecord, aModsRecord, URL_99 } from '../testing/a-bib';
import { ailingRecords } from '../testing/any-record';
import type { BibRecord } from './bib-record';
import { readRecord } from './read-record';
import type { RecordReading } from './record-reading';

function readingOf(bib: BibRecord): RecordReading {
  const reading = readRecord(bib, ['12345']);
  if ('broken' in reading) throw new Error(reading.broken);
  return reading;
}

const placesOf = (bib: BibRecord) =>
  readingOf(bib).places.map(({ kind, field, text }) => [kind, field, text]);

describe('readRecord', () => {
  it('names every place of a handle in Dublin Core, in document order, network numbers last', () => {
    const xml = aDcRecord(
      `<dcterms:identifier>${URL_99}</dcterms:identifier><dc:identifier>12345/1</dc:identifier>` +
        `<note see="12345/2">x</note><dc:identifier>hdl:2027/x</dc:identifier><dc:source>12345/3</dc:source>`,
    );
    expect(placesOf(aBib({ xml, networkNumbers: ['12345/4', '(OCoLC)5'] }))).toEqual([
      ['copy-source', 'dcterms:identifier', URL_99],
      ['home', 'dc:identifier', '12345/1'],
      ['elsewhere', 'note @see', '12345/2'],
      ['home', 'dc:identifier', 'hdl:2027/x'],
      ['elsewhere', 'dc:source', '12345/3'],
      ['elsewhere', 'network number', '12345/4'],
    ]);
  });

  it('names every place of a handle in MARC', () => {
    const xml = aMarcRecord(
      '<controlfield tag="003">12345/0</controlfield>' +
        ['024 7_ $a 12345/1 $2 hdl', '024 8_ $a 12345/2', '856 40 $u 12345/3 $z 12345/4']
          .map(aMarcField)
          .join(''),
    );
    expect(placesOf(aBib({ format: 'marc21', xml }))).toEqual([
      ['elsewhere', '003', '12345/0'],
      ['home', '024 $a', '12345/1'],
      ['elsewhere', '024 $a', '12345/2'],
      ['elsewhere', '856 $u', '12345/3'],
      ['elsewhere', '856 $z', '12345/4'],
    ]);
  });

  it('names every place of a handle in MODS, in a wrapping record, too', () => {
    const mods = aModsRecord(
      '<identifier type="hdl">12345/1</identifier><identifier>12345/2</identifier>' +
        '<relatedItem xlink:href="12345/3"><identifier type="hdl">12345/4</identifier></relatedItem>',
    );
    for (const xml of [mods, `<record>${mods}</record>`]) {
      expect(placesOf(aBib({ format: 'mods', xml }))).toEqual([
        ['home', 'identifier (hdl)', '12345/1'],
        ['elsewhere', 'identifier (–)', '12345/2'],
        ['elsewhere', 'relatedItem @xlink:href', '12345/3'],
        ['elsewhere', 'identifier (hdl)', '12345/4'],
      ]);
    }
  });

  it('says nothing twice that Alma copied to the network numbers', () => {
    const xml = aDcRecord(
      `<dc:identifier>${URL_99}</dc:identifier><dc:source>see 12345/5 x</dc:source>`,
    );
    const networkNumbers = [` ${URL_99}`, '12345/99', 'see 12345/5 x'];
    expect(readingOf(aBib({ xml, networkNumbers })).places.length).toBe(2);
  });

  it('reads titles, collection and the institution’s own numbers', () => {
    const dc = readingOf(
      aBib({
        xml: aDcRecord(
          `<dc:title>Two</dc:title><dcterms:isPartOf> Maps </dcterms:isPartOf><dcterms:isPartOf>All</dcterms:isPartOf>` +
            `<dc:identifier> college:9 </dc:identifier><dc:identifier/><dc:identifier>${URL_99}</dc:identifier>`,
        ),
      }),
    );
    expect([dc.titles, dc.collection, dc.localNumbers]).toEqual([
      ['Letters', 'Two'],
      'Maps',
      ['college:9'],
    ]);
    const marc = readingOf(
      aBib({
        format: 'marc21',
        xml: aMarcRecord(['024 8_ $a a:1', '035 __ $a b:2 $z c:3'].map(aMarcField).join('')),
      }),
    );
    expect([marc.titles, marc.collection, marc.localNumbers]).toEqual([
      ['Letters'],
      '',
      ['a:1', 'b:2'],
    ]);
    const mods = readingOf(
      aBib({
        format: 'mods',
        xml: aModsRecord(
          '<identifier type="local">college:9</identifier><relatedItem type="host"><titleInfo><title>Maps</title></titleInfo></relatedItem>',
        ),
      }),
    );
    expect([mods.titles, mods.collection, mods.localNumbers]).toEqual([
      ['Letters'],
      'Maps',
      ['college:9'],
    ]);
  });

  it('finds prefixes that a serialiser invented, wherever they stand', () => {
    const invented = (fields: string) =>
      readingOf(aBib({ xml: aDcRecord(fields) })).inventedPrefixes;
    expect(invented('<ns0:a xmlns:ns0="u"/>')).toEqual(['ns0']);
    expect(invented('<a xmlns:ns1="u" ns1:b="c"><c xmlns:ns22="v"/></a>')).toEqual(['ns1', 'ns22']);
    expect(invented('<ns:a xmlns:ns="u"/><ns0/><a ns1="x">ns0:</a>')).toEqual([]);
  });

  it('gives the place of each element and of its text, to the byte', () => {
    fc.assert(
      fc.property(ailingRecords, ({ bib }) => {
        const xml = bib.xml ?? '';
        for (const { range, textRange } of readingOf(bib).places) {
          if (range === undefined) continue;
          const element = xml.slice(range.start, range.end);
          expect(element).toMatch(/^<[^<\s/>!?]+[^]*>$/);
          if (textRange === undefined) continue;
          expect(xml.slice(range.start, textRange.start)).toMatch(/^<[^]*[^/]>$/);
          expect(xml.slice(textRange.end, range.end)).toMatch(/^<\/[^<>]+>$/);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('gives no range of text where there is no single text', () => {
    const [mixed, attribute] = readingOf(
      aBib({ xml: aDcRecord(`<dc:identifier>${URL_99}<i/></dc:identifier><a b="12345/1"/>`) }),
    ).places;
    expect([mixed?.textRange, attribute?.range]).toEqual([undefined, undefined]);
  });

  it('says why a record could not be read', () => {
    expect(readRecord(aBib({ xml: undefined }), [])).toEqual({ broken: 'no record' });
    expect(readRecord(aBib({ xml: '<a>' }), [])).toEqual({
      broken: jasmine.stringMatching('element a'),
    });
  });
});
