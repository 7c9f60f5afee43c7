import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';

import type { Handle } from '../../core/handle/handle';
import { printHandle } from '../../core/handle/print-handle';
import { writeCheckReport } from '../../core/report/check-report';
import { isProblem, reportRow, type ReportRow } from '../../core/report/report-row';
import { writeCabbReport, writeMmsIdList, writeReport } from '../../core/report/write-report';
import type { JudgedRecord } from '../../core/state/judged-record';
import { ConfigurationStore } from '../session/configuration-store';
import { SaveFile } from '../session/save-file';
import { Icon } from '../ui/icon';
import { CheckedSet } from './checked-set';

/** The files that a check gives: report, problems, MMS IDs, CABB's columns. */
@Component({
  selector: 'app-result-files',
  standalone: true,
  imports: [Icon, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './result-files.html',
})
export class ResultFiles {
  private readonly checked = inject(CheckedSet);
  private readonly saveFile = inject(SaveFile);
  private readonly configuration = inject(ConfigurationStore).configuration;

  /** Indexes of the records that pass the filter. */
  readonly passing = input.required<Uint32Array>();
  readonly isFiltered = input.required<boolean>();

  /** Each as a button, in the order in which they are wanted. */
  protected readonly files = computed(() => {
    const hasEnded = ['done', 'cancelled', 'failed'].includes(this.checked.check()?.phase ?? '');
    const areAsked = ['done', 'cancelled'].includes(this.checked.handles()?.phase ?? '');
    const mmsIds = this.isFiltered() ? 'files.mmsIdsShown' : 'files.mmsIds';
    return [
      { id: 'report', say: 'files.report', isReady: hasEnded, save: () => this.saveReport() },
      { id: 'problems', say: 'files.problems', isReady: hasEnded, save: () => this.saveProblems() },
      { id: 'mms-ids', say: mmsIds, isReady: hasEnded, save: () => this.saveMmsIds() },
      { id: 'json', say: 'files.json', isReady: hasEnded, save: () => this.saveJson() },
      { id: 'cabb', say: 'files.cabb', isReady: areAsked, save: () => this.saveCabb() },
    ];
  });

  private saveReport(): void {
    this.saveFile.save(
      this.name('report', 'csv'),
      writeReport(this.checked.records().map((r) => this.row(r))),
    );
  }

  private saveJson(): void {
    const subject = this.checked.subject();
    const check = this.checked.check();
    if (subject === undefined || check === undefined) return;
    const text = writeCheckReport({
      setId: subject.kind === 'set' ? subject.set.id : '',
      name: subject.kind === 'set' ? subject.set.name : subject.name,
      size: check.summary.asked,
      phase: check.phase,
      handlesPhase: this.checked.handles()?.phase ?? 'idle',
      writtenAt: Date.now(),
      rows: this.checked.records().map((record) => this.row(record)),
    });
    this.saveFile.save(this.name('check', 'json'), text, 'application/json');
  }

  private saveProblems(): void {
    const problems = this.checked
      .records()
      .filter((record) => isProblem(record, this.checked.outcomeOf(record)));
    this.saveFile.save(this.name('problems', 'csv'), writeReport(problems.map((r) => this.row(r))));
  }

  /** Of what the list shows: all of the set, or those that pass the filter. */
  saveMmsIds(): void {
    const records = this.checked.records();
    const shown = this.isFiltered()
      ? [...this.passing()].flatMap((index) => records[index] ?? [])
      : records;
    this.saveFile.save(
      this.name('mms-ids', 'csv'),
      writeMmsIdList(shown.flatMap(({ mmsId }) => mmsId ?? [])),
    );
  }

  private saveCabb(): void {
    const normalForm = this.configuration()?.normalForm ?? '{handle}';
    const text = writeCabbReport(
      this.checked.records().map((record) => this.row(record)),
      (handle) => printHandle(handle as Handle, normalForm),
    );
    this.saveFile.save(this.name('cabb', 'csv'), text);
  }

  private row(record: JudgedRecord): ReportRow {
    return reportRow(record, this.checked.verdictOf(record), this.checked.outcomeOf(record));
  }

  /** `report-<set>-2026-01-31.csv`; a file name holds no signs that a system forbids. */
  private name(kind: string, ending: string): string {
    const subject = this.checked.subject();
    const set = subject?.kind === 'set' ? subject.set.name : (subject?.name ?? '');
    const safe = set
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 60);
    return `${[kind, safe, new Date().toISOString().slice(0, 10)].filter((p) => p !== '').join('-')}.${ending}`;
  }
}
