import { inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';

import type { RunState } from '../../workflow/run/run-state';
import { Notices } from '../session/notices';
import { CurrentRun } from './current-run';

/** Goes on with a run that was begun elsewhere, and leads to its page; says so, or why not. */
@Injectable({ providedIn: 'root' })
export class ContinueRun {
  private readonly current = inject(CurrentRun);
  private readonly notices = inject(Notices);
  private readonly router = inject(Router);

  async with(run: RunState): Promise<void> {
    if (!(await this.current.begin(run))) {
      this.notices.show('problem', 'run.notTakenUp');
      return;
    }
    this.notices.show('done', 'run.takenUp', { name: run.set.name });
    await this.router.navigate(['/run']);
  }
}
