import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';

import type { Progress } from '../../workflow/long-work/progress-meter';
import type { WorkPhase } from '../../workflow/long-work/work-phase';
import { Duration } from './duration';
import { Icon } from './icon';

/** How far a long work is: n of m, rate, time left, and the buttons to pause and to cancel it. */
@Component({
  selector: 'app-work-progress',
  standalone: true,
  imports: [Duration, Icon, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './work-progress.html',
  styleUrl: './work-progress.scss',
})
export class WorkProgress {
  /** Key of the sentence that names the work: `set.check.working`. */
  readonly label = input.required<string>();
  readonly phase = input.required<WorkPhase>();
  readonly progress = input.required<Progress>();
  /** Put before the test ids, so that two works on one screen can be told apart. */
  readonly testIdPrefix = input('');
  readonly paused = output();
  readonly resumed = output();
  readonly cancelled = output();

  protected readonly isWorking = computed(() => ['running', 'paused'].includes(this.phase()));
  protected readonly percent = computed(() => {
    const { done, total } = this.progress();
    return total === 0 ? 0 : Math.min(100, Math.floor((done / total) * 100));
  });
  /** Said aloud at every tenth only: a person does not want to hear every record. */
  protected readonly tenth = computed(() => Math.floor(this.percent() / 10) * 10);
  protected readonly rate = computed(() => Math.round(this.progress().perSecond));
}
