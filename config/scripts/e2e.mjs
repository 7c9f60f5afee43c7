// The app in a real browser, in the simulated Alma. Arguments go to the test runner.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { buildApp } from './build-app.mjs';
import { ROOT } from './ensure-packages.mjs';
import { findBrowser, NO_BROWSER } from './find-browser.mjs';
import { buildSimulator } from '../../simulator/build.mjs';

const browser = findBrowser();
if (browser === undefined) {
  console.error(NO_BROWSER);
  process.exit(1);
}
if (!process.argv.includes('--no-build') && !buildApp()) process.exit(1);
await buildSimulator({ outdir: join(ROOT, '.cache/simulator') });
const cli = join(ROOT, 'node_modules/@playwright/test/cli.js');
const args = process.argv.slice(2).filter((arg) => arg !== '--no-build');
const { status } = spawnSync(
  process.execPath,
  [cli, 'test', '-c', 'config/playwright.config.ts', ...args],
  { cwd: ROOT, stdio: 'inherit', env: { ...process.env, CHROME_BIN: browser } },
);
process.exit(status ?? 1);
