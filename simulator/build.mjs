// Bundles the simulated Alma: its server for Node, its page for the browser.
import { build } from 'esbuild';
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const HERE = import.meta.dirname;
const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Simulated Alma</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="host.css" />
    <script src="host.js" defer></script>
  </head>
  <body></body>
</html>
`;

/** Writes main.mjs and host/{index.html,host.js,host.css} into outdir. */
export async function buildSimulator({ outdir }) {
  const host = join(outdir, 'host');
  rmSync(host, { recursive: true, force: true });
  mkdirSync(host, { recursive: true });
  await Promise.all([bundleServer(outdir), bundlePage(host)]);
}

function bundleServer(outdir) {
  return build({
    entryPoints: [join(HERE, 'main.ts')],
    outfile: join(outdir, 'main.mjs'),
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: true,
    logLevel: 'warning',
  });
}

async function bundlePage(host) {
  const script = join(HERE, 'host/main.ts');
  const style = join(HERE, 'host/host.css');
  const page = join(HERE, 'host/index.html');
  const isStyleApart = existsSync(style);
  const entryPoints = [
    ...(existsSync(script) ? [{ in: script, out: 'host' }] : []),
    ...(isStyleApart ? [{ in: style, out: 'host' }] : []),
  ];
  if (entryPoints.length > 0) {
    await build({
      entryPoints,
      outdir: host,
      bundle: true,
      format: 'iife',
      platform: 'browser',
      target: 'es2022',
      minify: true,
      logLevel: 'warning',
    });
  }
  if (existsSync(page)) cpSync(page, join(host, 'index.html'));
  else writeFileSync(join(host, 'index.html'), PAGE);
}
