export interface Source {
  readonly path: string;
  readonly text: string;
}

export interface SaidByTheApp {
  /** The files of i18n/ by their language. */
  readonly languages: Readonly<Record<string, object>>;
  readonly sources: readonly Source[];
  readonly screens: readonly Source[];
  readonly manifest: object;
}

export declare function problemsOf(said: SaidByTheApp): readonly string[];
