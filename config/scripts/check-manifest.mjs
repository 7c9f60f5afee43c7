// The manifest against the SDK's own schema, and against what this app promises.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import Ajv from 'ajv';

import { ROOT } from './ensure-packages.mjs';

const read = (path) => JSON.parse(readFileSync(join(ROOT, path), 'utf8'));
const manifest = read('manifest.json');
const schema = read('node_modules/@exlibris/exl-cloudapp-base/manifest.schema.json');
const problems = [];

// The schema is of an old draft: its `$id`s are fragments, which today's validators refuse.
const withoutIds = (value) =>
  Array.isArray(value)
    ? value.map(withoutIds)
    : value !== null && typeof value === 'object'
      ? Object.fromEntries(
          Object.entries(value)
            .filter(
              ([key, inner]) => !(key === '$id' && typeof inner === 'string') && key !== '$schema',
            )
            .map(([key, inner]) => [key, withoutIds(inner)]),
        )
      : value;
const validate = new Ajv({ strict: false, allErrors: true }).compile(withoutIds(schema));
if (!validate(manifest)) {
  for (const { instancePath, message } of validate.errors)
    problems.push(`${instancePath} ${message}`);
}

const { sandbox, connectSrc } = manifest.contentSecurity;
if (sandbox.modals !== false) problems.push('The app opens no modal windows of the browser.');
for (const flag of ['downloads', 'popups', 'popups-to-escape-sandbox']) {
  if (sandbox[flag] !== true) problems.push(`The sandbox must allow ${flag}.`);
}
if (connectSrc.join() !== 'https://hdl.handle.net') problems.push('connectSrc lists other hosts.');
if (!existsSync(join(ROOT, 'cloudapp/src', manifest.icon.value)))
  problems.push('The icon is missing.');

if (problems.length > 0) {
  console.error(`manifest.json:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
  process.exit(1);
}
console.log('The manifest is good.');
