import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';

import type { Configuration } from '../../core/configuration/configuration';
import { differencesOf } from '../../core/configuration/configuration-diff';
import { emptyConfiguration } from '../../core/configuration/defaults';
import {
  parseConfiguration,
  type ParsedConfiguration,
} from '../../core/configuration/parse-configuration';
import type { Saying } from '../session/alma-words';
import { SaveFile } from '../session/save-file';
import { FileDrop } from '../ui/file-drop';
import { Icon } from '../ui/icon';
import { ConfigurationDraft } from './configuration-draft';
import { DifferenceTable } from './difference-table';

type Preview =
  | { readonly kind: 'import' | 'reset'; readonly configuration: Configuration }
  | ({ readonly kind: 'unreadable' } & Saying);

const LARGEST_FILE = 2_000_000;

/** The configuration as a file, out and in, and back to the defaults: always with a preview. */
@Component({
  selector: 'app-config-files',
  standalone: true,
  imports: [DifferenceTable, FileDrop, Icon, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './config-files.html',
})
export class ConfigFiles {
  private readonly saveFile = inject(SaveFile);
  protected readonly draft = inject(ConfigurationDraft);
  protected readonly preview = signal<Preview | undefined>(undefined);
  protected readonly differences = computed(() => {
    const now = this.preview();
    if (now === undefined || now.kind === 'unreadable') return [];
    return differencesOf(this.draft.configuration(), now.configuration);
  });

  protected export(): void {
    const text = `${JSON.stringify(this.draft.configuration(), null, 2)}\n`;
    this.saveFile.save('handle-assistant-configuration.json', text, 'application/json');
  }

  protected async import(file: File): Promise<void> {
    const { name } = file;
    const text = file.size > LARGEST_FILE ? '' : await file.text().catch(() => undefined);
    this.preview.set(
      text === undefined
        ? { kind: 'unreadable', say: 'files.gone', with: { name } }
        : previewOf(parseConfiguration(jsonOf(text))),
    );
  }

  protected reset(): void {
    this.preview.set({ kind: 'reset', configuration: emptyConfiguration() });
  }

  protected takeOver(configuration: Configuration): void {
    this.draft.replace(configuration);
    this.preview.set(undefined);
  }
}

function previewOf(parsed: ParsedConfiguration): Preview {
  if (parsed.kind === 'configuration')
    return { kind: 'import', configuration: parsed.configuration };
  const places = placesOf(parsed);
  return { kind: 'unreadable', say: `config.files.unreadable.${parsed.kind}`, with: { places } };
}

/** What is no JSON at all is an unreadable document, too. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    // Said as what it is: not a configuration.
    return [];
  }
}

function placesOf(parsed: ParsedConfiguration): string {
  if (parsed.kind !== 'damaged') return '';
  return parsed.problems
    .slice(0, 5)
    .map(({ path, message }) => `${path === '' ? '' : `${path}: `}${message}`)
    .join('; ');
}
