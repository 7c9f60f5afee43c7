import type { RunInApp } from '../../../testing/run-in-app';
import type { RunPageHarness } from './run-page.harness';
import { RunPageInApp } from './testing/run-page-in-app';

const ID = '7594242390004641';

describe('the gate of a step', () => {
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

  it('shows the numbers of a gate that passed, and how long Alma took', async () => {
    const numbers = [{ id: 'processed', wanted: 6040, found: 6040 }];
    await open({
      name: 'migrate',
      phase: 'done',
      by: 'app',
      instanceId: ID,
      launchedAt: 1000,
      endedAt: 121_000,
      confirmation: 'I looked myself.',
      counters: [
        { label: 'Records processed', value: 6040 },
        { label: 'Cups of tea', value: 2 },
      ],
      gate: { state: 'passed', reasons: [], numbers },
    });

    expect(await page.gateState()).toBe('passed');
    expect(await page.gateLines()).toEqual(['Records processed | 6,040 | 6,040']);
    expect(await page.textOfStep('migrate')).toContain('2 min');
    expect(await page.textOf('accepted-words')).toContain('I looked myself.');
    expect((await page.textOf('step-counters')).replace(/\s+/g, '')).toBe('Cupsoftea2');
  });

  it('asks for words of one’s own where a gate cannot tell, and keeps them', async () => {
    const numbers = [{ id: 'processed', wanted: undefined, found: undefined }];
    const reasons = [{ id: 'numbers-unknown', with: { n: 1 } }];
    await open({
      name: 'migrate',
      phase: 'undecided',
      instanceId: ID,
      endedAt: 9,
      gate: { state: 'unknown', reasons, numbers },
    });
    expect(await page.gateLines()).toEqual(['Records processed | – | not known']);
    expect(await page.isOff('accept-unknown')).toBeTrue();

    await page.write('confirm-unknown', '  ');
    expect(await page.isOff('accept-unknown')).toBeTrue();
    await page.write('confirm-unknown', ' I looked at ten of them. ');
    await page.press('accept-unknown');
    await app.time.until(
      () => app.kept.steps[1],
      (step) => step?.phase === 'done',
    );
    expect(app.kept.steps[1]?.confirmation).toBe('I looked at ten of them.');
  });
});
