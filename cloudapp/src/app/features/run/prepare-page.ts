import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  type OnInit,
  signal,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';

import { writeMmsIdList } from '../../core/report/write-report';
import { SaveFile } from '../session/save-file';
import { CheckedSet } from '../set/checked-set';
import { SetSearch } from '../start/set-search';
import { HelpLink } from '../ui/help-link';
import { Icon } from '../ui/icon';
import type { RunSet } from '../../workflow/run/run-state';
import { CurrentRun } from './current-run';
import { HandleBaseline } from './handle-baseline';
import { MOST_PILOT, Preparation } from './preparation';
import { RunGround } from './run-ground';
import { WrongRecords } from './wrong-records';

/** Before a run: the baseline, who enters, the pilot, the set; then the person says to start. */
@Component({
  selector: 'app-prepare-page',
  standalone: true,
  imports: [HandleBaseline, HelpLink, Icon, RouterLink, SetSearch, TranslatePipe, WrongRecords],
  providers: [Preparation, RunGround],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './prepare-page.html',
  styleUrl: './prepare-page.scss',
})
export class PreparePage implements OnInit {
  private readonly router = inject(Router);
  private readonly saveFile = inject(SaveFile);
  private readonly current = inject(CurrentRun);
  protected readonly checked = inject(CheckedSet);
  protected readonly preparation = inject(Preparation);

  /** From the address. */
  readonly way = input<string>();

  protected readonly mostPilot = MOST_PILOT;
  /** The set about which the person is asked: another one is asked about anew. */
  protected readonly asked = signal<RunSet | undefined>(undefined);
  protected readonly isConfirming = computed(
    () => this.asked() !== undefined && this.asked() === this.preparation.set(),
  );
  protected readonly notBegun = signal(false);
  protected readonly isChecked = computed(() =>
    ['done', 'cancelled'].includes(this.checked.check()?.phase ?? 'idle'),
  );
  protected readonly isAsking = this.checked.isAsking;
  protected readonly goingRun = computed(() => {
    const run = this.current.run();
    return run?.at === 'going' ? run : undefined;
  });
  protected readonly canMake = computed(
    () =>
      this.preparation.hasBaseline() &&
      this.preparation.isPilot() !== undefined &&
      this.preparation.chosen().length > 0 &&
      this.preparation.progress() === undefined,
  );

  ngOnInit(): void {
    this.preparation.way.set(this.way() === 'new' ? 'new' : 'existing');
    void this.preparation.load();
    void this.current.look();
    const isAsked = this.checked.handles() !== undefined;
    // The baseline: asked for once, unless the handles were checked already; new titles have none.
    const needsBaseline = this.preparation.way() === 'existing';
    if (needsBaseline && this.isChecked() && !isAsked) this.checked.checkHandles();
  }

  protected saveList(): void {
    const { name, mmsIds } = this.preparation;
    this.saveFile.save(`${name()}.csv`, writeMmsIdList(mmsIds()));
  }

  protected async start(): Promise<void> {
    const run = this.preparation.makeRun();
    if (run === undefined) return;
    this.notBegun.set(false);
    if (!(await this.current.begin(run))) {
      this.notBegun.set(true);
      return;
    }
    this.preparation.begun();
    const [first] = run.steps;
    await this.router.navigate(['/run']);
    if (first !== undefined) await this.current.driver()?.confirm(first.name);
  }
}
