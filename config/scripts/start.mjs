// npm start: the simulated Alma with the app in it. Options after `--` go to the simulated Alma.
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

import { ensurePackages, ROOT } from './ensure-packages.mjs';

ensurePackages();
const { buildApp } = await import('./build-app.mjs');
const { buildSimulator } = await import('../../simulator/build.mjs');

const args = process.argv.slice(2);
const isOurApp = !args.includes('--app');
if (isOurApp && !buildApp()) {
  console.error('The app could not be built: read the lines above.');
  process.exit(1);
}
const outdir = join(ROOT, '.cache/simulator');
await buildSimulator({ outdir });
process.argv = [process.argv[0], join(outdir, 'main.mjs'), ...args];
await import(pathToFileURL(join(outdir, 'main.mjs')).href);
