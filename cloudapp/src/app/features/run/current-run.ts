import { DOCUMENT } from '@angular/common';
import { computed, inject, Injectable, signal } from '@angular/core';

import { RunJournal, type FoundRun } from '../../workflow/journal/run-journal';
import { RunDriver } from '../../workflow/run/run-driver';
import type { RunPorts } from '../../workflow/run/run-ports';
import type { RunState } from '../../workflow/run/run-state';
import { ConfigurationStore } from '../session/configuration-store';
import { follow, type Followed } from '../session/engine-signal';
import { BULK_ALMA, CLOUD_APP, HANDLE_SERVER, PACING, SET_READER } from '../session/ports';
import { Session } from '../session/session';
import { browserRunLock } from './browser-run-lock';
import { StepNotices } from './step-notices';

/** How often a panel that only watches reads the journal. */
const WATCH_MS = 3000;

/** Why a panel only watches: another one drives, here or on another machine, or the app is not set up here. */
type WhyWatching = 'other-panel' | 'other-machine' | 'no-configuration';

/** Who has the run in hands. */
export type RunHold =
  | { readonly kind: 'looking' }
  | { readonly kind: 'none' }
  | { readonly kind: 'driving'; readonly driver: RunDriver; readonly followed: Followed<RunState> }
  | {
      readonly kind: 'watching';
      readonly run: RunState;
      readonly why: WhyWatching;
    }
  | { readonly kind: 'damaged'; readonly reason: string; readonly stored: unknown }
  | { readonly kind: 'unreachable' };

/** The run of this user: found in the journal when the app opens, driven by one panel, watched by others. */
@Injectable({ providedIn: 'root' })
export class CurrentRun {
  private readonly configuration = inject(ConfigurationStore).configuration;
  private readonly visit = inject(Session).visit;
  private readonly document = inject(DOCUMENT);
  private readonly token = crypto.randomUUID();
  private readonly ports: RunPorts = {
    alma: inject(BULK_ALMA),
    reader: inject(SET_READER),
    pacing: inject(PACING),
    handleServer: inject(HANDLE_SERVER),
    store: inject(CLOUD_APP),
    lock: browserRunLock(navigator.locks),
    isHidden: () => this.document.hidden,
  };
  readonly journal = new RunJournal(this.ports.store);
  private readonly held = signal<RunHold>({ kind: 'looking' });
  private release: (() => void) | undefined;
  private looked: Promise<void> | undefined;
  private isGivenUp = false;

  readonly hold = this.held.asReadonly();
  readonly run = computed<RunState | undefined>(() => {
    const hold = this.held();
    if (hold.kind === 'driving') return hold.followed.snapshot();
    return hold.kind === 'watching' ? hold.run : undefined;
  });
  readonly driver = computed(() => {
    const hold = this.held();
    return hold.kind === 'driving' ? hold.driver : undefined;
  });

  constructor() {
    inject(StepNotices).watch(() => this.run());
  }

  /** Looks once whether a run is going on, and takes it up where no other panel has it. */
  look(): Promise<void> {
    this.looked ??= this.lookNow();
    return this.looked;
  }

  /** Looks once more, where Alma did not hand the app's notes out before. */
  async lookAgain(): Promise<void> {
    if (this.held().kind !== 'unreachable') return;
    this.held.set({ kind: 'looking' });
    await this.lookNow();
  }

  /**
   * Begins with a new run; the one before is put among the former ones.
   * @returns whether it did: not beside a run that goes on, nor where the notes of one cannot be read
   */
  async begin(run: RunState): Promise<boolean> {
    // A run that only the Store knows of would be written over.
    if (this.held().kind === 'unreachable') await this.lookNow();
    if (this.held().kind === 'unreachable' || this.run()?.at === 'going') return false;
    this.letGo();
    this.isGivenUp = false;
    await this.take(run);
    this.looked = Promise.resolve();
    return this.driver()?.snapshot.id === run.id;
  }

  /** Puts the run that has ended away. */
  async putAway(): Promise<void> {
    this.letGo();
    await this.journal.forget();
    this.held.set({ kind: 'none' });
  }

  private async lookNow(): Promise<void> {
    const found = await this.journal.read();
    await this.takeFound(found);
  }

  private async takeFound(found: FoundRun): Promise<void> {
    if (found.kind !== 'run') this.held.set(found);
    else if (this.isGivenUp) this.showOnly(found.run);
    else await this.take(found.run);
  }

  private async take(run: RunState): Promise<void> {
    const configuration = this.configuration();
    const visit = this.visit();
    if (configuration === undefined || visit === undefined) {
      this.watch(run, 'no-configuration');
      return;
    }
    this.release = await this.ports.lock.acquire();
    if (this.release === undefined) {
      this.watch(run, 'other-panel');
      return;
    }
    const { institution, almaUrl } = visit;
    const place = { institution, almaUrl };
    const driver = RunDriver.take(run, this.ports, configuration, place, this.token);
    this.held.set({ kind: 'driving', driver, followed: follow(driver) });
    driver.subscribe(() => {
      if (driver.isTaken) this.giveUp(driver);
    });
  }

  /** Another machine took the run up: it is shown here, and driven here again once the app is opened anew. */
  private giveUp(driver: RunDriver): void {
    if (this.driver() !== driver) return;
    const run = driver.snapshot;
    this.letGo();
    this.isGivenUp = true;
    this.showOnly(run);
  }

  private showOnly(run: RunState): void {
    this.held.set(shown(run));
    this.showNext();
  }

  private showNext(): void {
    setTimeout(() => {
      if (this.held().kind !== 'watching') return;
      void this.journal.read().then((found) => {
        if (this.held().kind !== 'watching') return;
        this.held.set(found.kind === 'run' ? shown(found.run) : found);
        this.showNext();
      });
    }, WATCH_MS);
  }

  /** Another panel drives: what it journals is shown; when it is gone, this one takes over. */
  private watch(run: RunState, why: WhyWatching): void {
    this.held.set({ kind: 'watching', run, why });
    setTimeout(() => {
      if (this.held().kind === 'watching') void this.lookNow();
    }, WATCH_MS);
  }

  private letGo(): void {
    const hold = this.held();
    if (hold.kind === 'driving') {
      hold.followed.stop();
      hold.driver.letGo();
    }
    this.release?.();
    this.release = undefined;
  }
}

/** A run that another machine took up. */
function shown(run: RunState): RunHold {
  return { kind: 'watching', run, why: 'other-machine' };
}
