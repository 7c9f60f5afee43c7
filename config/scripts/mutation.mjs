// npm run mutation [-- FOLDER|FILE …]: changes the sources in small ways and sees whether a spec notices.
// Folders and files below cloudapp/src/app; without one: core, then workflow. docs/mutation.md says more.
import { Stryker } from '@stryker-mutator/core';

import { ROOT } from './ensure-packages.mjs';

/** Least share of changes that a spec must notice, in percent. */
const LEAST_SCORE = 85;
const ROOMS = ['core', 'workflow'];
const APP = 'cloudapp/src/app';
const folders = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));

/** Changes these folders and files of a room, and has the room's own specs look at it. */
async function mutate(room, inRoom) {
  const report = `reports/mutation/${room}`;
  const stryker = new Stryker({
    mutate: [
      ...inRoom.map((path) => `${APP}/${path}${path.endsWith('.ts') ? '' : '/**/*.ts'}`),
      `!${APP}/${room}/**/*.spec.ts`,
      `!${APP}/${room}/**/testing/**`,
    ],
    buildCommand: `node config/mutation/build-specs.mjs ${APP}/${room}`,
    plugins: ['./config/mutation/jasmine-in-place.mjs'],
    testRunner: 'jasmine',
    jasmineConfigFile: '.cache/mutation/jasmine.json',
    coverageAnalysis: 'perTest',
    ignoreStatic: true,
    ignorePatterns: ['build', 'coverage', 'reports', 'docs', 'e2e', '.angular', '.cache'],
    tempDirName: '.cache/stryker',
    checkers: [],
    reporters: ['clear-text', 'progress-append-only', 'json', 'html'],
    clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
    // Only what changed is looked at again: docs/mutation.md.
    incremental: true,
    incrementalFile: `${report}-before.json`,
    jsonReporter: { fileName: `${report}.json` },
    htmlReporter: { fileName: `${report}.html` },
    concurrency: 2,
    timeoutMS: 15_000,
    thresholds: { high: 95, low: LEAST_SCORE, break: LEAST_SCORE },
    allowConsoleColors: false,
  });
  await stryker.runMutationTest().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}

process.chdir(ROOT);
const strange = folders.filter((folder) => !ROOMS.includes(folder.split('/')[0]));
if (strange.length > 0) {
  console.error(`Only folders of ${ROOMS.join(' and ')} are changed, not: ${strange.join(', ')}`);
  process.exit(1);
}
// Stories told at random are many, so that chance has its say; here a few of them must do.
process.env['STORIES'] ??= '2';
for (const room of ROOMS) {
  const inRoom = folders.filter((folder) => folder.split('/')[0] === room);
  if (inRoom.length > 0 || folders.length === 0) {
    await mutate(room, inRoom.length > 0 ? inRoom : [room]);
  }
}
