import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { type ComponentFixture, TestBed } from '@angular/core/testing';

import { giveFile } from '../../../../testing/give-file';
import { RunInApp } from '../../../../testing/run-in-app';
import type { RunState, StepState } from '../../../workflow/run/run-state';
import { aStep } from '../../../workflow/testing/a-run';
import { Notices } from '../../session/notices';
import { CurrentRun } from '../current-run';
import { RunPage } from '../run-page';
import { RunPageHarness } from '../run-page.harness';

const STEPS = ['copy', 'migrate', 'register'] as const;

/** The page of a run over the simulated Alma, for specs. */
export class RunPageInApp {
  readonly app = new RunInApp();
  private fixture: ComponentFixture<RunPage> | undefined;
  private page: RunPageHarness | undefined;

  /** Opens the app at the page of the run that the journal holds. */
  async open(): Promise<RunPageHarness> {
    await this.app.start();
    this.fixture = TestBed.createComponent(RunPage);
    const page = await TestbedHarnessEnvironment.harnessForFixture(this.fixture, RunPageHarness);
    this.page = page;
    // The browser's lock comes when it comes; the held time does not make it come.
    await TestBed.inject(CurrentRun).look();
    await page.text();
    return page;
  }

  /** The same of a run with one of its steps in this state, and those before it done. */
  openAt(
    change: Partial<StepState> & Pick<StepState, 'name'>,
    ofRun: Partial<RunState> = {},
  ): Promise<RunPageHarness> {
    const at = STEPS.indexOf(change.name);
    const steps = STEPS.map((name, i) => {
      if (i === at) return aStep(name, change);
      const instanceId = `759424239000464${String(i)}`;
      return i < at ? aStep(name, { phase: 'done', instanceId, endedAt: 7 }) : aStep(name);
    });
    this.app.keep({ steps, ...ofRun });
    return this.open();
  }

  /** Lets time go by until the step has come so far. */
  async become(step: StepState['name'], phase: StepState['phase']): Promise<void> {
    await this.app.time.until(
      () => this.page?.phases(),
      (phases) => phases?.[step] === phase,
    );
  }

  give(testId: string, name: string, text: string): void {
    giveFile(this.fixture?.nativeElement as HTMLElement, testId, name, text);
  }

  /** Words of what has the focus; nothing for the page itself. */
  focused(): string {
    const { activeElement } = document;
    return activeElement === document.body ? '' : (activeElement?.textContent?.trim() ?? '');
  }

  notices(): readonly string[] {
    return TestBed.inject(Notices)
      .open()
      .map(({ say }) => say);
  }

  /** The person opens another page; the app stays open. */
  leave(): void {
    this.fixture?.destroy();
  }

  async close(): Promise<void> {
    this.leave();
    await this.app.close();
  }
}
