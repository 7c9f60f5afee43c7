import { readFileSync } from 'node:fs';

import type { BibRecord } from '../record/bib-record';
import { aBib, aDcRecord, aMarcField, aMarcRecord, aModsRecord, judged } from '../testing/a-bib';

const FILE = 'cloudapp/src/app/core/state/conformance/records.txt';

function bibOf(format: string, fields: string): BibRecord {
  if (format === 'marc') {
    const xml = aMarcRecord(fields.split(' ~ ').map(aMarcField).join(''));
    return aBib({ format: 'marc21', xml });
  }
  if (format === 'mods') return aBib({ format, xml: aModsRecord(fields) });
  return aBib({ xml: aDcRecord(fields) });
}

describe('the states of records', () => {
  for (const line of readFileSync(FILE, 'utf8').split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const [format = '', state = '', findings = '', fields = ''] = line.split('\t');
    it(`are ${state} [${findings}] for ${format} ${fields}`, () => {
      const record = judged(bibOf(format, fields));
      expect({
        state: record.state as string,
        findings: record.findings.length === 0 ? '-' : record.findings.join(' '),
      }).toEqual({ state, findings });
    });
  }
});
