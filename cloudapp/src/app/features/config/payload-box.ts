import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';

import type { JobUse } from '../../core/configuration/likely-jobs';
import { DividedText } from '../ui/divided-text';
import { Icon } from '../ui/icon';
import { ConfigurationDraft } from './configuration-draft';
import { PastedPayload } from './pasted-payload';

const USES: readonly JobUse[] = ['copy', 'migrate'];

/** Takes what Alma's *API Information* panel shows, and shows what was understood of it. */
@Component({
  selector: 'app-payload-box',
  standalone: true,
  imports: [DividedText, Icon, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './payload-box.html',
  styles: `
    /* A column is never narrower than a part of a parameter's name. */
    td code {
      overflow-wrap: normal;
    }
    td {
      overflow-wrap: anywhere;
    }
  `,
})
export class PayloadBox {
  private readonly draft = inject(ConfigurationDraft);
  protected readonly payload = inject(PastedPayload);

  protected readonly uses = USES;
  /** The parameters that each job has now. */
  protected readonly tables = computed(() =>
    USES.map((use) => ({ use, job: this.draft.jobFor(use) })).filter(
      ({ job }) => (job?.parameters.length ?? 0) > 0,
    ),
  );
}
