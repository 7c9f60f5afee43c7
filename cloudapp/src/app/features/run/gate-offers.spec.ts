import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';

import { BUILTIN_SETS } from '../../../../../simulator/archive/builtin';
import type { RunInApp } from '../../../testing/run-in-app';
import { aRun, aStep } from '../../workflow/testing/a-run';
import { CheckedSet } from '../set/checked-set';
import type { RunPageHarness } from './run-page.harness';
import { RunPageInApp } from './testing/run-page-in-app';

describe('what a gate that failed offers', () => {
  let here: RunPageInApp;
  let app: RunInApp;
  let page: RunPageHarness;

  beforeEach(() => {
    here = new RunPageInApp();
    ({ app } = here);
  });

  afterEach(() => here.close());

  /** The run of a set of the simulated Alma whose copy step failed its gate for this reason. */
  async function openFailed(reason: string, setId: string): Promise<void> {
    const reasons = [{ id: reason, with: { n: 2 } }];
    const gate = { state: 'failed' as const, reasons, numbers: [] };
    const step = aStep('copy', { phase: 'failed', endedAt: 9, gate });
    const set = { ...aRun().set, id: setId };
    app.keep({ set, steps: [step, aStep('migrate'), aStep('register')] });
    page = await here.open();
  }

  const url = (): string => TestBed.inject(Router).url;
  const leadsTo = (wanted: string): Promise<string> => app.time.until(url, (now) => now === wanted);

  it('offers to repair what the copy left typed: the set is checked again and opened there', async () => {
    const set = await app.world.alma.readSet(BUILTIN_SETS.everyState);
    await openFailed('newly-typed', set.id);
    await page.press('offer-repair');
    await leadsTo('/repair');

    expect(TestBed.inject(CheckedSet).records().length).toBe(set.size);
  });

  it('opens the checked set where the records have to be told apart', async () => {
    await openFailed('exceptions', BUILTIN_SETS.everyState);
    expect(await page.has('offer-repair')).toBeFalse();
    await page.press('offer-check');

    await leadsTo(`/set/${BUILTIN_SETS.everyState}`);
  });

  it('opens the set in place of the repair where it could not be checked: it says why', async () => {
    await openFailed('newly-typed', BUILTIN_SETS.everyState);
    let asked = 0;
    // The first is answered: what the set is.
    app.world.mishap = ({ path }) =>
      path.startsWith('/conf/sets/') && ++asked > 1 ? { status: 401, body: '' } : undefined;
    await page.press('offer-repair');

    await leadsTo(`/set/${BUILTIN_SETS.everyState}`);
  });

  it('leaves a person alone who went elsewhere before Alma answered', async () => {
    let answer = (): void => undefined;
    const isAsked = new Promise<void>((resolve) => (answer = resolve));
    const own = app.world.alma.readSet.bind(app.world.alma);
    app.answers.readSet = async (...question) => {
      await isAsked;
      return own(...question);
    };
    await openFailed('newly-typed', BUILTIN_SETS.everyState);
    await page.press('offer-repair');
    here.leave();
    answer();
    await app.time.pass(1000);

    expect(TestBed.inject(CheckedSet).subject()).toBeUndefined();
    expect(url()).toBe('/');
  });

  it('leaves a person alone who took up another set while this one was read', async () => {
    await openFailed('newly-typed', BUILTIN_SETS.everyState);
    const checked = TestBed.inject(CheckedSet);
    const other = await app.world.alma.readSet(BUILTIN_SETS.firstBatch);
    app.world.meanwhile = ({ path }) => {
      if (path !== '/bibs') return;
      checked.choose({ kind: 'set', set: other });
      checked.goOn();
    };
    await page.press('offer-repair');
    await app.time.pass(1000);

    expect(checked.subject()).toEqual({ kind: 'set', set: other });
    expect(url()).toBe('/');
  });

  it('does not let go of a check under way: the page of the set asks', async () => {
    await openFailed('newly-typed', BUILTIN_SETS.everyState);
    const checked = TestBed.inject(CheckedSet);
    const other = await app.world.alma.readSet(BUILTIN_SETS.firstBatch);
    checked.choose({ kind: 'set', set: other });
    void checked.start();
    checked.pause();
    await page.press('offer-repair');
    await leadsTo(`/set/${BUILTIN_SETS.everyState}`);

    expect(checked.subject()).toEqual({ kind: 'set', set: other });
    expect(checked.waiting()).toEqual(jasmine.objectContaining({ kind: 'set' }));
    checked.cancel();
  });

  it('says what Alma said when the set of an offer cannot be read', async () => {
    await openFailed('not-ready', 'gone');
    await page.press('offer-check');

    await app.time.until(
      () => here.notices(),
      (said) => said.includes('almaError.code.60107'),
    );
  });
});
