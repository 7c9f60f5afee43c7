import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';

import { BUILTIN_SETS } from '../../../../../simulator/archive/builtin';
import type { RunInApp } from '../../../testing/run-in-app';
import { aRun } from '../../workflow/testing/a-run';
import { CurrentRun } from './current-run';
import type { PreparePageHarness } from './prepare-page.harness';
import { PreparePageInApp } from './testing/prepare-page-in-app';

describe('the start of a run', () => {
  let here: PreparePageInApp;
  let app: RunInApp;
  let page: PreparePageHarness;

  beforeEach(async () => {
    here = new PreparePageInApp();
    ({ app } = here);
    await app.start();
  });

  afterEach(() => here.close());

  it('asks once more before it starts, and starts the first step then', async () => {
    page = await here.prepare(BUILTIN_SETS.firstBatch);
    await here.makeSet(page);
    await page.press('start-run');
    expect(await page.mainButtons()).toEqual(['Yes, start']);
    await app.time.pass(0);
    expect(document.activeElement?.textContent).toBe('Start now?');
    await page.press('cancel-start');
    expect(await page.mainButtons()).toEqual(['Start the run']);
    expect(document.activeElement?.textContent?.trim()).toBe('Start the run');

    await page.press('start-run');
    await page.press('confirm-run');
    await app.time.until(
      () => app.cloudApp.store.has('run') && app.kept.steps[0]?.phase,
      (phase) => phase === 'preflight' || phase === 'starting' || phase === 'running',
    );
    expect(TestBed.inject(Router).url).toBe('/run');
    expect(app.kept.isPilot).toBeTrue();
    expect(app.kept.steps.map(({ name }) => name)).toEqual(['copy', 'migrate', 'register']);
  });

  it('asks anew when the set was changed after the question', async () => {
    page = await here.prepare(BUILTIN_SETS.firstBatch);
    await here.makeSet(page);
    await page.press('start-run');
    await page.setPilotSize('4');
    await here.makeSet(page);

    expect(await page.mainButtons()).toEqual(['Start the run']);
  });

  it('starts nothing where Alma does not hand out what it keeps of runs, and says so', async () => {
    app.cloudApp.readStore = () => Promise.reject(new Error('lost'));
    page = await here.prepare(BUILTIN_SETS.firstBatch);
    await here.makeSet(page);
    await page.press('start-run');
    await page.press('confirm-run');
    await app.time.until(
      () => page.textOf('not-begun'),
      (text) => text.includes('Nothing was started'),
    );

    expect(app.cloudApp.store.has('run')).toBeFalse();
    expect(TestBed.inject(Router).url).not.toBe('/run');
  });

  it('starts nothing beside a run that was begun meanwhile', async () => {
    page = await here.prepare(BUILTIN_SETS.firstBatch);
    await here.makeSet(page);
    await TestBed.inject(CurrentRun).begin(aRun({ id: 'HA-OTHER' }));
    await app.time.until(
      () => page.text(),
      (text) => text.includes('still going'),
    );

    expect(await page.has('confirm-run')).toBeFalse();
  });
});
