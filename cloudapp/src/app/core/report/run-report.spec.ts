import { aReportRow } from '../testing/report-rows';
import { writeRunReport, type RunForReport, type StepForReport } from './run-report';
import { tallyRows } from './tally';

const MIGRATE: StepForReport = {
  name: 'migrate',
  phase: 'done',
  by: 'app',
  jobName: 'DG Handle Migration r1 migrate',
  instanceId: '7335859190004641',
  launchedAt: Date.UTC(2026, 0, 31, 12),
  endedAt: Date.UTC(2026, 0, 31, 12, 1, 7),
  status: 'COMPLETED_SUCCESS',
  statusText: 'Completed Successfully',
  counters: [{ label: 'Records processed', value: 6040 }],
  gate: {
    state: 'unknown',
    reasons: [{ id: 'numbers-unknown', with: { n: 1 } }],
    numbers: [
      { id: 'processed', wanted: 6040, found: 6040 },
      { id: 'skipped', wanted: 0, found: undefined },
    ],
  },
  confirmation: 'I looked at it',
  explainedSkips: undefined,
  problem: undefined,
};

const RUN: RunForReport = {
  id: 'r1',
  way: 'existing',
  routeName: 'Digital titles',
  isPilot: false,
  isRebuilt: false,
  set: { id: '77', name: 'First batch', size: 6040 },
  user: 'cataloguer',
  institution: '01COL_INST',
  createdAt: Date.UTC(2026, 0, 31, 11),
  endedAt: 0,
  at: 'going',
  steps: [MIGRATE],
  baseline: { counts: { right: 12, unregistered: 6028 } },
  handles: { phase: 'locked', checkedAt: 0, counts: {}, newlyBroken: 0 },
};

const parsed = (text: string) => JSON.parse(text) as Record<string, Record<string, unknown>>;

describe('writeRunReport', () => {
  it('tells set, steps, process ids, times, counters, gates and confirmations', () => {
    const report = parsed(writeRunReport(RUN));

    expect(report['set']).toEqual({ id: '77', name: 'First batch', size: 6040 });
    expect(report['steps'] as unknown).toEqual([
      {
        step: 'migrate',
        state: 'done',
        started_by: 'app',
        job_name: 'DG Handle Migration r1 migrate',
        process_id: '7335859190004641',
        started_at: '2026-01-31T12:00:00.000Z',
        ended_at: '2026-01-31T12:01:07.000Z',
        status: 'COMPLETED_SUCCESS',
        status_text: 'Completed Successfully',
        counters: [{ label: 'Records processed', value: 6040 }],
        gate: {
          state: 'unknown',
          reasons: [{ id: 'numbers-unknown', with: { n: 1 } }],
          numbers: [
            { id: 'processed', wanted: 6040, found: 6040 },
            { id: 'skipped', wanted: 0, found: null },
          ],
        },
        confirmation: 'I looked at it',
        explained_skips: null,
        problem: null,
      },
    ]);
    expect(report['handles_before']).toEqual({ right: 12, unregistered: 6028 });
  });

  it('leaves times empty that have not come', () => {
    const report = parsed(writeRunReport(RUN));

    expect([report['run']?.['ended_at'], report['handles_after']?.['checked_at']]).toEqual([
      '',
      '',
    ]);
  });

  it('holds the numbers of the check at the end, where there was one', () => {
    const tally = tallyRows([aReportRow()]);

    expect(parsed(writeRunReport(RUN, { tally }))['records']).toEqual(
      JSON.parse(JSON.stringify(tally)) as Record<string, unknown>,
    );
    expect('records' in parsed(writeRunReport(RUN))).toBe(false);
  });

  it('tells of what was not done by nothing, and of the proof only where there is one', () => {
    const step = { ...MIGRATE, by: undefined, gate: undefined, launchedAt: 0, explainedSkips: 3 };
    const bare = parsed(writeRunReport({ ...RUN, steps: [step] }));
    const [told] = bare['steps'] as unknown as readonly Record<string, unknown>[];
    expect([
      told?.['started_by'],
      told?.['gate'],
      told?.['started_at'],
      told?.['explained_skips'],
    ]).toEqual(['', null, '', 3]);
    expect(bare['report'] as unknown).toBe('handle-run');
    expect(Object.keys(bare)).not.toContain('records');
    expect(Object.keys(bare)).not.toContain('changes');

    const changes = {
      fixed: 1,
      new: 2,
      unchanged: 3,
      'newly-broken': 4,
      'still-broken': 5,
      'left-set': 6,
    };
    const proven = parsed(writeRunReport(RUN, { tally: tallyRows([]), changes }));
    expect(proven['records'] as object).toEqual(tallyRows([]));
    expect(proven['changes'] as object).toEqual(changes);
  });
});
