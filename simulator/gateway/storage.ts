/** What the Cloud App framework keeps for an app: config, settings and the Store. */
export class AppStorage {
  private config = '{}';
  private readonly settings = new Map<string, string>();
  private readonly stores = new Map<string, Map<string, unknown>>();

  /** @param livesIn whose the Store is: the user's on the server, or the browser's. */
  constructor(private readonly livesIn: 'user' | 'browser') {}

  readConfig(): string {
    return this.config;
  }

  /** One document for the institution, overwritten whole: the last writer wins. */
  writeConfig(json: string): void {
    this.config = json;
  }

  readSettings(user: string): string {
    return this.settings.get(user) ?? '{}';
  }

  writeSettings(user: string, json: string): void {
    this.settings.set(user, json);
  }

  /** The Store of this person here. */
  storeOf(user: string, browser: string): Map<string, unknown> {
    const owner = this.livesIn === 'user' ? `user ${user}` : `user ${user} in ${browser}`;
    const store = this.stores.get(owner) ?? new Map<string, unknown>();
    this.stores.set(owner, store);
    return store;
  }

  /** Forgets everything; the config is then the given one. */
  reset(config: string): void {
    this.config = config;
    this.settings.clear();
    this.stores.clear();
  }
}
