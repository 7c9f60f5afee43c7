import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';

import { ROUTE_USES } from '../../core/configuration/route-readiness';
import { Icon } from '../ui/icon';
import { ConfigurationDraft } from './configuration-draft';
import { Institution } from './institution';
import { JobChoice } from './job-choice';
import { LearnFromSet } from './learn-from-set';
import { PayloadBox } from './payload-box';
import { ProfileChoice } from './profile-choice';
import { TextField } from './text-field';

/** The short form of a route: with it the workflow runs. */
@Component({
  selector: 'app-route-form',
  standalone: true,
  imports: [Icon, JobChoice, LearnFromSet, PayloadBox, ProfileChoice, TextField, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './route-form.html',
  styleUrl: './route-form.scss',
})
export class RouteForm {
  protected readonly draft = inject(ConfigurationDraft);

  protected readonly jobs = inject(Institution).jobs;
  protected readonly route = this.draft.route;
  protected readonly at = computed(() => `routes.${this.draft.routeIndex()}`);
  /** For each use, what is still lacking; a lack that several uses share is named once. */
  protected readonly uses = computed(() =>
    ROUTE_USES.map((use) => ({ use, lacks: this.draft.readiness()[use] })),
  );

  protected confirm(isConfirmed: boolean): void {
    this.draft.changeRoute({ controlNumberConfirmed: isConfirmed });
  }
}
