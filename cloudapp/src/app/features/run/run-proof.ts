import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslatePipe, TranslateService } from '@ngx-translate/core';

import { outcomeOf } from '../../core/outcome/outcome-of';
import { reportRow, type ReportRow } from '../../core/report/report-row';
import { writeMmsIdList } from '../../core/report/write-report';
import { supportText } from '../../core/support/support-text';
import { VERDICTS } from '../../core/verdict/verdict';
import { isAllRight } from '../../workflow/journal/run-journal';
import { keyOf } from '../../workflow/run/run-records';
import type { RunState } from '../../workflow/run/run-state';
import { SaveFile } from '../session/save-file';
import { CountPicture, type CountedKind } from '../ui/count-picture';
import { Duration } from '../ui/duration';
import { Icon } from '../ui/icon';
import { VERDICT_LOOKS } from '../ui/tones';
import { WhenText } from '../ui/when-text';
import { CurrentRun } from './current-run';
import { runsForSupport } from './runs-for-support';
import { ProblemText } from './problem-text';
import { ticking } from './ticking';

/** More are in the files. */
const MOST_SHOWN = 10;

/** The proof at the end of a run: where each handle of its set leads, and what to do about the rest. */
@Component({
  selector: 'app-run-proof',
  standalone: true,
  imports: [CountPicture, Duration, Icon, ProblemText, RouterLink, TranslatePipe, WhenText],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './run-proof.html',
  styles: `
    progress {
      display: block;
      width: 100%;
      height: 10px;
    }
    .again {
      margin-top: var(--space-3);
    }
  `,
})
export class RunProof {
  private readonly current = inject(CurrentRun);
  private readonly saveFile = inject(SaveFile);
  private readonly translate = inject(TranslateService);

  readonly run = input.required<RunState>();
  readonly isDriving = input.required<boolean>();

  private readonly now = ticking(() =>
    ['propagating', 'checking'].includes(this.run().handles.phase),
  );
  protected readonly waitMs = computed(() => this.run().handles.until - this.now());
  protected readonly isAllRight = computed(() => isAllRight(this.run()));
  /** How many handles were asked for, while they are. */
  protected readonly asked = computed(() => {
    this.now();
    const check = this.current.driver()?.handleCheck;
    return check === undefined ? undefined : check.snapshot.progress;
  });
  protected readonly verdicts = computed<readonly CountedKind[]>(() => {
    const { counts } = this.run().handles;
    return VERDICTS.map((id) => ({
      id,
      say: `verdict.${id}.name`,
      count: counts[id] ?? 0,
      look: VERDICT_LOOKS[id],
    }));
  });
  /** The titles whose handles do not lead to their record; `undefined` after a reload. */
  protected readonly failing = computed<readonly ReportRow[] | undefined>(() => {
    const { handles, steps, propagationMs } = this.run();
    const found = this.current.driver()?.findings;
    if (found === undefined || handles.phase !== 'checked') return undefined;
    const isClean = steps.every(({ gate }) => gate?.state === 'passed');
    const endedAt = Math.max(...steps.map((step) => step.endedAt));
    const run = { endedAt, isClean, propagationMs };
    return found.records.flatMap((record) => {
      const verdict = found.check.verdictOf(keyOf(record));
      if (verdict?.verdict === 'right') return [];
      const { state, findings } = record;
      const now = handles.checkedAt;
      const { outcome } = outcomeOf({ state, findings, verdict: verdict?.verdict, run, now });
      return [reportRow(record, verdict, outcome)];
    });
  });
  protected readonly broken = computed(() => {
    const broken = new Set<string>(this.current.driver()?.findings?.newlyBroken ?? []);
    return (this.failing() ?? []).filter(({ mms_id }) => broken.has(mms_id)).slice(0, MOST_SHOWN);
  });

  protected skipWait(): void {
    void this.current.driver()?.skipWait();
  }

  protected checkAgain(): void {
    void this.current.driver()?.checkHandlesAgain();
  }

  protected saveList(rows: readonly ReportRow[]): void {
    const list = writeMmsIdList(rows.map(({ mms_id }) => mms_id));
    this.saveFile.save(`not-right-${this.run().id}.csv`, list);
  }

  protected saveSupportText(rows: readonly ReportRow[]): void {
    const { id, institution, set } = this.run();
    const say = (key: string, params?: object): string =>
      String(this.translate.instant(key, params));
    const text = supportText(
      {
        institution,
        setName: set.name,
        setSize: set.size,
        rows,
        backgroundHandles: new Map(),
        runs: runsForSupport(this.run(), say),
      },
      say,
    );
    this.saveFile.save(`ex-libris-${id}.txt`, text, 'text/plain;charset=utf-8');
  }
}
