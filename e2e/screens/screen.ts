import { type FrameLocator, type Page } from '@playwright/test';

import { type Control } from '../support/control';

/** A screen of the app, and how to get there from Alma's start page. */
export interface Screen {
  readonly name: string;
  /** @default 'demo' */
  readonly config?: 'demo' | 'none';
  /** @default 'admin' */
  readonly user?: 'admin' | 'cataloguer' | 'visitor';
  /** What the browser says of it, where something fails on purpose. */
  readonly says?: RegExp;
  open(page: Page, app: FrameLocator, control: Control): Promise<void>;
}
