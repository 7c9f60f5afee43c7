import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { TranslatePipe } from '@ngx-translate/core';
import { debounceTime, Subject, switchMap } from 'rxjs';

import type { Page, SetSummary } from '../../alma/port/alma';
import { wordsFor, type Saying } from '../session/alma-words';
import { ALMA } from '../session/ports';

type Found =
  | { readonly kind: 'nothing-asked' }
  | { readonly kind: 'searching' }
  | { readonly kind: 'found'; readonly page: Page<SetSummary> }
  | { readonly kind: 'failed'; readonly words: Saying };

const SHOWN = 20;

/** Finds a set by the words in its name, while they are typed. */
@Component({
  selector: 'app-set-search',
  standalone: true,
  imports: [TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './set-search.html',
})
export class SetSearch {
  private readonly alma = inject(ALMA);
  private readonly typed = new Subject<string>();
  private wanted = '';

  /** Tells two searches on one screen apart: begins their ids. */
  readonly name = input('set');
  /** The set that the person picked. */
  readonly picked = output<{ readonly id: string; readonly name: string }>();
  protected readonly found = signal<Found>({ kind: 'nothing-asked' });

  constructor() {
    this.typed
      .pipe(
        debounceTime(250),
        switchMap((name) => this.search(name)),
        takeUntilDestroyed(),
      )
      .subscribe((found) => this.found.set(found));
  }

  protected typing(text: string): void {
    const name = text.trim();
    // A space more asks for nothing else.
    if (name === this.wanted) return;
    this.wanted = name;
    if (name !== '') this.found.set({ kind: 'searching' });
    this.typed.next(name);
  }

  private async search(name: string): Promise<Found> {
    if (name === '') return { kind: 'nothing-asked' };
    try {
      return { kind: 'found', page: await this.alma.findSets({ name, limit: SHOWN, offset: 0 }) };
    } catch (error) {
      // Said in place of the results; the next letter asks again.
      return { kind: 'failed', words: wordsFor(error) };
    }
  }
}
