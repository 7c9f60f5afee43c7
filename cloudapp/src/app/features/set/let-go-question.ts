import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { TranslatePipe } from '@ngx-translate/core';

import { addressOf } from './address-of';
import { CheckedSet, type CheckSubject } from './checked-set';

/** Asks before a check that is under way is let go for another set or list. */
@Component({
  selector: 'app-let-go-question',
  standalone: true,
  imports: [TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1>
      <bdi>{{ nameOf(next()) }}</bdi>
    </h1>
    <p class="banner warn" role="alert" data-testid="let-go">
      {{
        (checked.isWorking() ? 'set.letGo.working' : 'set.letGo.ended')
          | translate: { name: former() }
      }}
    </p>
    <div class="actions">
      <button type="button" class="primary" data-testid="let-go-back" (click)="goBack()">
        {{ 'set.letGo.back' | translate }}
      </button>
      <button type="button" class="secondary" data-testid="let-go-on" (click)="checked.goOn()">
        {{ 'set.letGo.goOn' | translate }}
      </button>
    </div>
  `,
})
export class LetGoQuestion {
  private readonly router = inject(Router);
  protected readonly checked = inject(CheckedSet);

  /** What is taken up where the person goes on. */
  readonly next = input.required<CheckSubject>();

  protected readonly former = computed(() => {
    const subject = this.checked.subject();
    return subject === undefined ? '' : this.nameOf(subject);
  });

  protected nameOf(subject: CheckSubject): string {
    return subject.kind === 'set' ? subject.set.name : subject.name;
  }

  protected goBack(): void {
    const subject = this.checked.subject();
    this.checked.stay();
    if (subject !== undefined) void this.router.navigate(['/set', addressOf(subject)]);
  }
}
