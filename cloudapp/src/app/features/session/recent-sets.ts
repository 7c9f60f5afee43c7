import { inject, Injectable, signal } from '@angular/core';

import { CLOUD_APP } from './ports';

/** A set that the person opened before. */
export interface RecentSet {
  readonly id: string;
  readonly name: string;
}

const KEY = 'recent-sets';
const MOST = 8;

/** The sets opened last, newest first; kept by Alma for this user, and no harm when it is lost. */
@Injectable({ providedIn: 'root' })
export class RecentSets {
  private readonly cloudApp = inject(CLOUD_APP);
  private readonly list = signal<readonly RecentSet[]>([]);

  readonly sets = this.list.asReadonly();

  async load(): Promise<void> {
    try {
      this.list.set(parse(await this.cloudApp.readStore(KEY)));
    } catch {
      // A list of shortcuts that cannot be read is an empty one; the search is always there.
      this.list.set([]);
    }
  }

  async remember(set: RecentSet): Promise<void> {
    const others = this.list().filter(({ id }) => id !== set.id);
    this.list.set([{ id: set.id, name: set.name }, ...others].slice(0, MOST));
    try {
      await this.cloudApp.writeStore(KEY, this.list());
    } catch {
      // Kept for this visit only.
    }
  }
}

function parse(stored: unknown): readonly RecentSet[] {
  if (!Array.isArray(stored)) return [];
  return stored.filter(isRecentSet).slice(0, MOST);
}

function isRecentSet(value: unknown): value is RecentSet {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    'name' in value &&
    typeof value.id === 'string' &&
    typeof value.name === 'string'
  );
}
