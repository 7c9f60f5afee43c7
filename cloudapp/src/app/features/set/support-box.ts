import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  signal,
} from '@angular/core';
import { TranslatePipe, TranslateService } from '@ngx-translate/core';

import { reportRow, type ReportRow } from '../../core/report/report-row';
import type { JudgedRecord } from '../../core/state/judged-record';
import { supportText, type SupportRun } from '../../core/support/support-text';
import { CurrentRun } from '../run/current-run';
import { SaveFile } from '../session/save-file';
import { Session } from '../session/session';
import { CopyButton } from '../ui/copy-button';
import { Icon } from '../ui/icon';
import { CheckedSet } from './checked-set';

/** A longer text is written when it is asked for: nobody reads it on the way. */
const MOST_AT_ONCE = 300;

/** A text for a support case with Ex Libris about the handles that still fail. */
@Component({
  selector: 'app-support-box',
  standalone: true,
  imports: [CopyButton, Icon, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './support-box.html',
})
export class SupportBox {
  private readonly checked = inject(CheckedSet);
  private readonly current = inject(CurrentRun);
  private readonly visit = inject(Session).visit;
  private readonly translate = inject(TranslateService);
  private readonly saveFile = inject(SaveFile);

  private readonly phase = computed(() => this.checked.handles()?.phase);
  /** What is asked about: those for Ex Libris where some are told apart, else all that fail. */
  protected readonly records = computed<readonly JudgedRecord[]>(() => {
    const phase = this.phase();
    if (phase !== 'done' && phase !== 'cancelled') return [];
    const failing = this.checked.records().filter((record) => {
      const verdict = this.checked.verdictOf(record)?.verdict;
      return verdict !== undefined && verdict !== 'right' && verdict !== 'unchecked';
    });
    const theirs = failing.filter((r) => this.checked.outcomeOf(r) === 'ask-ex-libris');
    return theirs.length > 0 ? theirs : failing;
  });
  protected readonly isEarly = computed(() => {
    const [first] = this.records();
    return first !== undefined && this.checked.outcomeOf(first) !== 'ask-ex-libris';
  });
  protected readonly isWanted = signal(false);
  protected readonly isShown = computed(
    () => this.isWanted() || this.records().length <= MOST_AT_ONCE,
  );
  protected readonly text = computed(() => (this.isShown() ? this.write() : ''));

  constructor() {
    effect(
      () => {
        this.records();
        this.isWanted.set(false);
      },
      { allowSignalWrites: true },
    );
  }

  protected save(): void {
    this.saveFile.save('support-case.txt', this.text(), 'text/plain;charset=utf-8');
  }

  private write(): string {
    const subject = this.checked.subject();
    return supportText(
      {
        institution: this.visit()?.institution ?? '',
        setName: subject?.kind === 'set' ? subject.set.name : (subject?.name ?? ''),
        setSize: this.checked.records().length,
        rows: this.records().map((record) => this.rowOf(record)),
        backgroundHandles: new Map(),
        runs: this.runs(),
      },
      (key, params): string => String(this.translate.instant(key, params)),
    );
  }

  private rowOf(record: JudgedRecord): ReportRow {
    return reportRow(record, this.checked.verdictOf(record), this.checked.outcomeOf(record));
  }

  /** The jobs of the run on this set, as far as they have a process id. */
  private runs(): readonly SupportRun[] {
    const subject = this.checked.subject();
    const run = this.current.run();
    if (subject?.kind !== 'set' || run?.set.id !== subject.set.id) return [];
    return run.steps
      .filter(({ instanceId }) => instanceId !== '')
      .map(({ name, jobName, instanceId, endedAt }) => ({
        name: jobName || String(this.translate.instant(`run.step.${name}`)),
        processId: instanceId,
        endedAt,
      }));
  }
}
