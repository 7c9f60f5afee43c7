import { TestBed } from '@angular/core/testing';

import type { RunInApp } from '../../../testing/run-in-app';
import type { StepState } from '../../workflow/run/run-state';
import { ConfigurationStore } from '../session/configuration-store';
import type { RunPageHarness } from './run-page.harness';
import { RunPageInApp } from './testing/run-page-in-app';

const ID = '7594242390004641';

describe('the learning of Alma’s counters', () => {
  let here: RunPageInApp;
  let app: RunInApp;
  let page: RunPageHarness;

  beforeEach(() => {
    here = new RunPageInApp();
    ({ app } = here);
  });

  afterEach(() => here.close());

  async function open(...at: Parameters<RunPageInApp['openAt']>): Promise<void> {
    page = await here.openAt(...at);
  }

  it('learns which of Alma’s counters is which, and keeps it for everybody', async () => {
    await open(undecided());
    expect(await page.mainButtons()).toEqual(['Use these numbers']);
    expect(await page.isOff('learn-counters')).toBeTrue();

    await page.choose('counter-processed', 'Bearbeitet');
    await page.choose('counter-exceptions', 'Fehler');
    await page.choose('counter-exceptions', '');
    await page.choose('counter-exceptions', 'Fehler');
    await page.press('learn-counters');
    await app.time.until(
      () => app.kept.steps[1]?.numbers,
      (numbers) => numbers?.processed === 3,
    );
    expect(app.kept.steps[1]?.numbers.exceptions).toBe(0);
    const [route] = TestBed.inject(ConfigurationStore).configuration()?.routes ?? [];
    expect(route?.counters.processed).toContain('Bearbeitet');
    expect(here.notices()).toContain('run.learn.kept');
  });

  it('uses the numbers for this run alone where the user is no administrator', async () => {
    const { visit } = app.cloudApp;
    app.cloudApp.visit = { ...visit, user: { ...visit.user, isAdmin: false } };
    const before = JSON.stringify(app.cloudApp.configuration);
    await open(undecided());
    await page.choose('counter-processed', 'Bearbeitet');
    await page.press('learn-counters');
    await app.time.until(
      () => app.kept.steps[1]?.numbers,
      (numbers) => numbers?.processed === 3,
    );

    expect(JSON.stringify(app.cloudApp.configuration)).toBe(before);
  });

  it('says so when somebody else has changed the configuration meanwhile, and leaves that alone', async () => {
    await open(undecided());
    const theirs = { ...(app.cloudApp.configuration as object), repairLimit: 77 };
    app.cloudApp.configuration = theirs;
    await page.choose('counter-processed', 'Bearbeitet');
    await page.press('learn-counters');
    await app.time.until(
      () => here.notices(),
      (said) => said.includes('run.learn.notKept'),
    );

    expect(app.cloudApp.configuration).toBe(theirs);
  });

  it('says when the names of the counters could not be kept', async () => {
    await open(undecided());
    app.cloudApp.writeConfiguration = () => Promise.reject(new Error('lost'));
    await page.choose('counter-processed', 'Bearbeitet');
    await page.press('learn-counters');
    await app.time.until(
      () => here.notices(),
      (said) => said.includes('run.learn.notKept'),
    );

    await app.time.until(
      () => app.kept.steps[1]?.numbers,
      (numbers) => numbers?.processed === 3,
    );
  });

  function undecided(): Partial<StepState> & Pick<StepState, 'name' | 'phase'> {
    return {
      name: 'migrate',
      phase: 'undecided',
      instanceId: ID,
      endedAt: 9,
      counters: [
        { label: 'Bearbeitet', value: 3 },
        { label: 'Fehler', value: 0 },
      ],
      gate: { state: 'unknown', reasons: [], numbers: [] },
    };
  }
});
