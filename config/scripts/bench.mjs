// npm run bench [-- NAME …] [--records=N,M] [--latency=MS,MS] [--archive=DIR] [--no-sequential]
// Measures the app against what the platform allows; bundled by esbuild as the specs are.
import { build } from 'esbuild';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { buildApp } from './build-app.mjs';
import { ensurePackages, ROOT } from './ensure-packages.mjs';
import { findBrowser, NO_BROWSER } from './find-browser.mjs';
import { buildSimulator } from '../../simulator/build.mjs';

ensurePackages();
const browser = findBrowser();
if (browser === undefined) {
  console.error(NO_BROWSER);
  process.exit(1);
}
process.env.CHROME_BIN = browser;
process.chdir(ROOT);
if (!buildApp()) process.exit(1);
await buildSimulator({ outdir: join(ROOT, '.cache/simulator') });
const outfile = join(ROOT, '.cache/bench/main.mjs');
await build({
  entryPoints: [join(ROOT, 'bench/main.ts')],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  sourcemap: true,
  logLevel: 'warning',
});
process.setSourceMapsEnabled(true);
await import(pathToFileURL(outfile).href);
