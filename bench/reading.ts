import { emptyConfiguration, emptyRoute } from '../cloudapp/src/app/core/configuration/defaults';
import { type Configuration } from '../cloudapp/src/app/core/configuration/configuration';
import { asMmsId } from '../cloudapp/src/app/core/identifiers/mms-id';
import { type BibRecord } from '../cloudapp/src/app/core/record/bib-record';
import { readRecord } from '../cloudapp/src/app/core/record/read-record';
import { judgeRecord } from '../cloudapp/src/app/core/state/judge-record';

const DC = 'http://purl.org/dc/elements/1.1/';
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

/** A record as it crosses into the page that measures: plain data. */
export interface PlainRecord {
  readonly mmsId: string;
  readonly format: string;
  readonly title: string;
  readonly xml: string;
}

export interface Speed {
  readonly recordsPerSecond: number;
  readonly megabytesPerSecond: number;
}

/** What is measured, in Node and in the browser alike. */
export const READERS = {
  /** Handles, titles and numbers of a record, each field with its offsets. */
  parse: (prefix: string) => (record: BibRecord) => readRecord(record, [prefix]),
  /** The same, and what follows of it: state, findings, route. */
  classify: (prefix: string) => {
    const configuration = configurationFor(prefix);
    return (bib: BibRecord) =>
      judgeRecord({ bib, mmsId: bib.mmsId, position: 0, readAt: 0 }, configuration);
  },
  /** The browser's own parser asked for the same fields; it gives no offsets. */
  domParser: () => {
    const parser = new DOMParser();
    return ({ xml = '' }: BibRecord) => readByDom(parser.parseFromString(xml, 'application/xml'));
  },
} as const;

export type ReaderName = keyof typeof READERS;

/** Reads all records over and over for at least so long. */
export function measureReading(
  name: ReaderName,
  records: readonly PlainRecord[],
  prefix: string,
  atLeastMs: number,
): Speed {
  const bibs = records.map(toBib);
  const read = READERS[name](prefix);
  const bytes = bibs.reduce((sum, { xml = '' }) => sum + xml.length, 0);
  // The first round is for the compiler.
  bibs.slice(0, 500).forEach(read);
  const start = performance.now();
  let rounds = 0;
  while (performance.now() - start < atLeastMs) {
    bibs.forEach(read);
    rounds++;
  }
  const seconds = (performance.now() - start) / 1000;
  return {
    recordsPerSecond: (rounds * bibs.length) / seconds,
    megabytesPerSecond: (rounds * bytes) / seconds / 1e6,
  };
}

function toBib({ mmsId, format, title, xml }: PlainRecord): BibRecord {
  return {
    mmsId: asMmsId(mmsId),
    format,
    title,
    xml,
    suppressed: false,
    linkedTo: undefined,
    networkNumbers: [],
    digital: undefined,
  };
}

function configurationFor(prefix: string): Configuration {
  return { ...emptyConfiguration(), routes: [{ ...emptyRoute('main'), name: 'Main', prefix }] };
}

function readByDom(document: Document): readonly unknown[] {
  const titles = [...document.getElementsByTagNameNS(DC, 'title')].map(
    (title) => title.textContent,
  );
  const fields = [...document.getElementsByTagName('*')].map((element) => ({
    name: element.localName,
    namespace: element.namespaceURI,
    text: element.textContent,
    type: element.getAttributeNS(XSI, 'type'),
  }));
  return [titles, fields];
}
