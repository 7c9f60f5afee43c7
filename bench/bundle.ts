import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { type Measurement } from './measurement';

const BUILD = 'build';

/** What the browser has to fetch. */
export async function* bundle(): AsyncGenerator<Measurement> {
  const index = readFileSync(join(BUILD, 'index.html'), 'utf8');
  const first = [...index.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map(
    ([, file = '']) => file,
  );
  const all = readdirSync(BUILD).filter((file) => /\.(js|css)$/.test(file));
  const kilobytes = (files: readonly string[], weigh: (content: Buffer) => number): number =>
    files.reduce((sum, file) => sum + weigh(readFileSync(join(BUILD, file))), 0) / 1000;
  const raw = (content: Buffer): number => content.length;
  const gzip = (content: Buffer): number => gzipSync(content, { level: 9 }).length;
  yield {
    title: 'bundle',
    figures: [
      { what: 'everything, raw', value: kilobytes(all, raw), unit: 'kB' },
      { what: 'everything, gzip −9', value: kilobytes(all, gzip), unit: 'kB' },
      { what: 'first screen, raw', value: kilobytes(first, raw), unit: 'kB' },
      {
        what: 'first screen, gzip −9',
        value: kilobytes(first, gzip),
        unit: 'kB',
        bar: { atMost: 230 },
      },
    ],
  };
}
