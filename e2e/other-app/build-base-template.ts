import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

import { ROOT } from '../support/simulated-alma';

const BASE = join(ROOT, 'node_modules/@exlibris/exl-cloudapp-base');

const MANIFEST = {
  id: 'base-template',
  title: 'Base Template',
  author: 'Ex Libris',
  description: 'The app with which every Cloud App begins.',
  entities: ['BIB_MMS', 'IEP', 'IEE', 'REPRESENTATION', 'SET'],
};

/**
 * Builds the app with which the SDK lets every Cloud App begin, once for each version of the SDK.
 * The steps are those of `eca build`: its work tree, the app laid over it, the manifest, `ng build`.
 * @returns the folder of the build
 */
export function buildBaseTemplate(): string {
  const { version } = JSON.parse(readFileSync(join(BASE, 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  const home = join(ROOT, '.cache/base-template', version);
  const build = join(home, 'build');
  if (existsSync(join(build, 'index.html'))) return build;

  const tree = join(home, '.ng');
  rmSync(home, { recursive: true, force: true });
  cpSync(join(BASE, 'base/.ng'), tree, { recursive: true });
  cpSync(join(BASE, 'base/cloudapp'), tree, { recursive: true });
  mkdirSync(join(tree, 'src/assets'), { recursive: true });
  writeFileSync(join(tree, 'src/assets/manifest.json'), JSON.stringify(MANIFEST));
  symlinkSync(join(ROOT, 'node_modules'), join(tree, 'node_modules'), 'junction');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, 'node_modules/@angular/cli/bin/ng.js'), 'build', '--configuration=production'],
    { cwd: tree, encoding: 'utf8', env: { ...process.env, NG_CLI_ANALYTICS: 'false' } },
  );
  if (status !== 0) throw new Error(`The base template could not be built.\n${stdout}\n${stderr}`);
  return build;
}
