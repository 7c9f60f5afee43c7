// Runs the specs of the plain rooms in Node: bundled by esbuild, run by jasmine.
//   node config/scripts/spec.mjs [folder or file …] [--filter=text] [--seed=n] [--coverage]
import { setMaxListeners } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import Jasmine from 'jasmine';

import { isAppSource } from './app-sources.mjs';
import { bundleSpecs } from './bundle-specs.mjs';
import { countBranches } from './count-branches.mjs';
import { ROOT } from './ensure-packages.mjs';

/** Rooms without Angular and without a browser. */
const PLAIN_ROOMS = [
  'cloudapp/src/app/core',
  'cloudapp/src/app/alma/port',
  'cloudapp/src/app/alma/pace',
  'cloudapp/src/app/resolver',
  'cloudapp/src/app/workflow',
  'simulator',
  'bench',
  'campaign',
  'config',
];

const options = process.argv.slice(2).filter((a) => a.startsWith('--'));
const wanted = process.argv.slice(2).filter((a) => !a.startsWith('--'));
const option = (name) => options.find((o) => o.startsWith(`--${name}=`))?.split('=')[1];

const countsBranches = options.includes('--coverage');

process.chdir(ROOT);
const out = join(ROOT, '.cache/specs', String(process.pid));
const bundles = await bundleSpecs(wanted.length > 0 ? wanted : PLAIN_ROOMS, out, {
  sourcemap: true,
  plugins: countsBranches ? [countBranches(isAppSource)] : [],
});
if (bundles.length === 0) {
  console.error(`No specs under ${wanted.join(', ')}.`);
  process.exit(1);
}
process.setSourceMapsEnabled(true);
// One signal runs through a whole check: as many listen to it as there are calls on their way.
setMaxListeners(0);

const runner = new Jasmine({ projectBaseDir: ROOT });
runner.exitOnCompletion = false;
runner.loadConfig({
  random: true,
  ...(option('seed') ? { seed: option('seed') } : {}),
  stopSpecOnExpectationFailure: false,
});
runner.jasmine.DEFAULT_TIMEOUT_INTERVAL = 60_000;
for (const bundle of bundles) await import(pathToFileURL(bundle).href);
const result = await runner.execute([], option('filter'));
rmSync(out, { recursive: true, force: true });
if (countsBranches) {
  const folder = join(ROOT, 'coverage/plain');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'coverage-final.json'), JSON.stringify(globalThis.__coverage__ ?? {}));
}
process.exit(result.overallStatus === 'passed' ? 0 : 1);
