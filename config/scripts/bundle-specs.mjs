// Finds the specs of the plain rooms and bundles them by esbuild for Node.
import { build } from 'esbuild';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

import { ROOT } from './ensure-packages.mjs';

/** The specs in a folder, or the spec that a path names. */
function specsUnder(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return path.endsWith('.spec.ts') ? [path] : [];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.name !== 'node_modules')
    .flatMap((entry) => specsUnder(join(path, entry.name)));
}

/**
 * Bundles the specs under `paths` into `out`, which is emptied first. What several specs import is
 * bundled once.
 * @param options more of esbuild's own
 * @returns the bundles, one a spec, in the order of their names
 */
export async function bundleSpecs(paths, out, options) {
  const specs = paths.flatMap((path) => specsUnder(resolve(ROOT, path))).sort();
  const names = specs.map((path) => relative(ROOT, path).replace(/\.ts$/, ''));
  rmSync(out, { recursive: true, force: true });
  await build({
    entryPoints: specs.map((path, index) => ({ in: path, out: names[index] })),
    outdir: out,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    ...options,
    logLevel: 'warning',
  });
  return names.map((name) => join(out, `${name}.mjs`));
}
