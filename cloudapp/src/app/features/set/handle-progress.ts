import { ChangeDetectionStrategy, Component, inject } from '@angular/core';

import { WorkProgress } from '../ui/work-progress';
import { CheckedSet } from './checked-set';

/** How far the check of the set's handles is, and the buttons to pause and to cancel it. */
@Component({
  selector: 'app-handle-progress',
  standalone: true,
  imports: [WorkProgress],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (checked.handles(); as handles) {
      <app-work-progress
        label="handles.working"
        testIdPrefix="handles-"
        [phase]="handles.phase"
        [progress]="handles.progress"
        (paused)="checked.pauseHandles()"
        (resumed)="checked.resumeHandles()"
        (cancelled)="checked.cancelHandles()"
      />
    }
  `,
})
export class HandleProgress {
  protected readonly checked = inject(CheckedSet);
}
