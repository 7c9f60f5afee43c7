// Runs the specs of the plain rooms in Node: bundled by esbuild, run by jasmine.
//   node config/scripts/spec.mjs [folder or file …] [--filter=text] [--seed=n]
import { build } from 'esbuild';
import { setMaxListeners } from 'node:events';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import Jasmine from 'jasmine';

const ROOT = resolve(import.meta.dirname, '../..');
/** Rooms without Angular and without a browser. */
export const PLAIN_ROOMS = [
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

function specsUnder(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return path.endsWith('.spec.ts') ? [path] : [];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.name !== 'node_modules')
    .flatMap((entry) => specsUnder(join(path, entry.name)));
}

const options = process.argv.slice(2).filter((a) => a.startsWith('--'));
const wanted = process.argv.slice(2).filter((a) => !a.startsWith('--'));
const option = (name) => options.find((o) => o.startsWith(`--${name}=`))?.split('=')[1];
const specs = (wanted.length > 0 ? wanted : PLAIN_ROOMS)
  .flatMap((path) => specsUnder(resolve(ROOT, path)))
  .sort();
if (specs.length === 0) {
  console.error(`No specs under ${wanted.join(', ')}.`);
  process.exit(1);
}

process.chdir(ROOT);
const out = join(ROOT, '.cache/specs', String(process.pid));
rmSync(out, { recursive: true, force: true });
await build({
  entryPoints: specs.map((path) => ({
    in: path,
    out: relative(ROOT, path).replace(/\.ts$/, ''),
  })),
  outdir: out,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  sourcemap: true,
  logLevel: 'warning',
});
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
for (const path of specs) {
  await import(pathToFileURL(join(out, relative(ROOT, path).replace(/\.ts$/, '.mjs'))).href);
}
const result = await runner.execute([], option('filter'));
rmSync(out, { recursive: true, force: true });
process.exit(result.overallStatus === 'passed' ? 0 : 1);
