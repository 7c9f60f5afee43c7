// Builds the app for production, unless the build is of these very sources already.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from './ensure-packages.mjs';

const STAMP = join(ROOT, '.cache/build-stamp');
const SOURCES = ['cloudapp', 'i18n', 'manifest.json', 'angular.json', 'package-lock.json'];

/** A hash over every source file that goes into the build. */
function stampOfSources() {
  const hash = createHash('sha256');
  const add = (path) => {
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort()) add(join(path, name));
    } else if (!path.endsWith('.spec.ts')) {
      hash.update(path).update(readFileSync(path));
    }
  };
  for (const source of SOURCES) add(join(ROOT, source));
  return hash.digest('hex');
}

/** @returns whether the build is there. */
export function buildApp() {
  const wanted = stampOfSources();
  const isBuilt = existsSync(join(ROOT, 'build/index.html'));
  if (isBuilt && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return true;
  const ng = join(ROOT, 'node_modules/@angular/cli/bin/ng.js');
  const { status } = spawnSync(process.execPath, [ng, 'build', '--configuration=production'], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  if (status !== 0) return false;
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  writeFileSync(STAMP, wanted);
  return true;
}
