import fc from 'fast-check';

/** What a careless or hostile sender puts in the place of a value. */
const ODD_VALUES: readonly unknown[] = [
  null,
  undefined,
  '',
  ' ',
  0,
  -1,
  1e308,
  Number.NaN,
  true,
  [],
  {},
  [null],
  { value: null },
  { value: { value: [] } },
  '<img src=x onerror=alert(1)>',
  '\u0000\ud800',
  'x'.repeat(10_000),
  { toString: null },
  JSON.parse('{"__proto__":{"polluted":true}}'),
];

type Change = readonly [place: number, how: 'replace' | 'remove' | 'double' | 'wrap', odd: number];

const change: fc.Arbitrary<Change> = fc.tuple(
  fc.nat(400),
  fc.constantFrom('replace', 'remove', 'double', 'wrap'),
  fc.nat(ODD_VALUES.length - 1),
);

/** The value with a few of its parts replaced, removed, doubled or wrapped. */
export function mangled(value: unknown): fc.Arbitrary<unknown> {
  return fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) => {
    let result: unknown = structuredClone(value);
    for (const [place, how, odd] of changes) {
      const counter = { left: place % Math.max(1, countParts(result)) };
      result = changeAt(result, counter, how, ODD_VALUES[odd]);
    }
    return result;
  });
}

/** The text with pieces cut out, doubled, or put in. */
export function mangledText(text: string): fc.Arbitrary<string> {
  const piece = fc.tuple(fc.nat(text.length), fc.nat(40), fc.string({ maxLength: 8 }));
  return fc
    .array(piece, { minLength: 1, maxLength: 4 })
    .map((pieces) =>
      pieces.reduce(
        (now, [at, length, put]) => now.slice(0, at) + put + now.slice(at + length),
        text,
      ),
    );
}

function countParts(value: unknown): number {
  return 1 + partsOf(value).reduce<number>((sum, part) => sum + countParts(part), 0);
}

function partsOf(value: unknown): readonly unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value) : [];
}

function changeAt(
  value: unknown,
  counter: { left: number },
  how: Change[1],
  odd: unknown,
): unknown {
  if (counter.left-- === 0) {
    if (how === 'replace') return odd;
    if (how === 'remove') return undefined;
    return how === 'double' ? [value, value] : { value };
  }
  if (Array.isArray(value)) return value.map((part) => changeAt(part, counter, how, odd));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, changeAt(part, counter, how, odd)]),
  );
}
