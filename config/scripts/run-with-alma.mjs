import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { buildApp } from './build-app.mjs';
import { ROOT } from './ensure-packages.mjs';
import { findBrowser, NO_BROWSER } from './find-browser.mjs';
import { buildSimulator } from '../../simulator/build.mjs';

/** Builds the app and the simulated Alma, then runs a program of `e2e/` that opens them. Ends the process. */
export async function runWithAlma(name, args) {
  const browser = findBrowser();
  if (browser === undefined) {
    console.error(NO_BROWSER);
    process.exit(1);
  }
  if (!args.includes('--no-build') && !buildApp()) process.exit(1);
  await buildSimulator({ outdir: join(ROOT, '.cache/simulator') });
  const program = join(ROOT, `.cache/${name}/${name}.mjs`);
  await build({
    entryPoints: [join(ROOT, `e2e/${name}.ts`)],
    outfile: program,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
  });
  const wanted = args.filter((argument) => argument !== '--no-build');
  const { status } = spawnSync(process.execPath, [program, ...wanted], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, CHROME_BIN: browser },
  });
  process.exit(status ?? 1);
}
