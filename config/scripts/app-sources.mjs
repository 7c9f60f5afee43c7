// The sources of the app that have something to run: no specs, no harnesses, no files of types alone.
import { transformSync } from 'esbuild';
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

import { ROOT } from './ensure-packages.mjs';

export const APP = join(ROOT, 'cloudapp/src/app');
/** Rooms whose specs run in Node; the specs of all others run in the browser. */
const PLAIN_ROOMS = ['core', 'alma/port', 'alma/pace', 'resolver', 'workflow'];

export function isInPlainRoom(path) {
  return PLAIN_ROOMS.some((room) => path.startsWith(join(APP, room) + sep));
}

export function isAppSource(path) {
  return path.startsWith(APP) && !/\.(spec|harness)\.ts$|[\\/]testing[\\/]/.test(path);
}

export function appSources() {
  return readdirSync(APP, { withFileTypes: true, recursive: true })
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((path) => path.endsWith('.ts') && isAppSource(path))
    .filter((path) => {
      const { code } = transformSync(readFileSync(path, 'utf8'), { loader: 'ts' });
      return code.trim() !== '';
    });
}
