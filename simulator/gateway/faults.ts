export const FAULT_EFFECTS = [
  '500',
  '429',
  '401',
  '503',
  'hang',
  'drop-answer',
  'slow',
  'html',
] as const;
export type FaultEffect = (typeof FAULT_EFFECTS)[number];

/** A fault that a test asks for. All that `match` names must fit. */
export interface Fault {
  readonly match: {
    readonly method?: string;
    /** A regular expression on the path, with or without `/almaws/v1`. */
    readonly path?: string;
    /** An SDK message: `CALL_REST_API`, `CONFIG`. */
    readonly message?: string;
  };
  /** How often it strikes; for ever when absent. */
  readonly times?: number;
  readonly effect: FaultEffect;
  /** How long `slow` takes. @default 3000 */
  readonly ms?: number;
}

/** What comes in, as far as a fault can look at it. */
export interface FaultTarget {
  readonly message?: string;
  readonly method?: string;
  readonly path?: string;
}

export const SLOW_MS = 3000;

/** Faults that do not make sense; the message says which and why. */
export class InvalidFaultError extends Error {
  override name = 'InvalidFaultError';
}

/** The faults in force: the first that matches strikes, until its times are used up. */
export class Faults {
  private faults: readonly { readonly fault: Fault; left: number }[] = [];

  replace(faults: readonly Fault[]): void {
    this.faults = faults.map((fault) => ({ fault, left: fault.times ?? Infinity }));
  }

  /** @returns the fault that strikes now; it is then used once. */
  strike(target: FaultTarget): Fault | undefined {
    const entry = this.faults.find(({ fault, left }) => left > 0 && fits(fault, target));
    if (entry !== undefined) entry.left -= 1;
    return entry?.fault;
  }
}

function fits({ match }: Fault, target: FaultTarget): boolean {
  if (match.message !== undefined && match.message !== target.message) return false;
  if (match.method !== undefined && match.method.toUpperCase() !== target.method) return false;
  if (match.path === undefined) return match.message !== undefined || target.path !== undefined;
  if (target.path === undefined) return false;
  const pattern = new RegExp(match.path);
  return pattern.test(target.path) || pattern.test(target.path.replace('/almaws/v1', ''));
}

/**
 * Reads the list that a test posts.
 * @throws InvalidFaultError naming the entry.
 */
export function readFaults(value: unknown): readonly Fault[] {
  const list: unknown = isRecord(value) && 'faults' in value ? value['faults'] : value;
  if (!Array.isArray(list)) throw new InvalidFaultError('Faults come as a list.');
  return list.map((entry: unknown, i) => readFault(entry, `Fault ${i + 1}`));
}

function readFault(value: unknown, name: string): Fault {
  if (!isRecord(value)) throw new InvalidFaultError(`${name} is not an object.`);
  const effect = FAULT_EFFECTS.find((known) => known === String(value['effect']));
  if (effect === undefined) {
    throw new InvalidFaultError(
      `${name} has the unknown effect "${String(value['effect'])}": use one of ${FAULT_EFFECTS.join(', ')}.`,
    );
  }
  const match: unknown = value['match'] ?? {};
  if (!isRecord(match)) throw new InvalidFaultError(`${name} has a match that is not an object.`);
  const unknown = Object.keys(match).find((key) => !['method', 'path', 'message'].includes(key));
  if (unknown !== undefined)
    throw new InvalidFaultError(`${name} matches on unknown "${unknown}".`);
  const path = textIn(match, 'path');
  if (path !== undefined) assertPattern(path, name);
  const method = textIn(match, 'method');
  const message = textIn(match, 'message')?.replace('exl-cloudapp::', '');
  const times = numberIn(value, 'times', name);
  const ms = numberIn(value, 'ms', name);
  return {
    match: {
      ...(method === undefined ? {} : { method }),
      ...(path === undefined ? {} : { path }),
      ...(message === undefined ? {} : { message }),
    },
    effect,
    ...(times === undefined ? {} : { times }),
    ...(ms === undefined ? {} : { ms }),
  };
}

function assertPattern(path: string, name: string): void {
  try {
    new RegExp(path);
  } catch {
    // The pattern is the caller's: say so instead of failing at the first request.
    throw new InvalidFaultError(`${name} has a path that is no regular expression: ${path}`);
  }
}

function textIn(record: Readonly<Record<string, unknown>>, key: string): string | undefined {
  const value = record[key];
  return typeof value === 'string' ? value : undefined;
}

function numberIn(
  record: Readonly<Record<string, unknown>>,
  key: string,
  name: string,
): number | undefined {
  const value = record[key];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number' || !(value >= 0)) {
    throw new InvalidFaultError(`${name} has a "${key}" that is not a number.`);
  }
  return value;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
