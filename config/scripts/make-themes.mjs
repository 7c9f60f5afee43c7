// Writes cloudapp/src/themes.scss: for each theme colour of Alma, the values of the Material system
// variables. They are computed from the themes in the SDK's style sheet, which itself cannot be
// loaded: it imports fonts from Google.
//   node config/scripts/make-themes.mjs          write
//   node config/scripts/make-themes.mjs --check  exit 1 when the file is out of date
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const ROOT = new URL('../../', import.meta.url);
const FILE = new URL('cloudapp/src/themes.scss', ROOT);
const require = createRequire(require_from());
const sass = require('sass');

/** sass comes with the Angular builder: it is looked up from there. */
function require_from() {
  return createRequire(import.meta.url).resolve('@angular-devkit/build-angular/package.json');
}

const source = `
@use '@angular/material' as mat;
@import '@exlibris/exl-cloudapp-angular-lib/styles/styles';
@each $color, $theme in $cloudapp-color-map {
  .system-colors-of-#{$color} { @include mat.system-level-colors($theme); }
}
`;
const { css } = sass.compileString(source, {
  loadPaths: [new URL('node_modules', ROOT).pathname],
  importers: [new sass.NodePackageImporter(ROOT.pathname)],
  url: pathToFileURL(new URL('theme.scss', ROOT).pathname),
  logger: sass.Logger.silent,
});

const themes = [...css.matchAll(/\.system-colors-of-(\w+)\s*\{([^}]*)\}/g)].map(
  ([, color, body]) => ({
    color,
    lines: body
      .trim()
      .split(/\s*\n\s*/)
      .sort(),
  }),
);
if (themes.length !== 17) throw new Error(`Expected 17 themes in the SDK, found ${themes.length}.`);
// What all themes share is written once.
const shared = themes[0].lines.filter((line) => themes.every(({ lines }) => lines.includes(line)));
const block = (selector, lines) => `${selector} {\n${lines.map((l) => `  ${l}\n`).join('')}}\n`;
const text = [
  '// Made by config/scripts/make-themes.mjs. Do not edit.\n',
  block('html', shared),
  ...themes.map(({ color, lines }) =>
    block(
      color === 'new_blue'
        ? `body,\nbody.cloudapp-theme--${color}`
        : `body.cloudapp-theme--${color}`,
      lines.filter((line) => !shared.includes(line)),
    ),
  ),
].join('\n');

if (process.argv.includes('--check')) {
  let current = '';
  try {
    current = readFileSync(FILE, 'utf8');
  } catch {
    // reported below
  }
  if (current !== text) {
    console.error(
      'cloudapp/src/themes.scss is out of date: run "node config/scripts/make-themes.mjs"',
    );
    process.exit(1);
  }
} else {
  writeFileSync(FILE, text);
}
