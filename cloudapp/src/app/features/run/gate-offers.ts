import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  inject,
  input,
  signal,
} from '@angular/core';
import { Router } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';

import { wordsFor } from '../session/alma-words';
import type { RunState, StepState } from '../../workflow/run/run-state';
import { Notices } from '../session/notices';
import { ALMA } from '../session/ports';
import { CheckedSet } from '../set/checked-set';
import { Icon } from '../ui/icon';

/** Reasons of a gate that a repair takes away. */
const FOR_REPAIR = ['newly-typed'];
/** Reasons whose records the check of the set tells apart. */
const FOR_CHECK = ['still-copy-needed', 'newly-twice', 'not-ready', 'members-differ', 'exceptions'];

/** What can be done in the app about a gate that did not pass: the records are read again for it. */
@Component({
  selector: 'app-gate-offers',
  standalone: true,
  imports: [Icon, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (canRepair()) {
      <button
        type="button"
        class="secondary"
        data-testid="offer-repair"
        (click)="checkThenOpen('/repair')"
      >
        <app-icon name="repair" />{{ 'run.offer.repair' | translate }}
      </button>
    }
    @if (canRepair() || canCheck()) {
      <button type="button" class="secondary" data-testid="offer-check" (click)="checkThenOpen()">
        <app-icon name="list" />{{ 'run.offer.check' | translate }}
      </button>
      <p class="small" role="status">
        @if (isReading()) {
          {{ 'run.offer.reading' | translate: { n: run().set.size } }}
        }
      </p>
    }
  `,
  styles: `
    :host {
      display: contents;
    }
    p {
      order: 1;
      flex-basis: 100%;
      margin: 0;
    }
  `,
})
export class GateOffers {
  private readonly alma = inject(ALMA);
  private readonly checked = inject(CheckedSet);
  private readonly router = inject(Router);
  private readonly notices = inject(Notices);

  readonly run = input.required<RunState>();
  readonly step = input.required<StepState>();

  protected readonly isReading = signal(false);
  private isLeft = false;
  private readonly reasons = computed(() => {
    const { phase, gate } = this.step();
    return phase === 'failed' ? (gate?.reasons ?? []).map(({ id }) => id) : [];
  });
  protected readonly canRepair = computed(() =>
    this.reasons().some((id) => FOR_REPAIR.includes(id)),
  );
  protected readonly canCheck = computed(() => this.reasons().some((id) => FOR_CHECK.includes(id)));

  constructor() {
    inject(DestroyRef).onDestroy(() => (this.isLeft = true));
  }

  /** Checks the run's set as it is now; where to go on with what it finds. */
  protected async checkThenOpen(path?: '/repair'): Promise<void> {
    if (this.isReading()) return;
    this.isReading.set(true);
    try {
      const set = await this.alma.readSet(this.run().set.id);
      // Who went elsewhere meanwhile, or took up another set, stays there.
      if (this.isLeft) return;
      const subject = { kind: 'set', set } as const;
      if (!this.checked.choose(subject)) {
        // Another check is under way: the page of the set asks whether that is let go.
        await this.router.navigate(['/set', set.id]);
        return;
      }
      await this.checked.start();
      if (this.isLeft || this.checked.subject() !== subject) return;
      // What went wrong with the check is said where checks are shown.
      const isChecked = this.checked.check()?.phase === 'done';
      await this.router.navigate(isChecked && path !== undefined ? [path] : ['/set', set.id]);
    } catch (error) {
      // The set could not be read: it is said, and the step stays as it is.
      const words = wordsFor(error);
      this.notices.show('problem', words.say, words.with);
    } finally {
      this.isReading.set(false);
    }
  }
}
