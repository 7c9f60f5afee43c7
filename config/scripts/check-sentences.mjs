// What the app says: every key that the code says exists, every key is said, every language has them
// all, whole and well set, no screen has a sentence of its own, and the manifest speaks all languages.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import { flatten } from '../sentences/flatten.mjs';
import { LANGUAGES } from '../sentences/languages.mjs';
import { problemsOf } from '../sentences/problems-of.mjs';
import { ROOT } from './ensure-packages.mjs';

/** Rooms that name sentences, and those of them that people see. */
const SAYING = ['features', 'shell', 'workflow', 'core'];
const SEEN = ['features', 'shell'];

function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesUnder(path);
    return /(?<!\.spec|\.harness)\.ts$|\.html$/.test(path) ? [path] : [];
  });
}

const sourcesIn = (rooms) =>
  rooms
    .flatMap((room) => filesUnder(join(ROOT, 'cloudapp/src/app', room)))
    .map((path) => ({ path: relative(ROOT, path), text: readFileSync(path, 'utf8') }));
const readJson = (path) =>
  existsSync(join(ROOT, path)) ? JSON.parse(readFileSync(join(ROOT, path), 'utf8')) : {};

const languages = Object.fromEntries(
  LANGUAGES.map((language) => [language, readJson(`i18n/${language}.json`)]),
);
const problems = problemsOf({
  languages,
  sources: sourcesIn(SAYING),
  screens: sourcesIn(SEEN),
  manifest: readJson('manifest.json'),
});
if (problems.length > 0) {
  console.error(problems.join('\n'));
  console.error(`${problems.length} problems with sentences.`);
  process.exit(1);
}
console.log(`${flatten(languages.en).length} sentences in ${LANGUAGES.join(', ')} are good.`);
