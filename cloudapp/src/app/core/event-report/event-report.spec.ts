import fc from 'fast-check';
import writeXlsxFile from 'write-excel-file/node';

import type { Handle } from '../handle/handle';
import { asMmsId, type MmsId } from '../identifiers/mms-id';
import { readTable } from '../table/read-table';
import { aBib, aDcRecord, judged } from '../testing/a-bib';
import { explainSkips } from './explain-skips';
import type { JobEvent } from './job-event';
import { readEvents } from './read-events';

const ID = asMmsId('991000000000000001');
const OTHER = asMmsId('991000000000000002');
const already = (id: string, handle: string) =>
  `Record ${id} was skipped. Reason: BIB record MMS ID ${id} already has a handle identifier ${handle}`;
const without = (id: string) =>
  `Record ${id} was skipped. Reason: BIB record MMS ID ${id} does not have a handle identifier`;
const hasAlready = (mmsId: MmsId, handle: string): JobEvent => ({
  kind: 'already-has',
  mmsId,
  handle: handle as Handle,
});
const isHarmless = (event: JobEvent) =>
  event.kind === 'already-has' && event.handle?.toLowerCase() === '12345/ab';
const record = (mmsId: MmsId, fields: string) => judged(aBib({ mmsId, xml: aDcRecord(fields) }));
const identified = (mmsId: MmsId, handle: string) =>
  record(mmsId, `<dc:identifier>http://hdl.handle.net/${handle}</dc:identifier>`);

describe('event report', () => {
  const REPORTS: readonly (readonly [what: string, rows: readonly (readonly string[])[]])[] = [
    [
      'in the columns of Alma',
      [
        ['Event Date', 'Event Type', 'MMS ID', 'Title', 'Event Description'],
        ['2026-02-02', 'Information', ID, 'Letters', already(ID, '12345/99')],
        ['2026-02-02', 'Information', OTHER, 'Maps', without(OTHER)],
      ],
    ],
    [
      'in another order, under a header in another language',
      [
        ['Beschreibung', 'Titel', 'Datum'],
        [already(ID, '12345/99'), 'Letters', '2.2.2026'],
        [without(OTHER), 'Maps', '2.2.2026'],
      ],
    ],
    [
      'under lines that the export says of itself',
      [['DG Handle Migration'], [''], ['Events', '2'], [already(ID, '12345/99')], [without(OTHER)]],
    ],
    ['without header', [[already(ID, '12345/99')], [without(OTHER)]]],
    [
      'with MMS IDs damaged by Excel',
      [
        ['MMS ID', 'Event'],
        ['9.91E+17', already(ID, '12345/99')],
        ['9.91E+17', without(OTHER)],
      ],
    ],
    [
      'with the MMS ID in a cell of its own only',
      [
        [ID, 'Already has a handle identifier: 12345/99'],
        [OTHER, 'does  not have a\u00a0handle identifier'],
      ],
    ],
  ];

  for (const [what, rows] of REPORTS) {
    it(`is read ${what}`, () => {
      expect(readEvents(rows)).toEqual({
        events: [hasAlready(ID, '12345/99'), { kind: 'has-none', mmsId: OTHER }],
        unrecognised: 0,
      });
    });
  }

  it('counts what it does not know', () => {
    const rows = [
      ['Event'],
      [already(ID, '12345/99')],
      [`Record ${OTHER} failed. Reason: the record is not well-formed.`],
      ['does not have a handle identifier'],
      ['Bulk failed'],
      [' '],
    ];

    expect(readEvents(rows).unrecognised).toBe(3);
    expect(readEvents([['Event'], [`Record ${OTHER} failed`]]).unrecognised).toBe(1);
    expect(readEvents([]).unrecognised).toBe(0);
  });

  it('takes a handle for what it is, and only for that', () => {
    const handleOf = (text: string) => {
      const [event] = readEvents([[already(ID, text)]]).events;
      return event?.kind === 'already-has' ? event.handle : 'none';
    };

    expect(handleOf('20.500.12345/a:b/c') as string).toBe('20.500.12345/a:b/c');
    expect(handleOf('http://hdl.handle.net/12345/99') as string).toBe('12345/99');
    expect(handleOf('12345/99.') as string).toBe('12345/99.');
    expect(handleOf('')).toBeUndefined();
  });

  it('reads any handle that Alma names', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[!-~]{1,20}$/), (suffix) => {
        fc.pre(!/[;|]|https?:|,$/i.test(suffix));
        expect(readEvents([['', already(ID, `12345/${suffix}`)]]).events).toEqual([
          hasAlready(ID, `12345/${suffix}`),
        ]);
      }),
    );
  });

  it('is read from a workbook of 12,000 events', async () => {
    const ids = Array.from({ length: 12_000 }, (_, i) => `99${String(100_000_000_000 + i)}4641`);
    const rows = ids.map((id, i) => [
      { value: i % 2 === 0 ? without(id) : already(id, '12345/1') },
    ]);
    const bytes = new Uint8Array(await writeXlsxFile(rows, { buffer: true }));
    const { events, unrecognised } = readEvents(readTable(bytes));

    expect(events.map(({ mmsId }) => mmsId as string)).toEqual(ids);
    expect(unrecognised).toBe(0);
  });
});

