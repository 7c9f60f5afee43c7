import type { CloudApp, PageEntity, Visit } from '../app/alma/port/cloudapp';

/** The Alma page beside the app, for specs: what it keeps is kept in memory, the spec turns its pages. */
export class CloudAppInMemory implements CloudApp {
  readonly store = new Map<string, unknown>();
  configuration: unknown;
  settings: unknown;
  visit: Visit = {
    user: { id: 'ada', name: 'Ada Whitlock', isAdmin: true },
    language: 'en',
    institution: '01COL_INST',
    almaUrl: 'https://alma.example.org/',
    color: 'new_blue',
  };
  private entities: readonly PageEntity[] = [];
  private readonly listeners = new Set<(entities: readonly PageEntity[]) => void>();

  /** Alma shows another page, with these records on it. */
  showRecords(...mmsIds: readonly string[]): void {
    this.show(
      mmsIds.map((id) => ({
        id,
        type: 'BIB_MMS',
        link: `/almaws/v1/bibs/${id}`,
        description: `Title of ${id}`,
      })),
    );
  }

  show(entities: readonly PageEntity[]): void {
    this.entities = entities;
    for (const listener of this.listeners) listener(entities);
  }

  whoIsThere(): Promise<Visit> {
    return Promise.resolve(this.visit);
  }

  onPage(listener: (entities: readonly PageEntity[]) => void): () => void {
    this.listeners.add(listener);
    listener(this.entities);
    return () => this.listeners.delete(listener);
  }

  refreshPage(): Promise<void> {
    return Promise.resolve();
  }

  readConfiguration(): Promise<unknown> {
    return Promise.resolve(this.configuration);
  }

  writeConfiguration(document: object): Promise<void> {
    this.configuration = document;
    return Promise.resolve();
  }

  readSettings(): Promise<unknown> {
    return Promise.resolve(this.settings);
  }

  writeSettings(document: object): Promise<void> {
    this.settings = document;
    return Promise.resolve();
  }

  readStore(key: string): Promise<unknown> {
    return Promise.resolve(this.store.get(key));
  }

  writeStore(key: string, value: unknown): Promise<void> {
    // As Alma keeps it: as text.
    this.store.set(key, JSON.parse(JSON.stringify(value)));
    return Promise.resolve();
  }

  removeStore(key: string): Promise<void> {
    this.store.delete(key);
    return Promise.resolve();
  }
}
