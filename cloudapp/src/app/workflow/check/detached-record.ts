import type { JudgedRecord } from '../../core/state/judged-record';

/**
 * Cuts judged records loose from the XML that they were read from. A text cut out of a longer one
 * keeps the whole longer one in memory; for 100,000 records that would be gigabytes.
 */
export class Detacher {
  private readonly known = new Map<string, string>();

  detach(record: JudgedRecord): JudgedRecord {
    return {
      ...record,
      title: copyOf(record.title),
      format: this.shared(record.format),
      field: this.shared(record.field),
      routeId: this.shared(record.routeId),
      collection: this.shared(record.collection),
      handle: record.handle === undefined ? undefined : copyOf(record.handle),
      handles: record.handles.map(({ handle, field }) => ({
        handle: copyOf(handle),
        field: this.shared(field),
      })),
      localNumbers: record.localNumbers.map(copyOf),
      fingerprint: copyOf(record.fingerprint),
    };
  }

  /** Texts that many records have in common are kept once. */
  private shared(text: string): string {
    const known = this.known.get(text);
    if (known !== undefined) return known;
    const copy = copyOf(text);
    this.known.set(copy, copy);
    return copy;
  }
}

/** NOTE Parsing makes a text of its own; nothing else in the language promises that. */
function copyOf<T extends string>(text: T): T {
  return JSON.parse(JSON.stringify(text)) as T;
}