describe('explainSkips', () => {
  const records = [identified(ID, '12345/Ab')];

  it('takes the same handle for harmless, whatever the case of its letters', () => {
    expect(explainSkips([hasAlready(ID, '12345/aB')], records)).toEqual({
      harmless: [ID],
      otherHandle: [],
      withoutHandle: [],
      unknownRecords: [],
    });
  });

  it('names another handle beside the record’s own', () => {
    expect(explainSkips([hasAlready(ID, '12345/1742400039')], records).otherHandle).toEqual([
      {
        mmsId: ID,
        handle: '12345/1742400039' as Handle,
        metadataHandle: '12345/Ab' as Handle,
      },
    ]);
  });

  it('takes no handle for harmless where the record bears none, or several', () => {
    const none = record(ID, '');
    const several = record(
      ID,
      '<dc:identifier>12345/1</dc:identifier><dc:identifier>12345/2</dc:identifier>',
    );

    for (const one of [none, several]) {
      const { harmless, otherHandle } = explainSkips([hasAlready(ID, '12345/1')], [one]);
      expect([harmless.length, otherHandle.length]).toEqual([0, 1]);
    }
    const unnamed: JobEvent = { kind: 'already-has', mmsId: ID, handle: undefined };
    expect(explainSkips([unnamed], [none]).harmless).toEqual([]);
  });

  it('gives the state of a record without handle as the reason', () => {
    const typed = record(
      ID,
      '<dc:identifier xsi:type="dcterms:URI">http://hdl.handle.net/12345/1</dc:identifier>',
    );

    expect(explainSkips([{ kind: 'has-none', mmsId: ID }], [typed]).withoutHandle).toEqual([
      { mmsId: ID, state: 'typed' },
    ]);
  });

  it('names records that are not in the set', () => {
    expect(explainSkips([hasAlready(OTHER, '12345/1')], records).unknownRecords).toEqual([OTHER]);
  });

  it('puts each record into one place, the worst that it was met in', () => {
    const event = fc.oneof(
      fc.constant<JobEvent>({ kind: 'has-none', mmsId: ID }),
      fc.constantFrom('12345/ab', '12345/9').map((handle) => hasAlready(ID, handle)),
      fc.constant(hasAlready(OTHER, '12345/ab')),
    );
    fc.assert(
      fc.property(fc.array(event), (events) => {
        const { harmless, otherHandle, withoutHandle, unknownRecords } = explainSkips(
          events,
          records,
        );
        const placed = [
          ...harmless,
          ...otherHandle.map(({ mmsId }) => mmsId),
          ...withoutHandle.map(({ mmsId }) => mmsId),
          ...unknownRecords,
        ];
        expect([...placed].sort()).toEqual([...new Set(events.map(({ mmsId }) => mmsId))].sort());
        const isBad = events.some((one) => one.mmsId === ID && !isHarmless(one));
        expect(harmless.includes(ID) && isBad).toBe(false);
      }),
    );
  });
});
