import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';

import type { JobInstance } from '../../alma/port/alma';
import { jobOf } from '../../workflow/run/preflight';
import type { RunState, StepState } from '../../workflow/run/run-state';
import { wordsFor, type Saying } from '../session/alma-words';
import { ConfigurationStore } from '../session/configuration-store';
import { ALMA } from '../session/ports';
import { Icon } from '../ui/icon';
import { WhenText } from '../ui/when-text';

const LISTED = 30;
/** More than these are not this step's: the newest stand first. */
const MOST_SHOWN = 5;

/** The last runs of a step's job, where Alma lists them: instead of typing a Process ID one is chosen. */
@Component({
  selector: 'app-found-runs',
  standalone: true,
  imports: [Icon, TranslatePipe, WhenText],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (job(); as known) {
      <button type="button" class="secondary" data-testid="find-runs" (click)="look(known.id)">
        <app-icon name="list" />{{ 'run.found.look' | translate }}
      </button>
      <div role="status">
        @if (runs()?.length === 0) {
          <p class="small" data-testid="no-runs-found">{{ 'run.found.none' | translate }}</p>
        }
      </div>
      @if (failed(); as words) {
        <p class="banner bad" role="alert">{{ words.say | translate: words.with }}</p>
      }
      @if (runs(); as found) {
        <ul class="found">
          @for (one of found; track one.id) {
            <li data-testid="found-run">
              <span>
                <bdi>{{ one.name || one.jobName }}</bdi>
                <span class="small muted">
                  <app-when-text [time]="one.startedAt || one.submittedAt" /> ·
                  <bdi>{{ one.id }}</bdi>
                </span>
              </span>
              <button
                type="button"
                class="secondary"
                [attr.aria-label]="('run.watch' | translate) + ' ' + one.id"
                (click)="chosen.emit(one.id)"
              >
                {{ 'run.watch' | translate }}
              </button>
            </li>
          }
        </ul>
      }
    }
  `,
  styles: `
    :host {
      display: block;
      margin: var(--space-2) 0;
    }
    .found {
      margin: var(--space-2) 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: var(--space-1) var(--space-2);
      padding: var(--space-2) 0;
      border-bottom: 1px solid var(--sys-outline-variant);
    }
    li > span {
      flex: 1 1 200px;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    li > span > span {
      display: block;
    }
  `,
})
export class FoundRuns {
  private readonly alma = inject(ALMA);
  private readonly configuration = inject(ConfigurationStore).configuration;

  readonly run = input.required<RunState>();
  readonly step = input.required<StepState>();
  /** The Process ID of the run that the person chose. */
  readonly chosen = output<string>();

  protected readonly runs = signal<readonly JobInstance[] | undefined>(undefined);
  protected readonly failed = signal<Saying | undefined>(undefined);
  protected readonly job = computed(() => {
    const route = this.configuration()?.routes.find(({ id }) => id === this.run().routeId);
    return route && jobOf(route, this.step().name);
  });

  protected async look(jobId: string): Promise<void> {
    this.failed.set(undefined);
    try {
      const query = { jobId, limit: LISTED, offset: 0 };
      const { rows } = await this.alma.listInstances(query);
      this.runs.set(rows.filter((row) => this.mayBe(row)).slice(0, MOST_SHOWN));
    } catch (error) {
      // The Process ID can be pasted all the same.
      this.failed.set(wordsFor(error));
    }
  }

  /** Started after the step before had ended, and none of this run's other ones. */
  private mayBe({ id, startedAt, submittedAt }: JobInstance): boolean {
    const { steps } = this.run();
    const at = steps.findIndex(({ name }) => name === this.step().name);
    const before = steps.slice(0, at);
    const earliest = before.at(-1)?.endedAt ?? 0;
    const begun = Date.parse(startedAt || submittedAt);
    return begun >= earliest && !before.some(({ instanceId }) => instanceId === id);
  }
}
