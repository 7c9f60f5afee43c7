import { type SimClock } from './clock';
import { type HandleValue, type Registration } from './model';

/** How long the public proxy believes what it was told. */
const CACHE_MS = 24 * 60 * 60 * 1000;

interface Cached {
  readonly values: readonly HandleValue[] | null;
  readonly until: number;
}

/** What the handle server knows, and what its public proxy remembers of it. */
export class Registry {
  private readonly registrations = new Map<string, Registration>();
  private readonly cache = new Map<string, Cached>();

  constructor(
    registrations: readonly Registration[],
    private readonly clock: SimClock,
  ) {
    for (const registration of registrations) {
      const key = foldCase(registration.handle);
      this.registrations.set(key, registration);
      if (registration.cached === undefined) continue;
      const values = registration.cached === null ? null : [urlValue(registration.cached)];
      this.cache.set(key, { values, until: clock.now() + CACHE_MS });
    }
  }

  get size(): number {
    return this.registrations.size;
  }

  all(): IterableIterator<Registration> {
    return this.registrations.values();
  }

  /** What is registered now; ASCII letters of either case are the same. */
  get(handle: string): Registration | undefined {
    return this.registrations.get(foldCase(handle));
  }

  /** The address that the handle is registered with, null without one, undefined where unknown. */
  targetOf(handle: string): string | null | undefined {
    const registration = this.get(handle);
    if (registration === undefined) return undefined;
    const value = registration.values.find((candidate) => candidate.type === 'URL')?.value;
    return typeof value === 'string' ? value : null;
  }

  /** @returns whether the handle was new; a known one leads to the new address from now on. */
  register(handle: string, url: string): boolean {
    const key = foldCase(handle);
    const known = this.registrations.get(key);
    const others = known?.values.filter((value) => value.type !== 'URL') ?? [];
    const values = [urlValue(url), ...others];
    this.registrations.set(key, { handle: known?.handle ?? handle, values });
    return known === undefined;
  }

  delete(handle: string): void {
    this.registrations.delete(foldCase(handle));
  }

  /**
   * What the public proxy answers: from its cache for as long as that lasts, unless asked to go
   * to the handle's own server, which also renews the cache.
   * @returns null for a handle that is not known.
   */
  ask(handle: string, isAuthoritative: boolean): readonly HandleValue[] | null {
    const key = foldCase(handle);
    const now = this.clock.now();
    const cached = this.cache.get(key);
    if (!isAuthoritative && cached !== undefined && cached.until > now) return cached.values;
    const values = this.registrations.get(key)?.values ?? null;
    this.cache.set(key, { values, until: now + CACHE_MS });
    return values;
  }
}

function urlValue(url: string): HandleValue {
  return { type: 'URL', value: url };
}

/** ASCII letters only: other letters have no case for the handle server. */
export function foldCase(handle: string): string {
  return handle.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
