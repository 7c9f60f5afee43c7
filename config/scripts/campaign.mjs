// npm run campaign -- [--runs N] [--seed S] [--kind K] [--workers W]: seeded stories of faults, in parallel.
import { build } from 'esbuild';
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

import { ROOT } from './ensure-packages.mjs';

const numberAfter = (name, otherwise) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};
const runs = numberAfter('--runs', 1000);
const seed = numberAfter('--seed', 1);
const kindAt = process.argv.indexOf('--kind');
const kind = kindAt < 0 ? [] : ['--kind', process.argv[kindAt + 1]];
const workers = Math.max(1, Math.min(runs, numberAfter('--workers', availableParallelism())));

const outfile = join(ROOT, '.cache/campaign/main.mjs');
await build({
  entryPoints: [join(ROOT, 'campaign/main.ts')],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  sourcemap: true,
  logLevel: 'warning',
});

const started = Date.now();
const part = Math.ceil(runs / workers);
const ends = await Promise.all(
  Array.from({ length: workers }, (_, worker) => {
    const from = worker * part;
    const size = Math.max(0, Math.min(part, runs - from));
    return new Promise((resolve) => {
      const args = [
        '--enable-source-maps',
        outfile,
        '--runs',
        size,
        '--seed',
        seed + from,
        ...kind,
      ];
      spawn(process.execPath, args.map(String), { stdio: 'inherit' }).on('close', resolve);
    });
  }),
);
const seconds = Math.round((Date.now() - started) / 1000);
const isGood = ends.every((code) => code === 0);
console.log(`${runs} stories from seed ${seed} in ${seconds} s: ${isGood ? 'good' : 'FAILED'}`);
process.exit(isGood ? 0 : 1);
