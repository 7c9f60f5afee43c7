import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslatePipe } from '@ngx-translate/core';

import { sortedFor, type JobUse } from '../../core/configuration/likely-jobs';
import { ConfigurationDraft } from './configuration-draft';
import { Institution } from './institution';
import { PastedPayload } from './pasted-payload';
import { TextField } from './text-field';

/** Picks a job among all of the institution's, the likely ones first; by its id where Alma lists none. */
@Component({
  selector: 'app-job-choice',
  standalone: true,
  imports: [TextField, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './job-choice.html',
})
export class JobChoice {
  private readonly draft = inject(ConfigurationDraft);
  private readonly institution = inject(Institution);
  private readonly payload = inject(PastedPayload);

  readonly use = input.required<JobUse>();

  protected readonly listed = this.institution.jobs;
  protected readonly sorted = computed(() => sortedFor(this.institution.jobRows(), this.use()));
  protected readonly job = computed(() => this.draft.jobFor(this.use()));
  /** The job as Alma lists it; `undefined` where it does not. */
  protected readonly chosen = computed(() => {
    const id = this.job()?.id;
    return this.institution.jobRows().find((job) => job.id === id);
  });
  protected readonly path = computed(() => `routes.${this.draft.routeIndex()}.${this.use()}Job.id`);
  protected readonly problems = computed(() =>
    this.draft.problems().filter(({ path }) => path === this.path()),
  );
  /** Names that several jobs bear are told apart by their ids. */
  private readonly sharedNames = computed(() => {
    const names = this.institution.jobRows().map(({ name }) => name);
    return new Set(names.filter((name, index) => names.indexOf(name) !== index));
  });

  protected labelOf({ id, name }: { readonly id: string; readonly name: string }): string {
    return name === '' || this.sharedNames().has(name) ? `${name} ${id}`.trim() : name;
  }

  protected choose(id: string): void {
    const former = this.job();
    if (id === '') {
      this.draft.setJob(this.use(), undefined);
      return;
    }
    if (id === former?.id) return;
    const name = this.institution.jobRows().find((job) => job.id === id)?.name ?? '';
    // The parameters were the other job's.
    const parameters = this.payload.waitingFor(this.use(), id) ?? [];
    this.draft.setJob(this.use(), { id, name, parameters });
  }

  protected enterId(id: string): void {
    const former = this.job();
    const text = id.trim();
    this.draft.setJob(
      this.use(),
      text === ''
        ? undefined
        : { id: text, name: former?.name ?? '', parameters: former?.parameters ?? [] },
    );
  }

  protected enterName(name: string): void {
    const job = this.job();
    if (job !== undefined) this.draft.setJob(this.use(), { ...job, name });
  }
}
