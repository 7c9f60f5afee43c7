import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';

import type { CounterNames, Route } from '../../core/configuration/configuration';
import { RECORD_FORMATS, type RecordFormat } from '../../core/record/record-format';
import { ConfigurationDraft } from './configuration-draft';
import { TextField } from './text-field';

const COUNTERS: readonly (keyof CounterNames)[] = [
  'processed',
  'exceptions',
  'skipped',
  'created',
  'updated',
  'failed',
];

/** What is rarely changed of a route: formats, button, job of the profile, names of counters. */
@Component({
  selector: 'app-route-rare',
  standalone: true,
  imports: [TextField, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './route-rare.html',
})
export class RouteRare {
  protected readonly draft = inject(ConfigurationDraft);

  protected readonly allFormats = RECORD_FORMATS;
  protected readonly counterNumbers = COUNTERS;
  protected readonly route = this.draft.route;
  protected readonly at = computed(() => `routes.${this.draft.routeIndex()}`);
  protected readonly formatProblems = computed(() =>
    this.draft.problems().filter(({ path }) => path === `${this.at()}.formats`),
  );

  protected toggle(format: RecordFormat, isOn: boolean): void {
    const formats = RECORD_FORMATS.filter((known) =>
      known === format ? isOn : this.route().formats.includes(known),
    );
    this.draft.changeRoute({ formats });
  }

  protected setButton(runButton: Route['runButton']): void {
    this.draft.changeRoute({ runButton });
  }

  protected setProfileJob(jobId: string): void {
    const { profile } = this.route();
    if (profile !== undefined)
      this.draft.changeRoute({ profile: { ...profile, jobId: jobId.trim() } });
  }

  protected setCounter(number: keyof CounterNames, text: string): void {
    const names = text
      .split(';')
      .map((name) => name.trim())
      .filter((name) => name !== '');
    this.draft.changeRoute({ counters: { ...this.route().counters, [number]: names } });
  }
}
