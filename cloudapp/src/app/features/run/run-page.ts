import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';

import { writeRunReport } from '../../core/report/run-report';
import type { RunState, StepState } from '../../workflow/run/run-state';
import { SaveFile } from '../session/save-file';
import { HelpLink } from '../ui/help-link';
import { Icon } from '../ui/icon';
import { CurrentRun } from './current-run';
import { RunAfter } from './run-after';
import { RunProof } from './run-proof';
import { RunStep } from './run-step';
import { RunStop } from './run-stop';
import { StepNotices } from './step-notices';

const JSON_TYPE = 'application/json';

/** The run under way: its steps from top to bottom, and the proof at the end. */
@Component({
  selector: 'app-run-page',
  standalone: true,
  imports: [HelpLink, Icon, RouterLink, RunAfter, RunProof, RunStep, RunStop, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './run-page.html',
  styleUrl: './run-page.scss',
})
export class RunPage {
  private readonly saveFile = inject(SaveFile);
  protected readonly current = inject(CurrentRun);

  protected readonly hold = this.current.hold;
  protected readonly run = this.current.run;
  protected readonly isDriving = computed(() => this.hold().kind === 'driving');
  protected readonly isKept = computed(() => {
    this.run();
    return this.current.driver()?.isKept ?? true;
  });
  /** The step that is under way; `undefined` when all are done. */
  protected readonly step = computed(() => this.run()?.steps.find(({ phase }) => phase !== 'done'));

  constructor() {
    inject(DestroyRef).onDestroy(inject(StepNotices).hush());
    void this.current.look();
  }

  /** Alma's progress by tenths: whoever listens does not want to hear each percent. */
  protected tenthOf({ phase, progress = 0 }: StepState): number {
    return phase === 'running' ? Math.floor(progress / 10) * 10 : 0;
  }

  protected saveReport(run: RunState): void {
    this.saveFile.save(`run-${run.id}.json`, writeRunReport(run), JSON_TYPE);
  }

  /** The run as it is journalled: with it any user can take it up where the journal is lost. */
  protected saveRun(run: RunState): void {
    this.saveFile.save(`run-file-${run.id}.json`, JSON.stringify(run, undefined, 1), JSON_TYPE);
  }

  /** What could not be read, for whoever may make sense of it. */
  protected saveDamaged(reason: string, stored: unknown): void {
    const text = JSON.stringify({ reason, stored }, undefined, 1);
    this.saveFile.save('run-damaged.json', text, JSON_TYPE);
  }
}
