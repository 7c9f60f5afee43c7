import { type Child } from './dom';
import { type Entity } from './entities';
import { type Route } from './route';

/** What a page of Alma is made with. */
export interface PageContext {
  readonly route: Route;
  /** Goes elsewhere in Alma; the notice is shown there. */
  go(hash: string, notice?: Notice): void;
  /** Shows this page anew, with the notice. */
  refresh(notice?: Notice): void;
  /** Says something at the top of the page. */
  notify(notice: Notice): void;
  /** Does something that Alma may refuse, and says so where it does. */
  attempt(deed: () => Promise<void>): void;
  /** Tells the app which of the things on the page the person has marked. */
  select(entities: readonly Entity[]): void;
  /** Aborted when the person goes elsewhere. */
  readonly signal: AbortSignal;
}

export interface Notice {
  readonly kind: 'success' | 'error' | 'info';
  readonly text: readonly Child[];
}

/** A page, ready to be shown. */
export interface PageView {
  readonly title: string;
  /** What stands above the title, the way to here. */
  readonly trail?: readonly Child[];
  /** Buttons beside the title. */
  readonly actions?: readonly Child[];
  readonly content: readonly Child[];
  /** What a Cloud App hears of it. */
  readonly entities?: readonly Entity[];
}

export type MakePage = (context: PageContext) => Promise<PageView>;
