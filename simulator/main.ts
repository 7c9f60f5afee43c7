import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';

import { ArchiveError } from './archive/archive-error';
import { builtinArchive } from './archive/builtin';
import { readArchiveFolder } from './archive/read-folder';
import { type Archive } from './library/model';
import { parseSwitches, UnknownSwitchError } from './library/switches';
import { UsageError } from './server/app-build';
import { type CommandLine, readCommandLine } from './server/read-options';
import { startSimulator } from './server/start';

const BAD_INPUT = 2;

try {
  const line = readCommandLine(process.argv.slice(2));
  const running = await startSimulator({
    archive: await archiveFor(line),
    port: line.port,
    app: resolve(line.app ?? 'build'),
    hostFolder: join(import.meta.dirname, 'host'),
    config: line.config,
    latencyMs: line.latency,
    jobSpeed: line.jobSpeed,
    limits: line.limits,
    seed: line.seed,
    switches: parseSwitches(line.alma),
  });
  console.log(`Simulated Alma: ${running.url}`);
  if (line.open) openBrowser(running.url);
  const stop = (): void => {
    void running.close().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
} catch (error) {
  if (!isBadInput(error)) throw error;
  console.error(error.message);
  process.exit(BAD_INPUT);
}

async function archiveFor(line: CommandLine): Promise<Archive> {
  if (line.archive === undefined) return builtinArchive(line.seed);
  return readArchiveFolder(resolve(line.archive));
}

function isBadInput(error: unknown): error is Error {
  return (
    error instanceof UsageError ||
    error instanceof ArchiveError ||
    error instanceof UnknownSwitchError
  );
}

/** Opens the page where there is a desktop; where there is none, the printed address is enough. */
function openBrowser(url: string): void {
  const commands: Partial<Readonly<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
    darwin: ['open', url],
    win32: ['cmd', '/c', 'start', '', url],
  };
  const [command, ...args] = commands[process.platform] ?? ['xdg-open', url];
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
