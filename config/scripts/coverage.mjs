// How much of the app its specs reach, out of what they left behind: the plain rooms' ran in Node
// (coverage/plain), the others' in the browser (coverage/screens). Fails below a bar.
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import { APP, appSources, isInPlainRoom } from './app-sources.mjs';
import { branchesOf, wholeCoverage } from './count-branches.mjs';
import { ROOT } from './ensure-packages.mjs';

/**
 * Least share of branches, in percent: 95 for the plain rooms and 90 for the whole were asked for, and
 * what was reached is not lost again.
 */
const BARS = { plain: 95, screens: 82, whole: 92 };
const WORST = 20;

const [plain, screens] = ['plain', 'screens'].map((rooms) => {
  const file = join(ROOT, 'coverage', rooms, 'coverage-final.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  console.error(`There is no ${relative(ROOT, file)}: run "npm run coverage".`);
  process.exit(1);
});
const sources = appSources().map((path) => ({ path, text: readFileSync(path, 'utf8') }));
const whole = wholeCoverage(sources, (path) => (isInPlainRoom(path) ? plain : screens)[path]);

function tell(name, { covered, total, percent }) {
  const counts = `${String(covered).padStart(6)} of ${String(total).padEnd(5)}`;
  console.log(`${percent.toFixed(1).padStart(6)} %${counts} ${name}`);
}

console.log('Branches taken. The files with most that were not:');
const missed = ({ covered, total }) => total - covered;
for (const [path, branches] of whole
  .files()
  .map((path) => [path, branchesOf(whole, (other) => other === path)])
  .sort(([, a], [, b]) => missed(b) - missed(a))
  .slice(0, WORST)) {
  tell(relative(APP, path), branches);
}
console.log('');
const shares = {
  plain: branchesOf(whole, isInPlainRoom),
  screens: branchesOf(whole, (path) => !isInPlainRoom(path)),
  whole: branchesOf(whole),
};
tell('plain rooms, in Node', shares.plain);
tell('all other rooms, in the browser', shares.screens);
tell('the whole app', shares.whole);
for (const [rooms, bar] of Object.entries(BARS)) {
  if (shares[rooms].percent >= bar) continue;
  console.error(`\nToo few of the branches (${rooms}): the bar is ${bar} %.`);
  process.exitCode = 1;
}
