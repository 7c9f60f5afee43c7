import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  signal,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';

import { writeRunReport } from '../../core/report/run-report';
import { VERDICTS } from '../../core/verdict/verdict';
import { ALMA } from '../session/ports';
import { Notices } from '../session/notices';
import { SaveFile } from '../session/save-file';
import { wordsFor } from '../session/alma-words';
import { CountPicture, type CountedKind } from '../ui/count-picture';
import { Duration } from '../ui/duration';
import { HelpLink } from '../ui/help-link';
import { Icon } from '../ui/icon';
import { VERDICT_LOOKS } from '../ui/tones';
import { isAllRight } from '../../workflow/journal/run-journal';
import { CurrentRun } from './current-run';
import { RunStep } from './run-step';

/** How often the waiting time on the screen is counted down. */
const TICK_MS = 1000;

/** The run under way: its steps from top to bottom, and the proof at the end. */
@Component({
  selector: 'app-run-page',
  standalone: true,
  imports: [CountPicture, Duration, HelpLink, Icon, RouterLink, RunStep, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './run-page.html',
  styleUrl: './run-page.scss',
})
export class RunPage {
  private readonly saveFile = inject(SaveFile);
  private readonly alma = inject(ALMA);
  private readonly notices = inject(Notices);
  protected readonly current = inject(CurrentRun);
  private readonly now = signal(Date.now());

  protected readonly hold = this.current.hold;
  protected readonly run = this.current.run;
  protected readonly isDriving = computed(() => this.hold().kind === 'driving');
  protected readonly isStopping = signal(false);
  protected readonly isAllRight = computed(() => {
    const run = this.run();
    return run !== undefined && isAllRight(run);
  });
  protected readonly isKept = computed(() => {
    this.run();
    return this.current.driver()?.isKept ?? true;
  });
  protected readonly waitMs = computed(() => (this.run()?.handles.until ?? 0) - this.now());
  protected readonly verdicts = computed<readonly CountedKind[]>(() => {
    const counts = this.run()?.handles.counts;
    return VERDICTS.map((id) => ({
      id,
      say: `verdict.${id}.name`,
      count: counts?.[id] ?? 0,
      look: VERDICT_LOOKS[id],
    }));
  });

  constructor() {
    void this.current.look();
    effect((onCleanup) => {
      if (this.run()?.handles.phase !== 'propagating') return;
      const timer = setInterval(() => this.now.set(Date.now()), TICK_MS);
      onCleanup(() => clearInterval(timer));
    });
  }

  protected skipWait(): void {
    void this.current.driver()?.skipWait();
  }

  protected checkAgain(): void {
    void this.current.driver()?.checkHandlesAgain();
  }

  protected stop(): void {
    this.isStopping.set(false);
    void this.current.driver()?.end();
  }

  protected saveReport(): void {
    const run = this.run();
    if (run === undefined) return;
    this.saveFile.save(`run-${run.id}.json`, writeRunReport(run), 'application/json');
  }

  /** The run as it is journalled: with it any user can take it up where the journal is lost. */
  protected saveRun(): void {
    const run = this.run();
    if (run === undefined) return;
    this.saveFile.save(
      `run-file-${run.id}.json`,
      JSON.stringify(run, undefined, 1),
      'application/json',
    );
  }

  protected async deleteSet(): Promise<void> {
    const run = this.run();
    if (run === undefined || !run.set.isMadeByApp) return;
    try {
      const set = await this.alma.readSet(run.set.id);
      // Only what bears this run's id, and was made by this user, is ever deleted.
      if (!set.description.includes(run.id)) return;
      await this.alma.deleteSet(run.set.id);
      this.notices.show('done', 'run.setDeleted', { name: run.set.name });
    } catch (error) {
      // Said as a notice; the set stays, which does no harm.
      const words = wordsFor(error);
      this.notices.show('problem', words.say, words.with);
    }
  }
}
