import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';

import { readPastRuns, type PastRun, type PastRuns } from '../../workflow/history/past-runs';
import type { RememberedRun } from '../../workflow/journal/run-journal';
import { parseRun, UnreadableRunError } from '../../workflow/journal/parse-run';
import { runIdsIn } from '../../workflow/prepare/run-ids-in';
import { writeRunReport } from '../../core/report/run-report';
import { SaveFile } from '../session/save-file';
import { FileDrop } from '../ui/file-drop';
import { wordsFor, type Saying } from '../session/alma-words';
import { ConfigurationStateView } from '../session/configuration-state';
import { ConfigurationStore } from '../session/configuration-store';
import { Notices } from '../session/notices';
import { ALMA } from '../session/ports';
import { Icon } from '../ui/icon';
import { WhenText } from '../ui/when-text';
import { ContinueRun } from './continue-run';
import { CurrentRun } from './current-run';
import { RunBanner } from './run-banner';

/** Former runs: the app's own, and those of the three jobs as far as Alma lists them, with their order. */
@Component({
  selector: 'app-history-page',
  standalone: true,
  imports: [ConfigurationStateView, FileDrop, Icon, RouterLink, RunBanner, TranslatePipe, WhenText],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './history-page.html',
  styleUrl: './history-page.scss',
})
export class HistoryPage {
  private readonly alma = inject(ALMA);
  private readonly current = inject(CurrentRun);
  private readonly continueRun = inject(ContinueRun);
  private readonly notices = inject(Notices);
  private readonly saveFile = inject(SaveFile);
  private readonly router = inject(Router);
  private readonly configuration = inject(ConfigurationStore).configuration;

  /** `undefined` while they are not read. */
  protected readonly own = signal<readonly RememberedRun[] | undefined>(undefined);
  protected readonly isUnreachable = signal(false);
  protected readonly words = signal('');
  protected readonly isConfigured = computed(() => this.configuration() !== undefined);
  protected readonly past = signal<PastRuns | undefined>(undefined);
  protected readonly failed = signal<Saying | undefined>(undefined);
  protected readonly shown = computed(() => {
    const words = this.words().trim().toLowerCase();
    return this.own()?.filter(({ setName, id }) =>
      `${setName} ${id}`.toLowerCase().includes(words),
    );
  });

  constructor() {
    void this.load();
  }

  protected async forget(run: RememberedRun): Promise<void> {
    const isGone = await this.current.journal.forgetRemembered(run.id);
    if (isGone) this.own.update((all) => all?.filter(({ id }) => id !== run.id));
    else this.notices.show('problem', 'history.notDeleted');
  }

  protected async readOwn(): Promise<void> {
    this.isUnreachable.set(false);
    this.own.set(await this.current.journal.history());
    this.isUnreachable.set(this.own() === undefined);
  }

  protected async saveReport({ id }: RememberedRun): Promise<void> {
    const run = await this.current.journal.former(id);
    if (run === 'gone') this.notices.show('problem', 'history.noReport');
    else if (run === 'unreachable') this.notices.show('problem', 'history.unreachable');
    else this.saveFile.save(`run-${id}.json`, writeRunReport(run), 'application/json');
  }

  /** The id of the run that started it, where nothing is saved here of that run. */
  protected lostRunOf({ name }: PastRun): string | undefined {
    const known = this.own();
    const [id] = runIdsIn(name);
    if (id === undefined || known === undefined || id === this.current.run()?.id) return undefined;
    return known.some((run) => run.id === id) ? undefined : id;
  }

  /** Opens the set of a lost run: over it the run can be taken up. */
  protected async openSet({ setName }: PastRun, run: string): Promise<void> {
    try {
      const { rows } = await this.alma.findSets({ name: setName, limit: 100, offset: 0 });
      const set = rows.find(({ name }) => name === setName);
      if (set === undefined) this.notices.show('problem', 'history.noSet', { name: setName });
      else await this.router.navigate(['/set', set.id], { queryParams: { run } });
    } catch (error) {
      // Said as a notice; the set can be looked for on the start page.
      const words = wordsFor(error);
      this.notices.show('problem', words.say, words.with);
    }
  }

  /** Takes a run up from its file: where the journal was lost, or another user goes on. */
  protected async takeUp(file: File): Promise<void> {
    const text = await file.text().catch(() => undefined);
    if (text === undefined) {
      this.notices.show('problem', 'files.gone', { name: file.name });
      return;
    }
    try {
      const run = parseRun(JSON.parse(text) as unknown);
      if (run === undefined) throw new UnreadableRunError('empty', undefined);
      await this.continueRun.with(run);
    } catch (error) {
      // Not a run file, or a damaged one: nothing was changed.
      if (!(error instanceof UnreadableRunError) && !(error instanceof SyntaxError)) throw error;
      this.notices.show('problem', 'run.notARunFile');
    }
  }

  private async load(): Promise<void> {
    await this.readOwn();
    const routes = this.configuration()?.routes ?? [];
    try {
      const all = await Promise.all(routes.map((route) => readPastRuns(this.alma, route)));
      this.past.set(together(all));
    } catch (error) {
      // The app's own list stands above all the same.
      this.failed.set(wordsFor(error));
    }
  }
}

/** The runs of all routes, newest first; routes that share a job share its runs. */
function together(all: readonly PastRuns[]): PastRuns {
  const runs = new Map(all.flatMap(({ runs }) => runs).map((run) => [run.instanceId, run]));
  return {
    runs: [...runs.values()].sort((a, b) => b.startedAt.localeCompare(a.startedAt)),
    unlisted: [...new Set(all.flatMap(({ unlisted }) => unlisted))],
    tooEarly: [...new Set(all.flatMap(({ tooEarly }) => tooEarly))],
  };
}
