// Types of the plain rooms, the simulated Alma and the tests in Node; the screens are checked by their build.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { ROOT } from './ensure-packages.mjs';

const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
const { status } = spawnSync(
  process.execPath,
  [tsc, '--noEmit', '-p', 'config/tsconfig.node.json'],
  {
    cwd: ROOT,
    stdio: 'inherit',
  },
);
process.exit(status ?? 1);
