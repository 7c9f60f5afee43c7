import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';

import type { IntegrationProfile } from '../../alma/port/alma';
import { statementsOf, valueIn } from '../../core/configuration/profile-fields';
import { DividedText } from '../ui/divided-text';
import { ConfigurationDraft } from './configuration-draft';
import { Institution } from './institution';
import { TextField } from './text-field';

/** Picks the Handle profile, and shows what it says beside what a run needs. */
@Component({
  selector: 'app-profile-choice',
  standalone: true,
  imports: [DividedText, TextField, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './profile-choice.html',
})
export class ProfileChoice {
  private readonly draft = inject(ConfigurationDraft);
  private readonly institution = inject(Institution);

  protected readonly listed = this.institution.profiles;
  protected readonly profile = computed(() => this.draft.route().profile);
  protected readonly path = computed(() => `routes.${this.draft.routeIndex()}.profile.name`);
  protected readonly handles = computed(() => this.institution.profileRows().filter(isOfHandles));
  protected readonly others = computed(() =>
    this.institution.profileRows().filter((profile) => !isOfHandles(profile)),
  );
  protected readonly chosen = computed(() =>
    this.institution.profileRows().find(({ id }) => id === this.profile()?.id),
  );
  protected readonly statements = computed(() => statementsOf(this.chosen()?.parameters ?? []));

  protected choose(id: string): void {
    const found = this.institution.profileRows().find((profile) => profile.id === id);
    if (found === undefined) {
      this.draft.changeRoute({ profile: undefined });
      return;
    }
    const jobId = this.profile()?.id === id ? (this.profile()?.jobId ?? '') : '';
    this.draft.changeRoute({ profile: { id, name: found.name, jobId } });
    this.fillIn(found);
  }

  protected enterName(name: string): void {
    const { id = '', jobId = '' } = this.profile() ?? {};
    this.draft.changeRoute({ profile: name === '' ? undefined : { id, name, jobId } });
  }

  /** What the profile says fills in what is still empty. */
  private fillIn({ parameters }: IntegrationProfile): void {
    const controlNumber = valueIn(parameters, 'control-number');
    if (this.draft.route().controlNumber.name === '' && controlNumber !== '') {
      this.draft.changeControlNumber({ name: controlNumber });
    }
    const site = { domain: valueIn(parameters, 'domain'), view: valueIn(parameters, 'view') };
    if (this.draft.configuration().sites.length === 0 && site.domain !== '') {
      this.draft.change({ sites: [site] });
    }
  }
}

function isOfHandles({ type, typeName, name }: IntegrationProfile): boolean {
  return /handle/i.test(`${type} ${typeName}`) || /\bhandle/i.test(name);
}
