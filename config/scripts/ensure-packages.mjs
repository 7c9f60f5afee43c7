// Installs the pinned packages when they are missing or are not those of package-lock.json.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');
const STAMP = join(ROOT, 'node_modules/.handle-assistant-packages');

export function ensurePackages() {
  const [major] = process.versions.node.split('.').map(Number);
  if (major < 20) {
    console.error(
      `Node ${process.versions.node} is too old: install Node 20 or later, then try again.`,
    );
    process.exit(1);
  }
  // A folder that is linked here belongs to another copy of the project, which keeps it.
  const folder = join(ROOT, 'node_modules');
  if (existsSync(folder) && lstatSync(folder).isSymbolicLink()) return;
  const wanted = createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return;
  console.log('Installing packages …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status } = spawnSync(npm, ['ci', '--no-audit', '--no-fund'], {
    cwd: ROOT,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error(
      'The packages could not be installed: read the lines above, then run "npm ci" by hand.',
    );
    process.exit(1);
  }
  writeFileSync(STAMP, wanted);
}
