import { computed, inject, Injectable, signal } from '@angular/core';

import type { JobParameter } from '../../core/configuration/configuration';
import { controlNumberIn, useOfPayload, type JobUse } from '../../core/configuration/likely-jobs';
import {
  parseApiInformation,
  type ParsedApiInformation,
} from '../../core/configuration/parse-api-information';
import { ConfigurationDraft } from './configuration-draft';
import { Institution } from './institution';

/** What was pasted from *API Information*, and the job that it was taken for. */
@Injectable()
export class PastedPayload {
  private readonly draft = inject(ConfigurationDraft);
  private readonly institution = inject(Institution);
  private readonly pasted = signal('');
  private readonly taken = signal<JobUse>('migrate');

  readonly text = this.pasted.asReadonly();
  /** Which of the two jobs it belongs to. */
  readonly use = this.taken.asReadonly();
  readonly parsed = computed<ParsedApiInformation | undefined>(() =>
    this.pasted().trim() === ''
      ? undefined
      : parseApiInformation(this.pasted(), this.draft.route().prefix),
  );
  /** Whether the job that it belongs to must still be chosen. */
  readonly lacksJob = computed(() => {
    const parsed = this.parsed();
    return parsed?.kind === 'parsed' && this.draft.jobFor(this.taken()) === undefined;
  });

  paste(text: string): void {
    this.pasted.set(text);
    const parsed = this.parsed();
    if (parsed?.kind !== 'parsed') return;
    const { copyJob, migrateJob } = this.draft.route();
    const chosen = { ...(copyJob && { copyJob }), ...(migrateJob && { migrateJob }) };
    this.takeFor(useOfPayload(parsed, chosen, this.institution.jobRows()));
  }

  /** Puts it into the route as the parameters of this job. */
  takeFor(use: JobUse): void {
    const parsed = this.parsed();
    if (parsed?.kind !== 'parsed') return;
    this.taken.set(use);
    const former = this.draft.jobFor(use);
    const id = parsed.jobId ?? former?.id;
    // Without a URL line and without a choice it is not known whose they are: they wait for one.
    if (id === undefined) return;
    const listed = this.institution.jobRows().find((job) => job.id === id)?.name;
    const name = listed ?? (former?.id === id ? former.name : '');
    this.draft.setJob(use, { id, name, parameters: parsed.parameters });
    const controlNumber = controlNumberIn(parsed);
    const { name: known } = this.draft.route().controlNumber;
    if (use === 'migrate' && controlNumber !== undefined && known === '') {
      this.draft.changeControlNumber({ name: controlNumber });
    }
  }

  /** What was pasted before its job was chosen; `undefined` where it is another job's. */
  waitingFor(use: JobUse, jobId: string): readonly JobParameter[] | undefined {
    const parsed = this.parsed();
    if (parsed?.kind !== 'parsed' || this.taken() !== use) return undefined;
    return parsed.jobId === undefined || parsed.jobId === jobId ? parsed.parameters : undefined;
  }

  clear(): void {
    this.pasted.set('');
  }
}
