import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';

import type { MmsId } from '../../core/identifiers/mms-id';
import type { JudgedRecord } from '../../core/state/judged-record';
import { CheckedSet } from '../set/checked-set';

/** What a person said of a title whose handle leads to another record. */
export interface WrongRecordWord {
  readonly mmsId: MmsId;
  readonly isConfirmed: boolean;
}

/** Titles whose handles lead to another record: each is confirmed by itself. */
@Component({
  selector: 'app-wrong-records',
  standalone: true,
  imports: [TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (records().length > 0) {
      <details>
        <summary>{{ 'run.prepare.wrongRecord' | translate: { n: records().length } }}</summary>
        <p class="small">{{ 'run.prepare.wrongRecordText' | translate }}</p>
        @for (record of records(); track record.position) {
          @if (record.mmsId; as mmsId) {
            <label class="tick">
              <input
                #wrong
                type="checkbox"
                data-testid="confirm-wrong-record"
                [checked]="confirmed().has(mmsId)"
                (change)="said.emit({ mmsId, isConfirmed: wrong.checked })"
              />
              <span>
                <bdi>{{ record.title || mmsId }}</bdi>
                <span class="small muted leads">
                  {{ 'run.prepare.leadsTo' | translate }}
                  <bdi>{{ checked.verdictOf(record)?.targetMmsId }}</bdi>
                </span>
              </span>
            </label>
          }
        }
      </details>
    }
  `,
  styles: `
    .leads {
      display: block;
    }
  `,
})
export class WrongRecords {
  protected readonly checked = inject(CheckedSet);

  readonly records = input.required<readonly JudgedRecord[]>();
  readonly confirmed = input.required<ReadonlySet<MmsId>>();
  readonly said = output<WrongRecordWord>();
}
