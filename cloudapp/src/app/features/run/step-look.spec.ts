import { type ComponentFixture, TestBed } from '@angular/core/testing';

import { RunInApp } from '../../../testing/run-in-app';
import type { StepState } from '../../workflow/run/run-state';
import { aRun, aStep } from '../../workflow/testing/a-run';
import { RunStep } from './run-step';

/** Phases in which a run is not taken up again, as they look while they last. */
describe('the look of a step', () => {
  let app: RunInApp;
  let fixture: ComponentFixture<RunStep>;

  beforeEach(async () => {
    app = new RunInApp();
    await app.start();
  });

  afterEach(async () => {
    fixture.destroy();
    await app.close();
  });

  function show(change: Partial<StepState>, isDriving = true): void {
    const step = aStep('migrate', change);
    fixture = TestBed.createComponent(RunStep);
    fixture.componentRef.setInput('run', aRun({ steps: [step] }));
    fixture.componentRef.setInput('step', step);
    fixture.componentRef.setInput('isDriving', isDriving);
    fixture.detectChanges();
  }

  const text = (testId: string): string =>
    (fixture.nativeElement as HTMLElement)
      .querySelector(`[data-testid="${testId}"]`)
      ?.textContent?.replace(/\s+/g, ' ')
      .trim() ?? '';

  it('says which limit it waits for, and counts down', async () => {
    const problem = { id: 'five-an-hour', with: {} };
    show({ phase: 'waiting', waitUntil: app.time.now + 600_000, problem });

    expect(text('step-waiting')).toContain('at most 5 times an hour');
    expect(text('step-countdown')).toBe('10 min');
    await app.time.pass(61_000);
    fixture.detectChanges();
    expect(text('step-countdown')).toBe('8 min 59 sec');
    expect(text('confirm-step')).toBe('Try now');
    expect(text('step-problem')).toBe('');
  });

  it('says that it waits where it is not known for what', () => {
    show({ phase: 'waiting', waitUntil: app.time.now + 60_000 });

    expect(text('step-waiting')).toBe('Tries again by itself in 1 min');
  });

  for (const phase of ['preflight', 'starting', 'checking'] as const) {
    it(`says in words that it is ${phase}, and offers nothing meanwhile`, () => {
      show({ phase });

      expect(text('step-status')).not.toBe('');
      expect((fixture.nativeElement as HTMLElement).querySelector('button')).toBeNull();
    });
  }

  it('offers nothing to a panel that only watches', () => {
    const gate = { state: 'unknown' as const, reasons: [], numbers: [] };
    show({ phase: 'undecided', gate }, false);
    expect((fixture.nativeElement as HTMLElement).querySelector('button, input')).toBeNull();

    show({ phase: 'running', status: 'QUEUED', launchedAt: 1 }, false);
    expect(text('step-migrate')).toContain('Alma says: QUEUED');
  });
});
