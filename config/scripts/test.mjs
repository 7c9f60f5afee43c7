// npm test: every check, two at a time where they do not need the whole machine, closed by one line that counts them.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { ensurePackages, ROOT } from './ensure-packages.mjs';
import { findBrowser, NO_BROWSER } from './find-browser.mjs';

const { node, npm } = { node: process.execPath, npm: join(ROOT, 'node_modules') };
const script = (name, ...args) => [node, join(ROOT, 'config/scripts', name), ...args];

ensurePackages();
const browser = findBrowser();
if (browser === undefined) {
  console.error(NO_BROWSER);
  process.exit(1);
}

/** How many tests a runner says it ran; a check that is no test runner counts as one. */
const COUNTS = {
  jasmine: (text) =>
    last(text, /(\d+) specs?, (\d+) failures?(?:, (\d+) pending)?/g, ([, all, bad, off]) => [
      all - bad - (off ?? 0),
      +bad,
      +(off ?? 0),
    ]),
  karma: (text) =>
    last(text, /Executed (\d+) of (\d+)(?: \((\d+) FAILED\))?/g, ([, ran, , bad]) => [
      ran - (bad ?? 0),
      +(bad ?? 0),
      0,
    ]),
  playwright: (text) => [
    sum(text, /^\s+(\d+) passed/gm),
    sum(text, /^\s+(\d+) failed/gm),
    sum(text, /^\s+(\d+) skipped/gm),
  ],
  check: () => undefined,
};
/** What is looked at without being run, and the build. */
const SOURCES = [
  [
    'Format',
    'check',
    [
      node,
      join(npm, 'prettier/bin/prettier.cjs'),
      '--config',
      'config/prettier.json',
      '--check',
      '--log-level=warn',
      '.',
    ],
  ],
  [
    'Lint',
    'check',
    [
      node,
      join(npm, 'eslint/bin/eslint.js'),
      '-c',
      'config/eslint.config.mjs',
      '--max-warnings=0',
      '.',
    ],
  ],
  ['Types', 'check', script('types.mjs')],
  ['One build configuration', 'check', [node, 'config/eca-angular.mjs', '--check']],
  ['Themes', 'check', script('make-themes.mjs', '--check')],
  ['Manifest', 'check', script('check-manifest.mjs')],
  ['Sentences', 'check', script('check-sentences.mjs')],
  ['Build', 'check', script('check-build.mjs')],
];
const SPECS = [
  ['Plain specs', 'jasmine', script('spec.mjs', '--coverage')],
  [
    'Component specs',
    'karma',
    [node, join(npm, '@angular/cli/bin/ng.js'), 'test', '--watch=false', '--code-coverage'],
  ],
  ['Coverage', 'check', script('coverage.mjs')],
];
/** In the built app, with both cores. */
const STORIES = [['End to end', 'playwright', script('e2e.mjs')]];

function last(text, pattern, read) {
  const found = [...text.matchAll(pattern)].at(-1);
  return found === undefined ? undefined : read(found);
}

function sum(text, pattern) {
  return [...text.matchAll(pattern)].reduce((total, [, count]) => total + Number(count), 0);
}

/** Runs a command and shows what it says: at once, or as a whole when it has ended. */
function run(name, [command, ...args], isAlone) {
  const title = `\n── ${name} ──\n`;
  if (isAlone) process.stdout.write(title);
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, CHROME_BIN: browser, NG_CLI_ANALYTICS: 'false' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let text = '';
    const keep = (chunk) => {
      text += chunk;
      if (isAlone) process.stdout.write(chunk);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('close', (code) => {
      if (!isAlone) process.stdout.write(title + text);
      resolve({ code, text: text.replace(/\u001b\[[0-9;]*m/g, '') });
    });
  });
}

const only = process.argv.slice(2).map((name) => name.toLowerCase());
const total = { passed: 0, failed: 0, skipped: 0 };
const failed = [];

async function check([name, runner, command], isAlone) {
  if (command[1].startsWith(ROOT) && !existsSync(command[1]))
    throw new Error(`Missing: ${command[1]}`);
  const started = Date.now();
  const { code, text } = await run(name, command, isAlone);
  const [passed, bad, skipped] = COUNTS[runner](text) ?? [
    code === 0 ? 1 : 0,
    code === 0 ? 0 : 1,
    0,
  ];
  total.passed += passed;
  total.skipped += skipped;
  // A runner that ends badly without naming a failed test has failed once.
  total.failed += bad > 0 ? bad : code === 0 ? 0 : 1;
  if (code !== 0) failed.push(name);
  console.log(
    `── ${name}: ${code === 0 ? 'good' : 'FAILED'} after ${Math.round((Date.now() - started) / 1000)} s`,
  );
}

/** One after the other. */
async function checkAll(checks, isAlone) {
  for (const one of checks) {
    if (only.length === 0 || only.includes(one[0].toLowerCase())) await check(one, isAlone);
  }
}

console.log('Sources and specs are looked at side by side; each is shown when it has ended …');
await Promise.all([checkAll(SOURCES, false), checkAll(SPECS, false)]);
await checkAll(STORIES, true);
if (failed.length > 0) console.log(`\nFailed: ${failed.join(', ')}`);
console.log('');
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(failed.length === 0 && total.passed > 0 ? 0 : 1);
