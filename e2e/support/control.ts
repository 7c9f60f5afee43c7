/** One request that reached the simulated Alma. */
export interface SeenRequest {
  readonly time: string;
  readonly origin: 'app' | 'outside' | 'handles';
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly status?: number;
}

export interface Stats {
  readonly app: {
    readonly calls: number;
    readonly maxInFlight: number;
    readonly maxIn5s: number;
  };
  readonly outside: { readonly calls: number };
  readonly handles: { readonly calls: number; readonly maxInFlight: number };
}

/** A record as the library holds it. */
export interface StoredRecord {
  readonly mms_id: string;
  readonly record_format: string;
  readonly title: string;
  readonly suppressed: boolean;
  readonly digital: boolean;
  /** Alma's own handle identifier, outside the metadata. */
  readonly background: string | null;
  readonly record: string;
  readonly fault: 'corrupt' | 'omitted-in-batch' | null;
}

/** What goes wrong, for which calls; without `times` for ever. */
export interface Fault {
  readonly match: { readonly method?: string; readonly path?: string; readonly message?: string };
  readonly times?: number;
  readonly effect: '500' | '429' | '401' | '503' | 'hang' | 'drop-answer' | 'slow' | 'html';
  readonly ms?: number;
}

/** The control of a simulated Alma: `/sim`. */
export class Control {
  constructor(
    /** `http://127.0.0.1:PORT` */
    readonly address: string,
  ) {}

  /** Archive, faults, counters, what the app stored and the clock: all as at the start. */
  async reset(config?: 'demo' | 'none'): Promise<void> {
    await this.send('POST', '/sim/reset', config === undefined ? {} : { config });
  }

  requests(): Promise<readonly SeenRequest[]> {
    return this.send('GET', '/sim/requests');
  }

  stats(): Promise<Stats> {
    return this.send('GET', '/sim/stats');
  }

  record(mmsId: string): Promise<StoredRecord> {
    return this.send('GET', `/sim/records/${mmsId}`);
  }

  changeRecord(mmsId: string, change: Partial<StoredRecord>): Promise<StoredRecord> {
    return this.send('PUT', `/sim/records/${mmsId}`, change);
  }

  /** Where a handle leads: `null` without an address, `undefined` when it is not registered. */
  async targetOf(handle: string): Promise<string | null | undefined> {
    const reply = await fetch(`${this.address}/sim/handles/${handle}`);
    if (reply.status === 404) return undefined;
    const { url } = (await reply.json()) as { readonly url: string | null };
    return url;
  }

  /** Gives the user at the screen these roles and no others. */
  async setRoles(roles: readonly string[]): Promise<void> {
    await this.send('PUT', '/sim/user', { roles });
  }

  /** How the next run of a job ends. */
  async planJob(job: string, status: string): Promise<void> {
    await this.send('POST', '/sim/jobs', { job, status });
  }

  /** Moves the simulated Alma's clock; jobs and delays that fall due happen. */
  async advance(ms: number): Promise<void> {
    await this.send('POST', '/sim/clock', { advance_ms: ms });
  }

  /** Puts these faults in the place of the former ones. */
  async faults(...faults: readonly Fault[]): Promise<void> {
    await this.send('POST', '/sim/faults', faults);
  }

  /** Who is logged in, in which language and colour. */
  async session(choice: {
    readonly user?: 'admin' | 'cataloguer' | 'visitor';
    readonly language?: 'en' | 'es' | 'fr' | 'de' | 'he';
    readonly color?: string;
  }): Promise<void> {
    await this.send('PUT', '/ui/session', choice);
  }

  /** Makes a public set of digital titles, as another program with a key would. @returns its id */
  async createSet(name: string, mmsIds: readonly string[]): Promise<string> {
    const set = await this.send<{ readonly id: string }>('POST', '/almaws/v1/conf/sets', {
      name,
      type: { value: 'ITEMIZED' },
      content: { value: 'IED' },
      private: { value: 'false' },
      status: { value: 'ACTIVE' },
    });
    await this.manageMembers(set.id, 'add_members', mmsIds);
    return set.id;
  }

  /** Adds titles to a set, or takes them out. */
  async manageMembers(
    setId: string,
    op: 'add_members' | 'delete_members',
    mmsIds: readonly string[],
  ): Promise<void> {
    const members = { member: mmsIds.map((id) => ({ id })) };
    await this.send('POST', `/almaws/v1/conf/sets/${setId}?op=${op}`, { members });
  }

  /** Starts a job from Alma's own page, as a colleague would. @returns the Process ID */
  async runJob(jobId: string, parameters: Readonly<Record<string, string>>): Promise<string> {
    const run = await this.send<{ readonly id: string }>('POST', `/ui/jobs/${jobId}/run`, {
      parameters,
    });
    return run.id;
  }

  private async send<T>(method: string, path: string, body?: unknown): Promise<T> {
    const reply = await fetch(this.address + path, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const text = await reply.text();
    if (!reply.ok) throw new Error(`${method} ${path} answered ${reply.status}: ${text}`);
    return JSON.parse(text) as T;
  }
}
