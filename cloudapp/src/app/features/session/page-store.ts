import { inject, Injectable, signal } from '@angular/core';

import type { PageEntity } from '../../alma/port/cloudapp';
import { CLOUD_APP } from './ports';

/** What the Alma page beside the app shows now. */
@Injectable({ providedIn: 'root' })
export class PageStore {
  private readonly shown = signal<readonly PageEntity[]>([]);

  /** The entities on the page, as Alma lists them. */
  readonly entities = this.shown.asReadonly();

  constructor() {
    inject(CLOUD_APP).onPage((entities) => this.shown.set(entities));
  }
}
