import type { Alma, JobInstance } from '../../alma/port/alma';
import { emptyRoute } from '../../core/configuration/defaults';
import { usualTime } from './usual-time';

const NAMES = { ...emptyRoute('main').counters, processed: ['Records processed'] };

function ran(minutes: number, processed: number, change: Partial<JobInstance> = {}): JobInstance {
  const started = Date.UTC(2026, 4, 4, 9);
  return {
    id: '1',
    name: '',
    jobId: '77',
    jobName: '',
    status: 'COMPLETED_SUCCESS',
    statusText: '',
    progress: 100,
    submittedBy: '',
    submittedAt: '',
    startedAt: new Date(started).toISOString(),
    endedAt: new Date(started + minutes * 60_000).toISOString(),
    counters: [{ code: '', label: 'Records processed', value: processed }],
    alerts: [],
    ...change,
  };
}

/** An Alma that lists these runs. */
function listing(...rows: readonly JobInstance[]): Alma {
  const listInstances: Alma['listInstances'] = () => Promise.resolve({ rows, total: rows.length });
  return { listInstances } as unknown as Alma;
}

const usual = (size: number, ...rows: readonly JobInstance[]) =>
  usualTime(listing(...rows), '77', size, NAMES, new AbortController().signal);

describe('usualTime', () => {
  it('takes the middle one of the runs on sets of about this size', async () => {
    expect(await usual(1000, ran(9, 900), ran(30, 1500), ran(12, 1000))).toBe(12 * 60_000);
  });

  it('does not measure a large set by a pilot', async () => {
    expect(await usual(6040, ran(1, 3))).toBeUndefined();
    expect(await usual(6040, ran(1, 3), ran(40, 5000))).toBe(40 * 60_000);
  });

  it('leaves out what did not end well, and what says nothing of its size', async () => {
    const failed = ran(1, 1000, { status: 'COMPLETED_FAILED' });
    const aborted = ran(1, 1000, { status: 'USER_ABORTED' });
    const silent = ran(1, 1000, { counters: [] });
    const going = ran(1, 1000, { status: 'RUNNING', endedAt: '' });
    expect(await usual(1000, failed, aborted, silent, going)).toBeUndefined();
  });

  it('counts what register did where it does not say how many it processed', async () => {
    const counters = [
      { code: '', label: 'Handle was created successfully', value: 700 },
      { code: '', label: 'Records skipped', value: 300 },
    ];
    const names = {
      ...NAMES,
      created: ['Handle was created successfully'],
      skipped: ['Records skipped'],
    };
    const alma = listing(ran(20, 0, { counters, startedAt: '', submittedAt: '2026-05-04T08:59Z' }));
    const ms = await usualTime(alma, '77', 1000, names, new AbortController().signal);
    expect(ms).toBe(21 * 60_000);
  });
});
