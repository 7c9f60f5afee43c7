import { UsageError } from './app-build';

/** The options of the command line, read but not yet looked up. */
export interface CommandLine {
  readonly port: number;
  readonly archive?: string;
  readonly app?: string;
  readonly config: 'demo' | 'none';
  readonly latency: number;
  readonly jobSpeed: number;
  readonly limits: boolean;
  readonly seed: number;
  readonly open: boolean;
  /** `KEY=VALUE`, as given with `--alma`. */
  readonly alma: readonly string[];
}

const USAGE =
  'npm start -- [--port N] [--archive DIR] [--app DIR] [--config demo|none] [--latency MS] ' +
  '[--job-speed X] [--no-limits] [--seed N] [--no-open] [--alma KEY=VALUE]…';

const DEFAULT_PORT = 4400;
const FLAGS = ['--no-limits', '--no-open'];
const VALUED = [
  '--port',
  '--archive',
  '--app',
  '--config',
  '--latency',
  '--job-speed',
  '--seed',
  '--alma',
];

/**
 * Reads `--name value` and `--name=value`.
 * @throws UsageError in one sentence.
 */
export function readCommandLine(args: readonly string[]): CommandLine {
  const values = new Map<string, string[]>();
  for (let i = 0; i < args.length; i++) {
    const [name = '', inline] = splitOnce(args[i] ?? '');
    if (FLAGS.includes(name)) {
      values.set(name, []);
    } else if (VALUED.includes(name)) {
      const value = inline ?? args[++i];
      if (value === undefined) throw new UsageError(`${name} needs a value. Usage: ${USAGE}`);
      values.set(name, [...(values.get(name) ?? []), value]);
    } else {
      throw new UsageError(`Unknown option "${args[i]}". Usage: ${USAGE}`);
    }
  }
  const last = (name: string): string | undefined => values.get(name)?.at(-1);
  const archive = last('--archive');
  const app = last('--app');
  return {
    port: numberOf('--port', last('--port'), DEFAULT_PORT, (n) => Number.isInteger(n) && n < 65536),
    ...(archive === undefined ? {} : { archive }),
    ...(app === undefined ? {} : { app }),
    config: configOf(last('--config'), app),
    latency: numberOf('--latency', last('--latency'), 0, () => true),
    jobSpeed: numberOf('--job-speed', last('--job-speed'), 1, (n) => n > 0),
    limits: !values.has('--no-limits'),
    seed: numberOf('--seed', last('--seed'), 1, Number.isInteger),
    open: !values.has('--no-open'),
    alma: values.get('--alma') ?? [],
  };
}

/** Another app's configuration starts empty: only our own is known. */
function configOf(value: string | undefined, app: string | undefined): 'demo' | 'none' {
  if (value === undefined) return app === undefined ? 'demo' : 'none';
  if (value === 'demo' || value === 'none') return value;
  throw new UsageError(`--config is "${value}": use demo or none.`);
}

function numberOf(
  name: string,
  value: string | undefined,
  otherwise: number,
  isValid: (n: number) => boolean,
): number {
  if (value === undefined) return otherwise;
  const n = Number(value);
  if (value.trim() === '' || !Number.isFinite(n) || n < 0 || !isValid(n)) {
    throw new UsageError(`${name} is "${value}": that is not a number it can take.`);
  }
  return n;
}

function splitOnce(arg: string): [name: string, value?: string] {
  const at = arg.indexOf('=');
  return arg.startsWith('--') && at > 0 ? [arg.slice(0, at), arg.slice(at + 1)] : [arg];
}
