import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { FailureClusters } from '../cluster/cluster';
import { compareReports } from '../compare/compare-reports';
import { readIdRows } from '../id-list/read-id-list';
import { asMmsId } from '../identifiers/mms-id';
import { readCsv } from '../table/read-csv';
import { aBib, aConfiguration, aDcRecord, judged } from '../testing/a-bib';
import { aReportRow } from '../testing/report-rows';
import type { Verdict } from '../verdict/verdict';
import { readReport } from './read-report';
import type { ReportRow } from './report-row';
import { tallyRows } from './tally';
import { writeReport } from './write-report';

const DATA = resolve('../shared/data/grinnell-2026-02-02.csv');
const VERDICTS: Readonly<Record<string, Verdict | ''>> = {
  ok: 'right',
  unregistered: 'unregistered',
  wrong_target: 'wrong-record',
  no_handle: '',
};

function realText(): string | undefined {
  if (existsSync(DATA)) return readFileSync(DATA, 'utf8');
  pending('../shared/data is not there');
  return undefined;
}

function rowsOf(text: string): readonly ReportRow[] {
  return readCsv(text)
    .slice(1)
    .map(({ cells: [mms_id = '', handle = '', title = '', , , , , truth = '', target = ''] }) =>
      aReportRow({
        ...{ mms_id, handle, title, target_mms_id: target, verdict: VERDICTS[truth] ?? '' },
        ...{ state: handle === '' ? 'none' : 'ready', outcome: 'not-checked' },
      }),
    );
}

describe('12,106 real titles', () => {
  it('are read as a list of MMS IDs', () => {
    const text = realText();
    if (text === undefined) return;
    const { ids, duplicates, bad } = readIdRows(readCsv(text));

    expect([ids.length, duplicates.length, bad.length]).toEqual([12_106, 0, 0]);
  });

  it('are read back from a report as they were written, with their counts', () => {
    const text = realText();
    if (text === undefined) return;
    const rows = rowsOf(text);
    const report = readReport(writeReport(rows));
    if (report.kind === 'unknown') throw new Error('Not read as a report.');
    const { verdicts, states } = tallyRows(rows);

    expect(report.problems).toEqual([]);
    expect(report.rows.map(({ title }) => title)).toEqual(rows.map(({ title }) => title));
    expect(report.rows.map(({ handle }) => String(handle ?? ''))).toEqual(
      rows.map((row) => row.handle),
    );
    expect(report.rows.filter(({ isRight }) => isRight === true).length).toBe(verdicts.right);
    expect(states.none).toBe(4);
    expect(verdicts['not-asked']).toBe(4);
  });

  it('show what changed since a check on which a block of them failed', () => {
    const text = realText();
    if (text === undefined) return;
    const now = rowsOf(text);
    const then = now
      .slice(10)
      .map((row) =>
        row.mms_id.startsWith('991011688') && row.handle !== ''
          ? { ...row, verdict: 'unregistered' }
          : row,
      );
    const report = readReport(writeReport(then));
    if (report.kind === 'unknown') throw new Error('Not read as a report.');
    const { counts } = compareReports(report.rows, now);
    const broken = then.filter(({ verdict }) => ['unregistered', 'wrong-record'].includes(verdict));
    const right = new Set(
      now.filter(({ verdict }) => verdict === 'right').map(({ mms_id }) => mms_id),
    );

    expect(counts['newly-broken']).toBe(0);
    expect(counts.fixed).toBe(broken.filter(({ mms_id }) => right.has(mms_id)).length);
    expect(counts['still-broken']).toBe(broken.length - counts.fixed);
    expect([counts.new, counts['left-set']]).toEqual([10, 0]);
  });

  it('show the block in which all fail first', () => {
    const text = realText();
    if (text === undefined) return;
    const record = judged(aBib({ xml: aDcRecord('') }), aConfiguration());
    const checked = rowsOf(text).map(({ mms_id, handle }) => ({
      record: { ...record, mmsId: asMmsId(mms_id) },
      verdict:
        handle === ''
          ? undefined
          : mms_id.startsWith('991011687')
            ? ('unregistered' as const)
            : ('right' as const),
    }));
    const clusters = new FailureClusters();
    for (const record of checked) clusters.add(record);
    const [first] = clusters.found;

    expect([first?.by, first?.key]).toEqual(['block', '991011687']);
    expect(first?.bad).toBe(first?.total);
    expect(first?.total).toBeGreaterThan(200);
  });
});
