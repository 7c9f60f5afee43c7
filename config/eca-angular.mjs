// eca builds in ./.ng, where it lays its own base project and then ./cloudapp over it.
// This derives the workspace file that eca needs there (cloudapp/angular.json) from the
// root angular.json, so that the root one stays the only one that people edit.
//   node config/eca-angular.mjs          write cloudapp/angular.json
//   node config/eca-angular.mjs --check  exit 1 when it is out of date
import { readFileSync, writeFileSync } from 'node:fs';

const ROOT = new URL('../angular.json', import.meta.url);
const ECA = new URL('../cloudapp/angular.json', import.meta.url);
const ECA_PROJECT = 'exl-cloudapp-sdk-base'; // the name is fixed in eca's own code

/** A path as seen from the root, to the same place as seen from ./.ng */
function rebase(path) {
  if (path === 'cloudapp') return '.';
  if (path.startsWith('cloudapp/')) return path.slice('cloudapp/'.length);
  const bare = path.replace(/^\.\//, '');
  return bare === '' || bare === '.' ? '..' : `../${bare}`;
}

const PATH_KEYS = new Set([
  'sourceRoot',
  'index',
  'main',
  'browser',
  'tsConfig',
  'karmaConfig',
  'input',
  'base',
  'proxyConfig',
]);
const PATH_LIST_KEYS = new Set(['styles', 'scripts', 'includePaths', 'codeCoverageExclude']);

function walk(value, key) {
  if (Array.isArray(value)) {
    return value.map((v) =>
      typeof v === 'string' && PATH_LIST_KEYS.has(key) ? rebase(v) : walk(v),
    );
  }
  if (value && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, walk(v, k)]));
  }
  if (typeof value === 'string') {
    if (PATH_KEYS.has(key) && value !== '') return rebase(value);
    if (key === 'outputPath') return rebase(value);
  }
  return value;
}

const root = JSON.parse(readFileSync(ROOT, 'utf8'));
const [name] = Object.keys(root.projects);
const project = walk(root.projects[name]);
// eca start: its proxy (from eca's base project) is what puts the app inside a real Alma.
// It needs the webpack dev server, hence the "browser" builder: with "application" (Vite)
// the proxy's "/" rule swallows the app itself.
project.architect.serve.options.proxyConfig = 'src/proxy.conf.js';
if (!project.architect.build.builder.endsWith(':browser')) {
  throw new Error(
    'angular.json: the build target must use the "browser" builder (eca start needs it)',
  );
}
const derived = {
  ...root,
  projects: { [ECA_PROJECT]: project },
};
const text = (JSON.stringify(derived, null, 2) + '\n').replaceAll(`"${name}:`, `"${ECA_PROJECT}:`);

if (process.argv.includes('--check')) {
  let current = '';
  try {
    current = readFileSync(ECA, 'utf8');
  } catch {
    // reported below
  }
  if (current !== text) {
    console.error('cloudapp/angular.json is out of date: run "npm run eca:sync"');
    process.exit(1);
  }
} else {
  writeFileSync(ECA, text);
}
