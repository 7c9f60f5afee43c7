import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { TranslatePipe, TranslateService } from '@ngx-translate/core';

import type { Configuration } from '../../core/configuration/configuration';
import { emptyConfiguration } from '../../core/configuration/defaults';
import { mergeConfigurations } from '../../core/configuration/merge-configurations';
import { DividedText } from '../ui/divided-text';
import { ConfigurationDraft } from './configuration-draft';
import { DifferenceTable } from './difference-table';
import { fieldWords } from './field-words';
import { valueWords } from './value-words';

/** Somebody else saved meanwhile: both changes side by side, and what is to stand. */
@Component({
  selector: 'app-conflict-panel',
  standalone: true,
  imports: [DifferenceTable, DividedText, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './conflict-panel.html',
})
export class ConflictPanel {
  private readonly draft = inject(ConfigurationDraft);
  private readonly translate = inject(TranslateService);
  private readonly say = (key: string): string => String(this.translate.instant(key));
  private readonly theirsWins = signal<ReadonlySet<string>>(new Set());

  readonly theirs = input.required<Configuration>();
  /** Both together, as chosen: to be saved over theirs. */
  readonly merged = output<Configuration>();
  readonly dropped = output();

  private readonly merge = computed(() =>
    mergeConfigurations(
      this.draft.base() ?? emptyConfiguration(),
      this.draft.configuration(),
      this.theirs(),
      this.theirsWins(),
    ),
  );
  protected readonly configurations = computed(() => [this.draft.configuration(), this.theirs()]);
  protected readonly conflicts = computed(() =>
    this.merge().conflicts.map(({ path, mine, theirs }) => {
      const words = fieldWords(path, ...this.configurations());
      return {
        path,
        words,
        mine: valueWords(words.say, mine, this.say),
        theirs: valueWords(words.say, theirs, this.say),
        isTheirs: this.theirsWins().has(path),
      };
    }),
  );
  protected readonly taken = computed(() => this.merge().taken);

  protected choose(path: string, isTheirs: boolean): void {
    this.theirsWins.update((chosen) => {
      const next = new Set(chosen);
      if (isTheirs) next.add(path);
      else next.delete(path);
      return next;
    });
  }

  protected saveBoth(): void {
    this.merged.emit(this.merge().merged);
  }
}
