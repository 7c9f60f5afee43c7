/** Knows which kinds of values stand where in good answers, and finds what does not fit among them. */
export class ShapeBook {
  private readonly kinds = new Map<string, Set<string>>();

  /** Takes the value for a good one. */
  learn(value: unknown): void {
    for (const [path, kind] of partsOf(value)) {
      this.kinds.set(path, (this.kinds.get(path) ?? new Set()).add(kind));
    }
  }

  /** Parts of a kind that was never seen at their place, as `path: kind`. */
  misfits(value: unknown): readonly string[] {
    return partsOf(value).flatMap(([path, kind]) =>
      this.kinds.get(path)?.has(kind) === false ? [`${path}: ${kind}`] : [],
    );
  }
}

/** Every part with its place; the entries of a list share theirs. */
function partsOf(value: unknown, path = ''): readonly (readonly [path: string, kind: string])[] {
  const kind = kindOf(value);
  if (kind === 'list') {
    const entries: readonly unknown[] = [...(value as Iterable<unknown>)];
    return [[path, kind], ...entries.flatMap((entry) => partsOf(entry, `${path}[]`))];
  }
  if (kind !== 'object') return [[path, kind]];
  const entries = Object.entries(value as object);
  return [
    [path, kind],
    ...entries.flatMap(([key, entry]: readonly [string, unknown]) =>
      partsOf(entry, `${path}.${key}`),
    ),
  ];
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value) || value instanceof Map || value instanceof Set) return 'list';
  if (typeof value === 'number' && !Number.isFinite(value)) return 'no number';
  return typeof value;
}
