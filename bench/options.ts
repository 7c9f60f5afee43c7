/** What may be said on the command line of the benches. */
export interface BenchOptions {
  /** Names of the benches; empty: all. */
  readonly names: readonly string[];
  readonly records: readonly number[];
  readonly latencies: readonly number[];
  /** A folder of the simulated Alma in place of the made archive. */
  readonly archive: string | undefined;
  /** Whether the sequential client runs beside the app: it takes its time. */
  readonly hasSequential: boolean;
}

/** @throws RangeError for a number that is none. */
export function readOptions(args: readonly string[]): BenchOptions {
  const valueOf = (name: string): string | undefined =>
    args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
  return {
    names: args.filter((arg) => !arg.startsWith('--')),
    records: numbersIn(valueOf('records') ?? '12106,100000'),
    latencies: numbersIn(valueOf('latency') ?? '200,1000'),
    archive: valueOf('archive'),
    hasSequential: !args.includes('--no-sequential'),
  };
}

function numbersIn(text: string): readonly number[] {
  return text.split(',').map((part) => {
    const number = Number(part);
    if (!Number.isInteger(number) || number < 0) throw new RangeError(`"${part}" is no number.`);
    return number;
  });
}
