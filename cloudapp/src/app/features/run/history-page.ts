import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';

import { readPastRuns, type PastRun, type PastRuns } from '../../workflow/history/past-runs';
import type { RememberedRun } from '../../workflow/journal/run-journal';
import { parseRun, UnreadableRunError } from '../../workflow/journal/parse-run';
import { wordsFor, type Saying } from '../session/alma-words';
import { ConfigurationStore } from '../session/configuration-store';
import { Notices } from '../session/notices';
import { ALMA } from '../session/ports';
import { Icon } from '../ui/icon';
import { WhenText } from '../ui/when-text';
import { CurrentRun } from './current-run';
import { RunBanner } from './run-banner';

/** Former runs: the app's own, and those of the three jobs as far as Alma lists them, with their order. */
@Component({
  selector: 'app-history-page',
  standalone: true,
  imports: [Icon, RouterLink, RunBanner, TranslatePipe, WhenText],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './history-page.html',
  styleUrl: './history-page.scss',
})
export class HistoryPage {
  private readonly alma = inject(ALMA);
  private readonly current = inject(CurrentRun);
  private readonly notices = inject(Notices);
  private readonly configuration = inject(ConfigurationStore).configuration;

  protected readonly own = signal<readonly RememberedRun[]>([]);
  protected readonly words = signal('');
  protected readonly past = signal<PastRuns | undefined>(undefined);
  protected readonly failed = signal<Saying | undefined>(undefined);
  protected readonly shown = computed(() => {
    const words = this.words().trim().toLowerCase();
    return this.own().filter(({ setName, id }) => `${setName} ${id}`.toLowerCase().includes(words));
  });

  constructor() {
    void this.load();
  }

  protected isTooEarly({ instanceId }: PastRun): boolean {
    return this.past()?.tooEarly.includes(instanceId) ?? false;
  }

  protected async forget(run: RememberedRun): Promise<void> {
    await this.current.journal.forgetRemembered(run.id);
    this.own.set(await this.current.journal.history());
  }

  /** Takes a run up from its file: where the journal was lost, or another user goes on. */
  protected async takeUp(file: File | undefined): Promise<void> {
    if (file === undefined) return;
    try {
      const run = parseRun(JSON.parse(await file.text()) as unknown);
      if (run === undefined) throw new UnreadableRunError('empty', undefined);
      await this.current.begin(run);
      this.notices.show('done', 'run.takenUp', { name: run.set.name });
    } catch (error) {
      // Not a run file, or a damaged one: nothing was changed.
      if (!(error instanceof UnreadableRunError) && !(error instanceof SyntaxError)) throw error;
      this.notices.show('problem', 'run.notARunFile');
    }
  }

  private async load(): Promise<void> {
    this.own.set(await this.current.journal.history());
    const [route] = this.configuration()?.routes ?? [];
    if (route === undefined) return;
    try {
      this.past.set(await readPastRuns(this.alma, route));
    } catch (error) {
      // The app's own list stands above all the same.
      this.failed.set(wordsFor(error));
    }
  }
}
