/** What the person at the screen chose in the page around the app. */
export interface SessionChoice {
  /** Primary id of the user who is logged in. */
  readonly user?: string;
  /** Language of Alma's screens, e.g. `en`. */
  readonly language?: string;
  /** Theme colour as the Cloud App SDK names it, e.g. `new_blue`. */
  readonly color?: string;
}

const AT_START: Required<SessionChoice> = { user: 'admin', language: 'en', color: 'new_blue' };

/** The one person at the one screen: who is logged in, in which language and colour. */
export class Session {
  private choice: Required<SessionChoice> = AT_START;
  private readonly listeners = new Set<(session: Session) => void>();

  get user(): string {
    return this.choice.user;
  }

  get language(): string {
    return this.choice.language;
  }

  get color(): string {
    return this.choice.color;
  }

  /** Takes over what is given and keeps the rest. */
  change(choice: SessionChoice): void {
    this.choice = {
      user: choice.user ?? this.choice.user,
      language: choice.language ?? this.choice.language,
      color: choice.color ?? this.choice.color,
    };
    this.announce();
  }

  /** Back to the administrator, in English. */
  reset(): void {
    this.choice = AT_START;
    this.announce();
  }

  /** @returns what ends the listening. */
  onChange(listener: (session: Session) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private announce(): void {
    for (const listener of [...this.listeners]) listener(this);
  }
}
