import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';

import type { BadLine } from '../../core/id-list/read-id-list';
import { readIdFile } from '../../core/id-list/read-id-file';
import { UnreadableTableError } from '../../core/table/table-error';
import { CheckedSet } from '../set/checked-set';
import { LeftOutLines } from '../set/left-out-lines';
import { FileDrop } from '../ui/file-drop';

/** A list of fifty thousand MMS IDs has one megabyte; a workbook of them three. */
const LARGEST_FILE = 50_000_000;

type Refusal =
  | { readonly kind: 'unreadable'; readonly say: string; readonly name: string }
  | { readonly kind: 'no-ids'; readonly bad: readonly BadLine[]; readonly name: string };

/** Takes a file of MMS IDs, to be checked as if it were a set. */
@Component({
  selector: 'app-import-list',
  standalone: true,
  imports: [FileDrop, LeftOutLines, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <app-file-drop
      label="importList.label"
      hint="importList.hint"
      accept=".csv,.txt,.tsv,.xlsx,text/csv,text/plain"
      testId="import-list"
      (taken)="take($event)"
    />
    @if (refused(); as refusal) {
      <div class="banner bad" role="alert" data-testid="import-refused">
        @if (refusal.kind === 'unreadable') {
          <p>{{ refusal.say | translate: { name: refusal.name } }}</p>
        } @else {
          <p>{{ 'importList.noIds' | translate: { name: refusal.name } }}</p>
        }
      </div>
      @if (refusal.kind === 'no-ids') {
        <app-left-out-lines [duplicates]="[]" [bad]="refusal.bad" />
      }
    }
  `,
})
export class ImportList {
  private readonly checked = inject(CheckedSet);
  private readonly router = inject(Router);

  protected readonly refused = signal<Refusal | undefined>(undefined);

  protected async take(file: File): Promise<void> {
    const { name } = file;
    this.refused.set(undefined);
    if (file.size > LARGEST_FILE) {
      this.refused.set({ kind: 'unreadable', say: 'importList.fault.too-large', name });
      return;
    }
    const bytes = await file.arrayBuffer().catch(() => undefined);
    if (bytes === undefined) {
      this.refused.set({ kind: 'unreadable', say: 'files.gone', name });
      return;
    }
    try {
      const { ids, duplicates, bad } = readIdFile(new Uint8Array(bytes));
      if (ids.length === 0) {
        this.refused.set({ kind: 'no-ids', bad, name });
        return;
      }
      this.checked.choose({ kind: 'list', name, mmsIds: ids, leftOut: { duplicates, bad } });
      await this.router.navigate(['/set', 'list']);
    } catch (error) {
      // A file that is no table: said where it was given.
      if (!(error instanceof UnreadableTableError)) throw error;
      this.refused.set({ kind: 'unreadable', say: `importList.fault.${error.fault}`, name });
    }
  }
}
