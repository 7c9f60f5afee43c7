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

/** Says in a notice when a step of the run ends or needs somebody, wherever in the app the person is. */
@Injectable({ providedIn: 'root' })
export class StepNotices {
  private readonly notices = inject(Notices);
  private readonly settings = inject(SettingsStore);
  private former: RunState | undefined;
  /** The notice about the run that is open: the next one takes its place. */
  private shown: number | undefined;

  /** Follows a run; called in an injection context. */
  watch(run: () => RunState | undefined): void {
    void this.settings.load();
    effect(() => {
      const now = run();
      untracked(() => this.compare(now));
    });
  }

  private compare(run: RunState | undefined): void {
    const { former } = this;
    this.former = run;
    if (run === undefined || run.id !== former?.id) return;
    for (const { name, phase } of run.steps) {
      const before = former.steps.find((step) => step.name === name);
      const kind = SAID[phase];
      const isNews = before !== undefined && before.phase !== phase && kind !== undefined;
      if (!isNews || !this.settings.settings().noticeAtStepEnd) continue;
      if (this.shown !== undefined) this.notices.close(this.shown);
      this.shown = this.notices.show(kind, `run.notice.${name}-${phase}`);
    }
  }
}
