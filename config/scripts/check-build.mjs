// Builds for production and weighs what the first screen needs.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { buildApp } from './build-app.mjs';
import { ROOT } from './ensure-packages.mjs';

/** Bytes after gzip -9 that `build/index.html` may reference: design, "How good". */
const MOST_BYTES = 230_000;

if (!buildApp()) process.exit(1);
const index = readFileSync(join(ROOT, 'build/index.html'), 'utf8');
const files = [...index.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map(([, file]) => file);
const sizes = files.map((file) => ({
  file,
  bytes: gzipSync(readFileSync(join(ROOT, 'build', file)), { level: 9 }).length,
}));
const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
for (const { file, bytes } of sizes) console.log(`${String(bytes).padStart(8)} ${file}`);
console.log(`${String(total).padStart(8)} of at most ${MOST_BYTES} bytes, gzip -9`);
if (files.length === 0 || total > MOST_BYTES) process.exit(1);
if (!existsSync(join(ROOT, 'build/i18n/en.json'))) {
  console.error('The build has no sentences: build/i18n/en.json is missing.');
  process.exit(1);
}
const styles = files
  .filter((file) => file.endsWith('.css'))
  .map((file) => readFileSync(join(ROOT, 'build', file), 'utf8'));
if (styles.some((css) => /url\(["']?(https?:)?\/\//.test(css) || css.includes('@import'))) {
  console.error('The styles fetch something from outside.');
  process.exit(1);
}
