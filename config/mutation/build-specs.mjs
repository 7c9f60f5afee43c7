// Run by Stryker among the changed sources: bundles the specs of the rooms named and tells jasmine of them.
import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import { bundleSpecs } from '../scripts/bundle-specs.mjs';
import { ROOT } from '../scripts/ensure-packages.mjs';

const FAST_CHECK = join(import.meta.dirname, 'fast-check.mjs');

const fewRuns = {
  name: 'few-runs',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^fast-check$/ }, ({ importer }) =>
      importer === FAST_CHECK ? { path: 'fast-check', external: true } : { path: FAST_CHECK },
    ),
};

const out = join(ROOT, '.cache/mutation');
const bundles = await bundleSpecs(process.argv.slice(2), out, {
  sourcemap: false,
  plugins: [fewRuns],
});
const fromRoot = (path) => relative(ROOT, path);
writeFileSync(
  join(out, 'jasmine.json'),
  JSON.stringify({
    spec_dir: '.',
    helpers: [fromRoot(join(import.meta.dirname, 'before-specs.mjs'))],
    spec_files: bundles.map(fromRoot),
  }),
);
