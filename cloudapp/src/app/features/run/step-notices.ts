import { effect, inject, Injectable, untracked } from '@angular/core';

import type { RunState, StepPhase } from '../../workflow/run/run-state';
import { Notices, type NoticeKind } from '../session/notices';
import { SettingsStore } from '../session/settings-store';

/** Phases in which a step has come to a halt, and how that is said. */
const SAID: Partial<Record<StepPhase, NoticeKind>> = {
  done: 'done',
  guided: 'info',
  unsettled: 'problem',
  undecided: 'info',
  failed: 'problem',
};

/** Says in a notice when a step of the run ends or needs somebody, on whatever page but the run's own. */
@Injectable({ providedIn: 'root' })
export class StepNotices {
  private readonly notices = inject(Notices);
  private readonly settings = inject(SettingsStore);
  private former: RunState | undefined;
  /** The notice about the run that is open: the next one takes its place. */
  private shown: number | undefined;
  private isRunShown = false;

  /** Follows a run; called in an injection context. */
  watch(run: () => RunState | undefined): void {
    void this.settings.load();
    effect(() => {
      const now = run();
      untracked(() => this.compare(now));
    });
  }

  /**
   * The run's own page is open and says all of this itself.
   * @returns what ends this
   */
  hush(): () => void {
    this.isRunShown = true;
    this.close();
    return () => (this.isRunShown = false);
  }

  private compare(run: RunState | undefined): void {
    const { former } = this;
    this.former = run;
    if (run === undefined || run.id !== former?.id) return;
    for (const { name, phase } of run.steps) {
      const before = former.steps.find((step) => step.name === name);
      const kind = SAID[phase];
      const isNews = before !== undefined && before.phase !== phase && kind !== undefined;
      if (!isNews || this.isRunShown || !this.settings.settings().noticeAtStepEnd) continue;
      this.close();
      this.shown = this.notices.show(kind, `run.notice.${name}-${phase}`);
    }
  }

  private close(): void {
    if (this.shown !== undefined) this.notices.close(this.shown);
  }
}
