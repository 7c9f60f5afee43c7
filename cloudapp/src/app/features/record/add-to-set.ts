import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';

import type { Alma } from '../../alma/port/alma';
import { AlmaError } from '../../alma/port/alma-error';
import type { MmsId } from '../../core/identifiers/mms-id';
import { wordsFor, type Saying } from '../session/alma-words';
import { Notices } from '../session/notices';
import { ALMA } from '../session/ports';
import { SetSearch } from '../start/set-search';
import { Icon } from '../ui/icon';

/** Alma's code for a record that is in the set already. */
const IN_THE_SET_ALREADY = '60115';

/** Puts one record into a set: one that is there, or a new one. */
@Component({
  selector: 'app-add-to-set',
  standalone: true,
  imports: [Icon, SetSearch, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './add-to-set.html',
  styles: `
    :host {
      display: block;
      margin-top: var(--space-2);
    }
  `,
})
export class AddToSet {
  private readonly alma = inject(ALMA);
  private readonly notices = inject(Notices);

  readonly mmsId = input.required<MmsId>();
  /** Whether the record has digital inventory, so that a new set may be of digital titles. */
  readonly isDigital = input.required<boolean>();
  readonly finished = output();

  protected readonly isWorking = signal(false);
  protected readonly failed = signal<Saying | undefined>(undefined);

  protected async addTo(set: { readonly id: string; readonly name: string }): Promise<void> {
    await this.attempt(async () => {
      await add(this.alma, set.id, this.mmsId());
      this.notices.show('done', 'card.set.added', { name: set.name });
    });
  }

  protected async addToNew(name: string): Promise<void> {
    const wanted = name.trim();
    if (wanted === '') return;
    await this.attempt(async () => {
      const content = this.isDigital() ? 'IED' : 'BIB_MMS';
      const draft = { name: wanted, description: '', content, isPrivate: false } as const;
      const { id } = await this.alma.createSet(draft);
      await addToFresh(this.alma, id, this.mmsId());
      this.notices.show('done', 'card.set.made', { name: wanted });
    });
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    if (this.isWorking()) return;
    this.isWorking.set(true);
    this.failed.set(undefined);
    try {
      await work();
      this.finished.emit();
    } catch (error) {
      // Alma refused, or did not answer: said beside the field, which stays open.
      this.failed.set(wordsFor(error));
    } finally {
      this.isWorking.set(false);
    }
  }
}

/** Adds the first record; a set that Alma does not let it into is taken away again. */
async function addToFresh(alma: Alma, setId: string, mmsId: MmsId): Promise<void> {
  try {
    await alma.addMembers(setId, [mmsId]);
  } catch (error) {
    // Refused for sure: the set is empty, and its name is wanted for the next try.
    if (error instanceof AlmaError && error.kind === 'refused') await alma.deleteSet(setId);
    throw error;
  }
}

async function add(alma: Alma, setId: string, mmsId: MmsId): Promise<void> {
  try {
    await alma.addMembers(setId, [mmsId]);
  } catch (error) {
    // In the set already: what was wanted.
    const isThere = error instanceof AlmaError && error.code === IN_THE_SET_ALREADY;
    if (!isThere) throw error;
  }
}
