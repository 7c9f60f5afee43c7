import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { TranslatePipe, TranslateService } from '@ngx-translate/core';

import type { SkipExplanation } from '../../core/event-report/explain-skips';
import { reportRow } from '../../core/report/report-row';
import { writeMmsIdList } from '../../core/report/write-report';
import type { JudgedRecord } from '../../core/state/judged-record';
import { supportText } from '../../core/support/support-text';
import type { RunState } from '../../workflow/run/run-state';
import { SaveFile } from '../session/save-file';
import { CheckedSet } from '../set/checked-set';
import { Icon } from '../ui/icon';
import { runsForSupport } from './runs-for-support';

/** How many records are named on the screen; the files have all. */
const MOST_SHOWN = 20;

/** What an event report was read as: the explained skips, and the records that go with them. */
export interface ExplainedSkips {
  readonly explanation: SkipExplanation;
  /** Rows in which no event was recognised. */
  readonly unrecognised: number;
  /** All records of the run's set. */
  readonly records: readonly JudgedRecord[];
}

/** What the skips of a migration mean, and what can be done about those that are not harmless. */
@Component({
  selector: 'app-skip-explanation',
  standalone: true,
  imports: [Icon, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './skip-explanation.html',
})
export class SkipExplanationView {
  private readonly saveFile = inject(SaveFile);
  private readonly translate = inject(TranslateService);
  private readonly checked = inject(CheckedSet);
  private readonly router = inject(Router);

  readonly run = input.required<RunState>();
  readonly explained = input.required<ExplainedSkips>();

  protected readonly found = computed(() => this.explained().explanation);
  protected readonly others = computed(() => this.found().otherHandle.slice(0, MOST_SHOWN));
  protected readonly without = computed(() => this.found().withoutHandle.slice(0, MOST_SHOWN));
  protected readonly notUnderstood = computed(
    () => this.found().unknownRecords.length + this.explained().unrecognised,
  );
  /** Records in order that the job passed over: it looked for another prefix, or elsewhere. */
  protected readonly isJobAstray = computed(() =>
    this.found().withoutHandle.some(({ state }) => state === 'ready'),
  );
  protected readonly rest = computed(() => {
    const { otherHandle, withoutHandle } = this.found();
    const out = new Set([...otherHandle, ...withoutHandle].map(({ mmsId }) => mmsId));
    const ids = this.explained().records.flatMap(({ mmsId }) => mmsId ?? []);
    return out.size === 0 ? [] : ids.filter((mmsId) => !out.has(mmsId));
  });

  protected saveSupportText(): void {
    const { set, institution } = this.run();
    const say = (key: string, params?: object): string =>
      String(this.translate.instant(key, params));
    const background = new Map(
      this.found().otherHandle.map(({ mmsId, handle }) => [String(mmsId), handle ?? '']),
    );
    const text = supportText(
      {
        institution,
        setName: set.name,
        setSize: set.size,
        rows: this.explained()
          .records.filter(({ mmsId }) => mmsId !== undefined && background.has(mmsId))
          .map((record) => reportRow(record, undefined, 'ask-ex-libris')),
        backgroundHandles: background,
        runs: runsForSupport(this.run(), say),
      },
      say,
    );
    this.saveFile.save(`ex-libris-${this.run().id}.txt`, text, 'text/plain;charset=utf-8');
  }

  /** The others as a list that is checked next: what comes of it is a set of their own. */
  protected async checkRest(): Promise<void> {
    const name = String(
      this.translate.instant('run.events.restName', { set: this.run().set.name }),
    );
    this.checked.choose({ kind: 'list', name, mmsIds: this.rest() });
    await this.router.navigate(['/set', 'list']);
  }

  protected saveRest(): void {
    this.saveFile.save(`rest-${this.run().id}.csv`, writeMmsIdList(this.rest()));
  }
}
