import { execFileSync } from 'node:child_process';
import { arch, availableParallelism, cpus, platform, totalmem } from 'node:os';

const GIB = 1024 ** 3;

/** The machine in one sentence, without names and paths. */
export function describeMachine(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  const memory = Math.round(totalmem() / GIB);
  return (
    `${availableParallelism()} cores (${model}), ${memory} GiB, ${platform()} ${arch()}, ` +
    `Node ${process.versions.node}, ${browserVersion()}`
  );
}

function browserVersion(): string {
  const browser = process.env['CHROME_BIN'];
  if (browser === undefined) return 'no browser';
  const said = execFileSync(browser, ['--version'], { stdio: ['ignore', 'pipe', 'ignore'] });
  return /[\w ]+ [\d.]+/.exec(String(said))?.[0].trim() ?? 'a browser';
}
