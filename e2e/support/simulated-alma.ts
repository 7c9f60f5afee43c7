import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Readable } from 'node:stream';

import { Control } from './control';

/** The repository's root: every command of the project starts there. */
export const ROOT = process.cwd();

/** How a simulated Alma is started; names and values are those of its command line. */
export interface SimulatorOptions {
  /** Folder of an archive. @default the built-in one */
  readonly archive?: string;
  /** Folder of a Cloud App's build. @default this app's */
  readonly app?: string;
  /** @default 'demo' */
  readonly config?: 'demo' | 'none';
  /** Milliseconds of every call of the app. @default 0 */
  readonly latency?: number;
  /** How many times faster than in Alma jobs run. @default 100 */
  readonly jobSpeed?: number;
  /** Whether the proxy's limits are in force. @default true */
  readonly limits?: boolean;
  /** What is not known of the real Alma: `{ 'handle-job': 'listed' }`. */
  readonly alma?: Readonly<Record<string, string>>;
}

const PROGRAM = join(ROOT, '.cache/simulator/main.mjs');
const ANNOUNCEMENT = /Simulated Alma: (http:\/\/127\.0\.0\.1:\d+)\//;
const START_MS = 30_000;

/** A simulated Alma in a process of its own, on a port of its own. */
export class SimulatedAlma {
  private constructor(
    private readonly child: ChildProcessByStdio<null, Readable, Readable>,
    /** `http://127.0.0.1:PORT`, without a slash at the end. */
    readonly address: string,
  ) {}

  /** @throws Error with what the program said when it does not start. */
  static async start(options: SimulatorOptions = {}): Promise<SimulatedAlma> {
    if (!existsSync(PROGRAM)) {
      throw new Error('The simulated Alma is not built. Run the tests by "npm run e2e".');
    }
    const child = spawn(process.execPath, [PROGRAM, ...argumentsOf(options)], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new SimulatedAlma(child, await addressOf(child));
  }

  get control(): Control {
    return new Control(this.address);
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const ended = new Promise<void>((resolve) => this.child.once('exit', () => resolve()));
    this.child.kill('SIGKILL');
    await ended;
  }
}

function argumentsOf(options: SimulatorOptions): readonly string[] {
  const { archive, app = 'build', config = 'demo', latency } = options;
  const { jobSpeed = 100, limits = true, alma = {} } = options;
  return [
    ...['--port', '0', '--no-open', '--app', app, '--config', config],
    ...['--job-speed', String(jobSpeed)],
    ...(archive === undefined ? [] : ['--archive', archive]),
    ...(latency === undefined ? [] : ['--latency', String(latency)]),
    ...(limits ? [] : ['--no-limits']),
    ...Object.entries(alma).flatMap(([key, value]) => ['--alma', `${key}=${value}`]),
  ];
}

function addressOf(child: ChildProcessByStdio<null, Readable, Readable>): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = (why: string): void =>
      reject(new Error(`The simulated Alma did not start: ${why}. It said: ${said}`));
    const timer = setTimeout(() => fail(`no address after ${START_MS / 1000} s`), START_MS);
    child.once('exit', (code) => fail(`it ended with code ${code}`));
    child.stderr.on('data', (chunk: Buffer) => (said += String(chunk)));
    child.stdout.on('data', (chunk: Buffer) => {
      said += String(chunk);
      const address = ANNOUNCEMENT.exec(said)?.[1];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address);
    });
  });
}
