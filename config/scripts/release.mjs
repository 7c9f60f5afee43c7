// npm run release [-- --dry-run]: makes the tag of the version in package.json, and its notes from
// CHANGELOG.md. Refuses a tree with changes, a version that is tagged already, and one without notes.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT } from './ensure-packages.mjs';
import { notesOf } from './release-notes.mjs';

const git = (...args) => {
  const { status, stdout, stderr } = spawnSync('git', args, { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) refuse(`git ${args[0]} failed: ${stderr.trim()}`);
  return stdout.trim();
};

function refuse(why) {
  console.error(`No release: ${why}`);
  process.exit(1);
}

const read = (path) => readFileSync(join(ROOT, path), 'utf8');
const { version } = JSON.parse(read('package.json'));
const inManifest = JSON.parse(read('manifest.json')).version;
const tag = `v${version}`;

if (inManifest !== version) {
  refuse(`package.json says ${version}, manifest.json ${inManifest}. Make them the same.`);
}
const changes = git('status', '--porcelain');
if (changes !== '') refuse(`there are changes that are not committed:\n${changes}`);
if (git('tag', '--list', tag) !== '') refuse(`${tag} exists already. Raise the version.`);
const notes = notesOf(read('CHANGELOG.md'), version);
if (notes === '') refuse(`CHANGELOG.md has no section "## ${version}" that says something.`);

if (process.argv.includes('--dry-run')) {
  console.log(`${tag} would be made with these notes:\n\n${notes}`);
} else {
  const folder = join(ROOT, 'reports');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `release-${tag}.md`);
  writeFileSync(file, `${notes}\n`);
  // The notes' headings must not be taken for comments.
  git('tag', '--annotate', '--cleanup=verbatim', '--file', file, tag);
  console.log(`${tag} is made; its notes are in ${file}.`);
  console.log(`Push it (git push origin ${tag}), then make the GitHub release with these notes.`);
}
