/** The Alma page beside the app, its user, and what Alma keeps for the app. Implemented over the SDK. */
export interface CloudApp {
  /** Who opened the app, and where. Asked once. */
  whoIsThere(): Promise<Visit>;
  /** The entities of the page now, then again at every change of page. */
  onPage(listener: (entities: readonly PageEntity[]) => void): () => void;
  /** Reloads the Alma page beside the app. */
  refreshPage(): Promise<void>;

  /**
   * The institution's configuration as stored.
   * @returns `undefined` when Alma hands out nothing: none stored, or it could not be read; the SDK does not tell.
   */
  readConfiguration(): Promise<unknown>;
  writeConfiguration(document: object): Promise<void>;
  /** The user's settings; `undefined` as above. */
  readSettings(): Promise<unknown>;
  writeSettings(document: object): Promise<void>;
  /** @returns `undefined` when nothing is kept under this key. @throws when the store could not be read. */
  readStore(key: string): Promise<unknown>;
  writeStore(key: string, value: unknown): Promise<void>;
  removeStore(key: string): Promise<void>;
}

export interface Visit {
  readonly user: {
    readonly id: string;
    readonly name: string;
    readonly isAdmin: boolean;
  };
  /** Alma's language code, e.g. `en`. */
  readonly language: string;
  readonly institution: string;
  /** The Alma that opened the app, e.g. `https://library.alma.exlibrisgroup.com/`. */
  readonly almaUrl: string;
  /** Alma's theme colour, e.g. `new_blue`. */
  readonly color: string;
}

/** Something on the Alma page that the app may work with. */
export interface PageEntity {
  readonly id: string;
  /** As Alma says: `BIB_MMS`, `SET`, `IEP`, … */
  readonly type: string;
  /** `/almaws/v1/bibs/991…`, sometimes with a query. */
  readonly link: string;
  readonly description: string;
}
