import { type ComponentFixture, TestBed } from '@angular/core/testing';

import { RunInApp } from '../../../testing/run-in-app';
import { aRun, aStep } from '../../workflow/testing/a-run';
import { CurrentRun } from './current-run';
import { RunBanner } from './run-banner';

describe('the banner of a run', () => {
  let app: RunInApp;
  let fixture: ComponentFixture<RunBanner>;

  beforeEach(() => {
    app = new RunInApp();
  });

  afterEach(async () => {
    fixture.destroy();
    await app.close();
  });

  async function show(): Promise<string> {
    await app.start();
    fixture = TestBed.createComponent(RunBanner);
    fixture.detectChanges();
    await TestBed.inject(CurrentRun).look();
    fixture.detectChanges();
    const { textContent } = fixture.nativeElement as HTMLElement;
    return (textContent ?? '').replace(/\s+/g, ' ').trim();
  }

  it('is not there without a run', async () => {
    expect(await show()).toBe('');
  });

  it('names the set, and where the step under way stands', async () => {
    const [copy, migrate] = [
      aStep('copy', { phase: 'done' }),
      aStep('migrate', { phase: 'guided' }),
    ];
    app.keep({ steps: [copy, migrate, aStep('register')] });

    const text = await show();
    expect(text).toContain('A run is going on: Letters');
    expect(text).toContain('2 Migrate the handle');
    expect(text).toContain('To be done in Alma');
  });

  it('names what becomes of the handles once the jobs are done', async () => {
    const handles = { ...aRun().handles, phase: 'checked' as const };
    const steps = [aStep('register', { phase: 'done' })];
    app.keep({ way: 'new', steps, handles, at: 'ended' });

    expect(await show()).toContain('The handles are checked');
  });

  it('leads to a run that is damaged', async () => {
    app.cloudApp.store.set('run', { version: 9 });

    expect(await show()).toContain('Open the run');
  });

  it('says that it is not known whether a run goes on', async () => {
    app.cloudApp.readStore = () => Promise.reject(new Error('lost'));

    expect(await show()).toContain('A run may be going on');
  });
});
