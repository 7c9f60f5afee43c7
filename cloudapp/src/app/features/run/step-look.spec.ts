import { type ComponentFixture, TestBed } from '@angular/core/testing';

import { RunInApp } from '../../../testing/run-in-app';
import type { RunState, StepState } from '../../workflow/run/run-state';
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

  function show(change: Partial<StepState>, isDriving = true, at: RunState['at'] = 'going'): void {
    const step = aStep('migrate', change);
    fixture = TestBed.createComponent(RunStep);
    fixture.componentRef.setInput('run', aRun({ steps: [step], at }));
    fixture.componentRef.setInput('step', step);
    fixture.componentRef.setInput('isDriving', isDriving);
    fixture.detectChanges();
  }

  const text = (testId: string): string =>
    (fixture.nativeElement as HTMLElement)
      .querySelector(`[data-testid="${testId}"]`)
      ?.textContent?.replace(/\s+/g, ' ')
      .trim() ?? '';

  const look = (): string =>
    (fixture.nativeElement as HTMLElement).querySelector('article')?.className ?? '';

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

  for (const phase of ['locked', 'ready', 'guided'] as const) {
    it(`is not done, and nothing to do any more, where the run was ended while it was ${phase}`, () => {
      show({ phase }, false, 'stopped');

      expect(text('step-status')).toBe('Not done');
      expect(text('step-locked')).toBe('');
      expect(look()).toBe('step left');
    });
  }

  for (const change of [
    { phase: 'running' },
    { phase: 'guided', instanceId: '7603004930006421' },
  ] as const) {
    it(`is not known where the run was ended with its job begun, ${change.phase}`, () => {
      show(change, false, 'stopped');

      expect(text('step-status')).toContain('No longer followed');
      expect(look()).toBe('step left');
    });
  }

  it('keeps what was found out before the run was ended', () => {
    show({ phase: 'failed' }, false, 'stopped');

    expect(text('step-status')).toBe('Stopped');
    expect(look()).toBe('step failed');
  });

  it('offers nothing to a panel that only watches', () => {
    const gate = { state: 'unknown' as const, reasons: [], numbers: [] };
    show({ phase: 'undecided', gate }, false);
    expect((fixture.nativeElement as HTMLElement).querySelector('button, input')).toBeNull();

    show({ phase: 'running', status: 'QUEUED', launchedAt: 1 }, false);
    expect(text('step-migrate')).toContain('Alma says: QUEUED');
  });
});
