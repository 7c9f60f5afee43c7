// npm run coverage: the specs of the plain rooms in Node, and how much of the rooms they reach.
// A file that no spec imports counts as uncovered. Fails below the bar.
import { transformSync } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import { ROOT } from './ensure-packages.mjs';

/** Least share of branches, in percent: design, "How good". */
const LEAST_BRANCHES = 95;
const ROOMS = ['core', 'alma/port', 'alma/pace', 'resolver', 'workflow'];

const APP = join(ROOT, 'cloudapp/src/app');

/** Files that hold types alone: nothing of them is left to run. */
function typesOnly(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return typesOnly(path);
    if (!path.endsWith('.ts') || path.endsWith('.spec.ts')) return [];
    const { code } = transformSync(readFileSync(path, 'utf8'), { loader: 'ts' });
    return code.trim() === '' ? [relative(ROOT, path)] : [];
  });
}

const c8 = join(ROOT, 'node_modules/c8/bin/c8.js');
const args = [
  c8,
  '--all',
  '--src=cloudapp/src/app',
  ...ROOMS.map((room) => `--include=cloudapp/src/app/${room}/**/*.ts`),
  '--exclude=**/*.spec.ts',
  '--exclude=**/testing/**',
  ...ROOMS.flatMap((room) => typesOnly(join(APP, room))).map((path) => `--exclude=${path}`),
  '--exclude-after-remap',
  '--extension=.ts',
  '--reporter=text',
  '--reporter=json',
  '--reporter=lcovonly',
  '--reports-dir=coverage/plain',
  '--temp-directory=.cache/coverage',
  '--clean',
  '--check-coverage',
  `--branches=${LEAST_BRANCHES}`,
  '--lines=0',
  '--functions=0',
  '--statements=0',
  process.execPath,
  join(ROOT, 'config/scripts/spec.mjs'),
  ...process.argv.slice(2),
];
const { status } = spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' });
process.exit(status ?? 1);
