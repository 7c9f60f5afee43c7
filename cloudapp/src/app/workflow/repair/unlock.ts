import type { MmsId } from '../../core/identifiers/mms-id';

/** What is known of repairs of one record format: the first must be looked at by a person. */
export type FormatTrust =
  | { readonly kind: 'untried' }
  /** One record was repaired; somebody is to open it in Alma's editor and confirm. */
  | { readonly kind: 'tried'; readonly mmsId: MmsId }
  | { readonly kind: 'confirmed' };

/** Which formats may be repaired in bulk; plain data, kept in the Store. */
export type RepairTrust = Readonly<Record<string, FormatTrust>>;

export function trustOf(trust: RepairTrust, format: string): FormatTrust {
  return Object.hasOwn(trust, format)
    ? (trust[format] ?? { kind: 'untried' })
    : { kind: 'untried' };
}

export function noteTried(trust: RepairTrust, format: string, mmsId: MmsId): RepairTrust {
  if (trustOf(trust, format).kind === 'confirmed') return trust;
  return { ...trust, [format]: { kind: 'tried', mmsId } };
}

/** A person opened the repaired record in Alma's editor and found it well. */
export function confirmFormat(trust: RepairTrust, format: string): RepairTrust {
  return trustOf(trust, format).kind === 'tried'
    ? { ...trust, [format]: { kind: 'confirmed' } }
    : trust;
}

/** Reads what was kept; what is not understood counts as untried. */
export function readTrust(stored: unknown): RepairTrust {
  if (typeof stored !== 'object' || stored === null) return {};
  const confirmed = Object.entries(stored).filter(
    ([, trust]: readonly [string, unknown]) =>
      typeof trust === 'object' && trust !== null && 'kind' in trust && trust.kind === 'confirmed',
  );
  return Object.fromEntries(confirmed.map(([format]) => [format, { kind: 'confirmed' as const }]));
}
