import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  type OnInit,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';

import { countReasons } from '../../workflow/prepare/entry';
import { CheckedSet } from '../set/checked-set';
import { Icon } from '../ui/icon';
import { WhenText } from '../ui/when-text';
import { ContinueRun } from './continue-run';
import { CurrentRun } from './current-run';
import { HandleBaseline } from './handle-baseline';
import { RunGround } from './run-ground';
import { TakingUp } from './taking-up';
import { WrongRecords } from './wrong-records';

/** A run whose journal is lost: what Alma holds of it, what is lost for good, and the word to go on. */
@Component({
  selector: 'app-take-up-page',
  standalone: true,
  imports: [HandleBaseline, Icon, RouterLink, TranslatePipe, WhenText, WrongRecords],
  providers: [RunGround, TakingUp],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './take-up-page.html',
  styleUrl: './prepare-page.scss',
})
export class TakeUpPage implements OnInit {
  private readonly continueRun = inject(ContinueRun);
  private readonly current = inject(CurrentRun);
  protected readonly checked = inject(CheckedSet);
  protected readonly takingUp = inject(TakingUp);

  /** The run's id, from the address. */
  readonly id = input('');

  protected readonly steps = ['copy', 'migrate'] as const;
  protected readonly isChecked = computed(
    () => this.takingUp.set() !== undefined && this.checked.check()?.phase === 'done',
  );
  protected readonly goingRun = computed(() => {
    const run = this.current.run();
    return run?.at === 'going' ? run : undefined;
  });
  /** How many may not go in for which reason. */
  protected readonly reasons = computed(() => countReasons(this.takingUp.entry()));

  ngOnInit(): void {
    void this.current.look();
    if (!this.isChecked()) return;
    void this.look();
    if (this.checked.handles() === undefined) this.checked.checkHandles();
  }

  protected look(): Promise<void> {
    return this.takingUp.look(this.id());
  }

  protected async takeUp(): Promise<void> {
    const run = await this.takingUp.rebuild(this.id());
    if (run !== undefined) await this.continueRun.with(run);
  }
}
