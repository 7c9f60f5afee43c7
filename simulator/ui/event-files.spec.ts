import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';

import { type JobEvent } from '../library/model';
import { eventsAsCsv, eventsAsXlsx } from './event-files';

const EVENTS: readonly JobEvent[] = [
  {
    time: '2026-01-05T10:00:00.000Z',
    type: 'INFORMATION',
    mmsId: '991000000006421',
    title: 'A "title", with\nlines & <signs>',
    text: 'Record 991000000006421 was skipped.',
  },
];

describe('exported events', () => {
  it('survive CSV, whatever is in a title', () => {
    const { data } = Papa.parse<string[]>(eventsAsCsv(EVENTS), { skipEmptyLines: true });

    expect(data[0]).toEqual(['Event Date', 'Event Type', 'MMS ID', 'Title', 'Event Description']);
    expect(data[1]).toEqual([
      '2026-01-05T10:00:00.000Z',
      'Information',
      '991000000006421',
      EVENTS[0]!.title,
      EVENTS[0]!.text,
    ]);
  });

  it('are a real workbook, with MMS IDs as text', async () => {
    const parts = unzipSync(new Uint8Array(await eventsAsXlsx(EVENTS)));
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml']!);
    const strings = strFromU8(parts['xl/sharedStrings.xml']!);

    expect(sheet).toContain('t="s"');
    expect(strings).toContain('991000000006421');
    expect(strings).toContain('&lt;signs&gt;');
  });
});
