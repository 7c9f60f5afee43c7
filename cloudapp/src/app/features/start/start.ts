import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';

import { PageStore } from '../session/page-store';

/** What the app offers first: it follows the Alma page. */
@Component({
  selector: 'app-start',
  standalone: true,
  imports: [TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './start.html',
})
export class Start {
  private readonly page = inject(PageStore);
  protected readonly sets = computed(() =>
    this.page.entities().filter(({ type }) => type === 'SET'),
  );
  protected readonly records = computed(() =>
    this.page.entities().filter(({ type }) => type !== 'SET'),
  );
}
