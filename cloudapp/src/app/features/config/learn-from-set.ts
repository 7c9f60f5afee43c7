import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';

import { SetSearch } from '../start/set-search';
import { Sample } from './sample';

/** Lets the administrator pick a set, whose first records fill in what can be found. */
@Component({
  selector: 'app-learn-from-set',
  standalone: true,
  imports: [SetSearch, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <details class="fold" data-testid="config-learn">
      <summary>{{ 'config.learn.title' | translate }}</summary>
      <p class="muted small">{{ 'config.learn.text' | translate }}</p>
      <app-set-search (picked)="sample.read($event)" />
    </details>
    @let now = sample.state();
    <div role="status">
      @switch (now.kind) {
        @case ('reading') {
          <p class="muted">{{ 'config.learn.reading' | translate }}</p>
        }
        @case ('failed') {
          <p class="banner warn">{{ now.words.say | translate: now.words.with }}</p>
        }
        @case ('read') {
          <p class="banner good" data-testid="config-learned">
            {{ 'config.learn.found' | translate: { n: now.records.length } }}
            @if (now.prefix === '') {
              {{ 'config.learn.noPrefix' | translate }}
            } @else {
              {{ 'config.learn.prefix' | translate: { prefix: now.prefix } }}
            }
            @if (now.site; as site) {
              {{ 'config.learn.site' | translate: { domain: site.domain, view: site.view } }}
            }
          </p>
          @if (now.unasked !== '') {
            <p class="banner warn" data-testid="config-site-unknown">
              {{ 'config.learn.siteUnknown' | translate: { resolver: now.unasked } }}
            </p>
          }
        }
      }
    </div>
  `,
  styles: `
    details {
      margin-bottom: var(--space-2);
    }
  `,
})
export class LearnFromSet {
  protected readonly sample = inject(Sample);
}
