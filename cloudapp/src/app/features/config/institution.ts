import { computed, inject, Injectable, signal } from '@angular/core';

import type { IntegrationProfile, JobSummary } from '../../alma/port/alma';
import { everyPage, LARGEST_PAGE } from '../../alma/port/every-page';
import { wordsFor, type Saying } from '../session/alma-words';
import { ALMA } from '../session/ports';

/** A list of Alma's: being read, read, or not to be had. */
export type Listed<T> =
  | { readonly kind: 'reading' }
  | { readonly kind: 'read'; readonly rows: readonly T[] }
  | { readonly kind: 'failed'; readonly words: Saying };

/** What the institution's Alma has to choose from: its jobs and its integration profiles. */
@Injectable()
export class Institution {
  private readonly alma = inject(ALMA);
  private readonly jobList = signal<Listed<JobSummary>>({ kind: 'reading' });
  private readonly profileList = signal<Listed<IntegrationProfile>>({ kind: 'reading' });

  readonly jobs = this.jobList.asReadonly();
  readonly profiles = this.profileList.asReadonly();
  readonly jobRows = computed(() => rowsOf(this.jobs()));
  readonly profileRows = computed(() => rowsOf(this.profiles()));

  /** Reads nothing: who may only look needs no choice, and may lack the roles. */
  leaveUnread(): void {
    this.jobList.set({ kind: 'read', rows: [] });
    this.profileList.set({ kind: 'read', rows: [] });
  }

  async read(): Promise<void> {
    await Promise.all([
      list(this.jobList.set.bind(this.jobList), () => this.allJobs()),
      list(this.profileList.set.bind(this.profileList), () => this.alma.listProfiles()),
    ]);
  }

  /** All jobs: Alma searches them by nothing. */
  private allJobs(): Promise<readonly JobSummary[]> {
    return everyPage((offset) => this.alma.listJobs({ limit: LARGEST_PAGE, offset }));
  }
}

function rowsOf<T>(listed: Listed<T>): readonly T[] {
  return listed.kind === 'read' ? listed.rows : [];
}

async function list<T>(
  set: (listed: Listed<T>) => void,
  read: () => Promise<readonly T[]>,
): Promise<void> {
  set({ kind: 'reading' });
  try {
    set({ kind: 'read', rows: await read() });
  } catch (error) {
    // Said where the list would stand; ids can be entered by hand all the same.
    set({ kind: 'failed', words: wordsFor(error) });
  }
}
