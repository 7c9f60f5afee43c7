import { aBib, aDcRecord, aMarcField, aMarcRecord, aModsRecord } from '../testing/a-bib';
import type { BibRecord } from './bib-record';
import { readRecord } from './read-record';
import type { RecordReading } from './record-reading';

function readingOf(bib: BibRecord): RecordReading {
  const reading = readRecord(bib, ['12345']);
  if ('broken' in reading) throw new Error(reading.broken);
  return reading;
}

const inDublinCore = (fields: string): RecordReading => readingOf(aBib({ xml: aDcRecord(fields) }));
const inMarc = (fields: string): RecordReading =>
  readingOf(aBib({ format: 'marc21', xml: aMarcRecord(fields) }));
const inMods = (elements: string): RecordReading =>
  readingOf(aBib({ format: 'mods', xml: aModsRecord(elements) }));

const placesOf = ({ places }: RecordReading): readonly unknown[] =>
  places.map(({ kind, field, text, identifies }) => [kind, field, text, identifies]);

describe('the fields of a Dublin Core record', () => {
  it('are numbers of the institution’s own where they are not Alma’s and no handle', () => {
    const numbers = ['college alma:1', 'palma:2', ' ALMA:3', ' ', 'hdl:2027/x', '12345/1']
      .map((text) => `<dc:identifier>${text}</dc:identifier>`)
      .join('');

    expect(inDublinCore(numbers).localNumbers).toEqual(['college alma:1', 'palma:2']);
  });

  it('are titles and collections by their namespaces', () => {
    const { titles, collection } = inDublinCore(
      '<x:title xmlns:x="y">No</x:title><x:isPartOf xmlns:x="y">No</x:isPartOf>' +
        '<dcterms:subject>No</dcterms:subject><dcterms:isPartOf>Maps</dcterms:isPartOf>',
    );

    expect([titles, collection]).toEqual([['Letters'], 'Maps']);
  });

  it('are named alike, whatever prefix the record has for them', () => {
    expect(
      placesOf(
        inDublinCore(
          '<a:identifier xmlns:a="http://purl.org/dc/elements/1.1/">12345/1</a:identifier>' +
            '<b:identifier xmlns:b="http://purl.org/dc/terms/" see="12345/3">12345/2</b:identifier>',
        ),
      ),
    ).toEqual([
      ['home', 'dc:identifier', '12345/1', true],
      ['copy-source', 'dcterms:identifier', '12345/2', true],
      ['elsewhere', 'b:identifier @see', '12345/3', false],
    ]);
  });

  it('are places only where something stands in them', () => {
    expect(placesOf(inDublinCore('<dc:identifier/><dc:identifier> </dc:identifier>'))).toEqual([]);
  });

  it('bear a prefix that was made up only where one is declared', () => {
    const fields =
      '<ns1a:a xmlns:ns1a="u"/><xns1:a xmlns:xns1="u"/><ns7:a xmlns:ns7="u" ns7:b=""/><ns7:a xmlns:ns7="u"/>';

    expect(inDublinCore(fields).inventedPrefixes).toEqual(['ns7']);
  });

  it('give the range of a text that is the record’s last', () => {
    const open =
      '<r><i xmlns="http://purl.org/dc/elements/1.1/"/><d:identifier xmlns:d="http://purl.org/dc/elements/1.1/">';
    const { places } = readingOf(aBib({ xml: `${open}12345/1</d:identifier></r>` }));

    expect(places.map(({ textRange }) => textRange)).toEqual([
      { start: open.length, end: open.length + '12345/1'.length },
    ]);
  });
});

describe('the network numbers', () => {
  it('say nothing that stands in the record, give or take white space', () => {
    const xml = aDcRecord(
      '<dc:source> see 12345/5 a </dc:source><dc:source>see 12345/6 b</dc:source>',
    );
    const networkNumbers = ['see 12345/5 a', ' see 12345/6 b ', 'http://hdl.handle.net/12345/'];

    expect(placesOf(readingOf(aBib({ xml, networkNumbers }))).slice(2)).toEqual([
      ['elsewhere', 'network number', 'http://hdl.handle.net/12345/', false],
    ]);
  });
});

describe('the fields of a MARC record', () => {
  it('are its control fields and subfields, with or without their tags and codes', () => {
    const fields =
      '<controlfield>12345/1</controlfield><controlfield tag="003">12345/2</controlfield>' +
      '<other see="12345/3"><subfield code="a">12345/4</subfield></other>' +
      '<datafield tag="500"><subfield>12345/5</subfield><other code="a">12345/6</other></datafield>';

    expect(placesOf(inMarc(fields))).toEqual([
      ['elsewhere', '', '12345/1', false],
      ['elsewhere', '003', '12345/2', false],
      ['elsewhere', '500 $', '12345/5', false],
    ]);
  });

  it('identify the record in 024 $a alone', () => {
    const fields = ['024 8_ $a 12345/1 $z 12345/2', '500 __ $a 12345/3'].map(aMarcField).join('');

    expect(placesOf(inMarc(fields))).toEqual([
      ['elsewhere', '024 $a', '12345/1', true],
      ['elsewhere', '024 $z', '12345/2', false],
      ['elsewhere', '500 $a', '12345/3', false],
    ]);
  });

  it('give the title in 245 $a alone', () => {
    expect(inMarc(aMarcField('245 00 $a Maps $b of old')).titles).toEqual(['Maps', 'Letters']);
  });
});

describe('the elements of a MODS record', () => {
  it('are those of the mods element, whatever stands beside it', () => {
    const xml = `<record><x>12345/1</x>${aModsRecord('<note>12345/2</note>')}</record>`;

    expect(placesOf(readingOf(aBib({ format: 'mods', xml })))).toEqual([
      ['elsewhere', 'note', '12345/2', false],
    ]);
  });

  it('are numbers of the institution’s own where they are not meant as handles', () => {
    const elements =
      '<identifier type="hdl">college:1</identifier><identifier>college:2</identifier>';

    expect(inMods(elements).localNumbers).toEqual(['college:2']);
  });

  it('give titles by the titleInfo of the record alone', () => {
    const elements =
      '<note><title>No</title></note><titleInfo><nonSort>The</nonSort><title>Maps</title></titleInfo>';

    expect(inMods(elements).titles).toEqual(['Letters', 'Maps']);
  });

  for (const type of ['host', 'isPartOf']) {
    it(`give the collection by a related item of the type ${type}`, () => {
      const title = (text: string) => `<titleInfo><title> ${text} </title></titleInfo>`;
      const elements =
        `<note type="${type}">${title('No')}</note><relatedItem>${title('No')}</relatedItem>` +
        `<relatedItem type="${type}"><note><title>No</title></note>${title('Maps')}</relatedItem>`;

      expect(inMods(elements).collection).toBe('Maps');
      expect(inMods(`<relatedItem type="${type}"/>`).collection).toBe('');
    });
  }
});
