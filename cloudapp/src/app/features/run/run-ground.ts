import { computed, inject, Injectable, signal } from '@angular/core';

import { chooseEntry, type Entry, type EntryOptions } from '../../workflow/prepare/entry';
import type { RunDraft } from '../../workflow/prepare/new-run';
import { routeFingerprint } from '../../workflow/run/route-fingerprint';
import type { Way } from '../../workflow/run/run-state';
import { ConfigurationStore } from '../session/configuration-store';
import { Session } from '../session/session';
import { CheckedSet } from '../set/checked-set';
import { CurrentRun } from './current-run';

/** What of a run's draft is the same whether it is new or taken up. */
type Ground = Omit<RunDraft, 'id' | 'way' | 'isPilot' | 'set' | 'records'>;

/** What a run stands on, a new one and one that is taken up: the checked set, its handles, its route, the user. */
@Injectable()
export class RunGround {
  private readonly checked = inject(CheckedSet);
  private readonly journal = inject(CurrentRun).journal;
  private readonly configuration = inject(ConfigurationStore).configuration;
  private readonly visit = inject(Session).visit;
  private readonly provenRoutes = signal<ReadonlySet<string> | undefined>(undefined);

  /** Whether a run of the route has ended with every handle right; `undefined` while that is not known. */
  readonly isProven = computed(() => {
    const [proven, route] = [this.provenRoutes(), this.checked.route()];
    return route && proven?.has(routeFingerprint(route));
  });

  /** Reads which routes are proven. */
  async load(): Promise<void> {
    this.provenRoutes.set(await this.journal.provenRoutes());
  }

  /** Whether it is known how the handles are before the run; new titles have none. */
  hasBaseline(way: Way): boolean {
    return way === 'new' || this.checked.handles()?.phase === 'done';
  }

  /** Who of the checked set may go in. */
  entryOf(wish: Pick<EntryOptions, 'way' | 'includesRight' | 'confirmed'>): Entry {
    // Read so that whoever computes from this hears of new verdicts.
    this.checked.handles();
    return chooseEntry(this.checked.records(), {
      ...this.checked.entryOptions(wish.way),
      ...wish,
    });
  }

  /** `undefined` where there is no configuration, no route, or no user yet. */
  given(): Ground | undefined {
    const [configuration, route, visit] = [
      this.configuration(),
      this.checked.route(),
      this.visit(),
    ];
    if (configuration === undefined || route === undefined || visit === undefined) return undefined;
    return {
      route,
      verdictOf: (record) => this.checked.verdictOf(record)?.verdict,
      user: visit.user.id,
      institution: visit.institution,
      propagationMs: configuration.propagationMinutes * 60_000,
      now: Date.now(),
    };
  }
}
