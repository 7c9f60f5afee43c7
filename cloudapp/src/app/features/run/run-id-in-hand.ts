import { Injectable } from '@angular/core';

import { newRunId } from '../../workflow/prepare/new-run';

/**
 * The id of the run that is being prepared. Who leaves the page and comes back goes on with it, so that
 * the set that bears it already is taken up and none is left over in Alma.
 */
@Injectable({ providedIn: 'root' })
export class RunIdInHand {
  private held: { readonly of: string; readonly id: string } | undefined;

  /** @param of what the run is prepared from; another subject has another id */
  take(of: string): string {
    if (this.held?.of !== of) this.held = { of, id: newRunId(Date.now(), Math.random) };
    return this.held.id;
  }

  /** The run has begun: the next one has an id of its own. */
  spend(): void {
    this.held = undefined;
  }
}
