import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';

import { CloudAppInMemory } from '../../../testing/cloud-app-in-memory';
import { provideSimulatedApp } from '../../../testing/provide-simulated-app';
import type { RunState, StepPhase } from '../../workflow/run/run-state';
import { SimulatedWorld } from '../../workflow/testing/simulated-world';
import { aRun, aStep } from '../../workflow/testing/a-run';
import { Notices } from '../session/notices';
import { SettingsStore } from '../session/settings-store';
import { StepNotices } from './step-notices';

@Component({
  selector: 'app-listener',
  standalone: true,
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: '',
})
class Listener {
  readonly run = signal<RunState | undefined>(undefined);

  constructor() {
    inject(StepNotices).watch(() => this.run());
  }
}

describe('notices of steps', () => {
  let fixture: ComponentFixture<Listener>;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [...provideSimulatedApp(new SimulatedWorld(), new CloudAppInMemory())],
    });
    fixture = TestBed.createComponent(Listener);
  });

  function become(copy: StepPhase, migrate: StepPhase, id = 'HA-1'): void {
    const steps = [aStep('copy', { phase: copy }), aStep('migrate', { phase: migrate })];
    fixture.componentInstance.run.set(aRun({ id, steps }));
    fixture.detectChanges();
  }

  const open = (): readonly string[] =>
    TestBed.inject(Notices)
      .open()
      .map(({ kind, say }) => `${kind} ${say}`);

  it('come when a step ends or needs somebody, the newest alone', () => {
    become('running', 'locked');
    expect(open()).toEqual([]);
    become('done', 'preflight');
    expect(open()).toEqual(['done run.notice.copy-done']);
    become('done', 'guided');
    expect(open()).toEqual(['info run.notice.migrate-guided']);
    become('done', 'unsettled');
    expect(open()).toEqual(['problem run.notice.migrate-unsettled']);
  });

  it('say nothing of how a run was found', () => {
    become('done', 'failed');
    expect(open()).toEqual([]);
    become('done', 'failed', 'HA-2');
    expect(open()).toEqual([]);
    fixture.componentInstance.run.set(undefined);
    fixture.detectChanges();
    expect(open()).toEqual([]);
  });

  it('leave what was said of other things', () => {
    TestBed.inject(Notices).show('done', 'settings.saved');
    become('running', 'locked');
    become('failed', 'locked');
    become('undecided', 'locked');

    expect(open()).toEqual(['done settings.saved', 'info run.notice.copy-undecided']);
  });

  it('go when the run itself is shown, and come no more until it is left', () => {
    become('running', 'locked');
    become('done', 'guided');
    const leave = TestBed.inject(StepNotices).hush();
    expect(open()).toEqual([]);
    become('done', 'unsettled');
    expect(open()).toEqual([]);

    leave();
    become('done', 'failed');
    expect(open()).toEqual(['problem run.notice.migrate-failed']);
  });

  it('do not come where the user does not want them', async () => {
    await TestBed.inject(SettingsStore).load();
    await TestBed.inject(SettingsStore).save({ noticeAtStepEnd: false });
    become('running', 'locked');
    become('done', 'ready');

    expect(open()).toEqual([]);
  });
});
