// npm run mutation [-- FOLDER …]: changes the sources in small ways and sees whether a spec notices.
// Folders below cloudapp/src/app; without one: core and workflow, which takes hours.
import { Stryker } from '@stryker-mutator/core';
import { join } from 'node:path';

import { ROOT } from './ensure-packages.mjs';

/** Least share of changes that a spec must notice, in percent. */
const LEAST_SCORE = 85;

process.chdir(ROOT);
const folders = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const rooms = folders.length > 0 ? folders : ['core', 'workflow'];
const sources = rooms.map((room) => join('cloudapp/src/app', room));
const stryker = new Stryker({
  mutate: sources.flatMap((source) => [
    `${source}/**/*.ts`,
    `!${source}/**/*.spec.ts`,
    `!${source}/**/testing/**`,
  ]),
  testRunner: 'command',
  commandRunner: { command: `node config/scripts/spec.mjs ${sources.join(' ')}` },
  coverageAnalysis: 'off',
  ignorePatterns: ['build', 'coverage', 'reports', 'e2e/results', '.angular', '.cache'],
  tempDirName: '.cache/stryker',
  checkers: [],
  reporters: ['clear-text', 'json', 'html'],
  clearTextReporter: { allowColor: false, logTests: false },
  jsonReporter: { fileName: 'reports/mutation/mutation.json' },
  htmlReporter: { fileName: 'reports/mutation/mutation.html' },
  concurrency: 2,
  timeoutMS: 30_000,
  thresholds: { high: 95, low: LEAST_SCORE, break: LEAST_SCORE },
  allowConsoleColors: false,
});
await stryker.runMutationTest().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
