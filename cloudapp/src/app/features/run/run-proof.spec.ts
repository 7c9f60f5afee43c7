import { BUILTIN_SETS } from '../../../../../simulator/archive/builtin';
import type { RunInApp } from '../../../testing/run-in-app';
import type { HandlesState, RunState } from '../../workflow/run/run-state';
import { makeBaseline } from '../../workflow/run/baseline';
import { asMmsId } from '../../core/identifiers/mms-id';
import type { Verdict } from '../../core/verdict/verdict';
import { aRun, aStep } from '../../workflow/testing/a-run';
import type { RunPageHarness } from './run-page.harness';
import { RunPageInApp } from './testing/run-page-in-app';

const DONE = [
  aStep('migrate', { phase: 'done', instanceId: '7594242390004641', endedAt: 5 }),
  aStep('register', { phase: 'done', instanceId: '7594242390004642', endedAt: 6 }),
];

describe('the proof of a run', () => {
  let here: RunPageInApp;
  let app: RunInApp;
  let page: RunPageHarness;

  beforeEach(async () => {
    here = new RunPageInApp();
    ({ app } = here);
    await app.start();
  });

  afterEach(() => here.close());

  async function open(run: Partial<RunState>, handles: Partial<HandlesState>): Promise<void> {
    app.keep({ steps: DONE, ...run, handles: { ...aRun().handles, ...handles } });
    page = await here.open();
  }

  /** A run on a set of the simulated Alma, its jobs done, every handle of it thought to be so before. */
  async function openOn(setId: string, before: Verdict): Promise<void> {
    const run = await app.runOn(setId);
    const members = app.world.library.sets.members(setId).map(asMmsId);
    const baseline = makeBaseline(members.map((mmsId) => ({ mmsId, verdict: before })));
    const until = app.time.now + 60_000;
    await open({ ...run, baseline, steps: DONE }, { phase: 'propagating', until });
  }

  const result = (): Promise<string> =>
    app.time.until(
      () => page.textOf('run-result'),
      (text) => text !== '',
    );

  it('counts down the wait, which the person may cut short', async () => {
    await openOn(BUILTIN_SETS.oldFixes, 'unregistered');
    const secondsLeft = async (): Promise<number> => {
      const text = await page.textOf('run-handles');
      return text.includes('in 1 min') ? 60 : Number(/in (\d+) sec/.exec(text)?.[1]);
    };
    const before = await secondsLeft();
    await app.time.pass(10_000);
    const later = await secondsLeft();
    expect(before).toBeGreaterThan(50);
    // The screen takes some turns of the held time besides.
    expect(before - later).toBeGreaterThanOrEqual(10);
    expect(before - later).toBeLessThanOrEqual(14);
    expect(await page.mainButtons()).toEqual(['Check now']);

    await page.press('skip-wait');
    expect(await result()).toContain('All 9 handles');
    expect(await page.has('proof-support')).toBeFalse();
    expect(await page.mainButtons()).toEqual(['Close this run']);
  });

  it('says how far it is while it asks', async () => {
    const answer = app.holdHandles();
    await openOn(BUILTIN_SETS.oldFixes, 'unregistered');
    await page.press('skip-wait');

    await app.time.until(
      () => page.textOf('handles-asked'),
      (text) => text === '0 of 9',
    );
    answer();
    await result();
  });

  it('lists what does not lead to its record, for Ex Libris and as MMS IDs', async () => {
    await openOn(BUILTIN_SETS.firstBatch, 'unregistered');
    await page.press('skip-wait');
    expect(await result()).toContain('0 of 60');
    expect(await page.textOf('run-handles')).toContain('Only what still fails');
    expect(await page.has('newly-broken')).toBeFalse();

    await page.press('proof-list');
    expect(app.files.saved.at(-1)?.name).toBe('not-right-HA-TEST-0001.csv');
    expect(app.files.last.trim().split('\r\n').length).toBe(61);
    await page.press('proof-support');
    expect(app.files.last).toContain('7594242390004642');
    expect(app.files.last.match(/^- MMS ID/gm)?.length).toBe(60);
  });

  it('names first those that worked before', async () => {
    await openOn(BUILTIN_SETS.firstBatch, 'right');
    await page.press('skip-wait');
    await result();

    const text = await page.textOf('newly-broken');
    expect(text).toContain('60 handles');
    expect(text.match(/99\d{10,}/g)?.length).toBe(10);
  });

  it('can be looked for again after a reload, and then lists them', async () => {
    const run = await app.runOn(BUILTIN_SETS.firstBatch);
    const at = { at: 'ended', endedAt: 9 } as const;
    await open({ ...run, ...at, steps: DONE }, { phase: 'checked', counts: { right: 1 } });
    expect(await page.has('proof-list')).toBeFalse();
    expect(await page.textOf('run-handles')).toContain('Check the handles again to get their list');

    await page.press('check-handles-again');
    await app.time.until(
      () => page.has('proof-list'),
      (is) => is,
    );
  });

  it('opens the way for whole sets after a pilot', async () => {
    const handles = { phase: 'checked', counts: { right: 3 } } as const;
    await open({ isPilot: true, at: 'ended', endedAt: 9 }, handles);

    expect(await page.textOf('pilot-proven')).toContain('whole sets');
  });

  it('says why the handles could not be checked, and tries again first of all', async () => {
    await open({}, { phase: 'failed', problem: { id: 'records-unread', with: { n: 2 } } });

    expect(await page.textOf('run-handles')).toContain('2 records of the set could not be read');
    expect(await page.mainButtons()).toEqual(['Check the handles again']);
  });
});
