import { inject, Injectable } from '@angular/core';

import { NO_FILTER, type ResultFilter } from '../../workflow/check/result-filter';
import { SettingsStore } from '../session/settings-store';

/** The filters with which each list was left, as long as the app is open and the user wants it. */
@Injectable({ providedIn: 'root' })
export class RememberedFilters {
  private readonly settings = inject(SettingsStore).settings;
  private readonly bySet = new Map<string, ResultFilter>();

  keep(setId: string, filter: ResultFilter): void {
    this.bySet.set(setId, filter);
  }

  recall(setId: string): ResultFilter {
    if (!this.settings().rememberFilters) return NO_FILTER;
    return this.bySet.get(setId) ?? NO_FILTER;
  }
}
