// The sentences in i18n/: every key that the code says exists, every key is said, every language has
// them all with the same parameters, and no template holds a sentence of its own.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';

import { parse, TYPE } from '@formatjs/icu-messageformat-parser';

import { ROOT } from './ensure-packages.mjs';

export const LANGUAGES = ['en', 'es', 'fr', 'de', 'he'];
/** Words that are the same in several languages, so that no translation was forgotten. */
const SAME_EVERYWHERE = /^[\W\d_]*$|^\{[^{}]*\}$/;

/** What may be a key, in quotes: whole, or the beginning of one that is put together. */
const KEY = /(['"`])([a-zA-Z][\w-]*(?:\.(?:[\w-]|\$\{[^}]*\})+)*\.?)\1/g;

export function flatten(sentences, prefix = '') {
  return Object.entries(sentences).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value]] : flatten(value, `${prefix}${key}.`),
  );
}

/** The parameters of a message, e.g. `n, name`. */
export function parametersOf(message) {
  const names = new Set();
  const visit = (elements) => {
    for (const element of elements) {
      if (element.type !== TYPE.literal && element.type !== TYPE.pound) names.add(element.value);
      for (const option of Object.values(element.options ?? {})) visit(option.value);
      if (element.children) visit(element.children);
    }
  };
  visit(parse(message, { ignoreTag: true }));
  return [...names].sort().join(', ');
}

function filesUnder(folder, endings) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesUnder(path, endings);
    return endings.some((ending) => path.endsWith(ending)) && !path.endsWith('.spec.ts')
      ? [path]
      : [];
  });
}

/** What is wrong with the sentences; the sources are given so that the check itself can be tested. */
export function problemsOf({ languages, sources }) {
  const problems = [];
  const english = new Map(flatten(languages.en ?? {}));
  const sections = new Set([...english.keys()].map((key) => key.split('.')[0]));

  // Keys that are said: whole ones, and the beginnings of those that are put together.
  const whole = new Set();
  const beginnings = new Set();
  for (const { path, text } of sources) {
    for (const [, quote, key] of text.matchAll(KEY)) {
      if (!key.includes('.') || !sections.has(key.split('.')[0])) continue;
      const cut = key.indexOf('${');
      const isBeginning = [...english.keys()].some((other) => other.startsWith(`${key}.`));
      if (quote === '`' && cut >= 0) beginnings.add(key.slice(0, cut));
      else if (key.endsWith('.')) beginnings.add(key);
      else if (english.has(key)) whole.add(key);
      else if (isBeginning) beginnings.add(`${key}.`);
      // What stands in double quotes may be anything: an expression, an attribute.
      else if (quote !== '"')
        problems.push(`${path}: says "${key}", which i18n/en.json does not have`);
    }
    if (path.endsWith('.html') || /template: `/.test(text)) {
      for (const sentence of sentencesIn(text, path))
        problems.push(`${path}: has a sentence of its own: "${sentence}"`);
    }
  }
  for (const beginning of beginnings) {
    if (![...english.keys()].some((key) => key.startsWith(beginning))) {
      problems.push(`i18n/en.json: nothing begins with "${beginning}"`);
    }
  }
  for (const key of english.keys()) {
    const isSaid = whole.has(key) || [...beginnings].some((beginning) => key.startsWith(beginning));
    if (!isSaid) problems.push(`i18n/en.json: "${key}" is never said`);
  }

  for (const [language, sentences] of Object.entries(languages)) {
    const own = new Map(flatten(sentences));
    for (const [key, message] of own) {
      let parameters;
      try {
        parameters = parametersOf(message);
      } catch (error) {
        problems.push(`i18n/${language}.json: "${key}" is no message: ${error.message}`);
        continue;
      }
      if (language === 'en') continue;
      const original = english.get(key);
      if (original === undefined)
        problems.push(`i18n/${language}.json: "${key}" is not in English`);
      else if (parameters !== parametersOf(original)) {
        problems.push(
          `i18n/${language}.json: "${key}" has the parameters "${parameters}", English has "${parametersOf(original)}"`,
        );
      } else if (
        message === original &&
        original.split(/\s+/).length > 3 &&
        !SAME_EVERYWHERE.test(original)
      ) {
        problems.push(`i18n/${language}.json: "${key}" is still in English`);
      }
    }
    for (const key of english.keys()) {
      if (!own.has(key)) problems.push(`i18n/${language}.json: "${key}" is missing`);
    }
  }
  return problems;
}

/** Words between tags, and in attributes that are read to a person. */
function sentencesIn(text, path) {
  const template = path.endsWith('.html')
    ? text
    : [...text.matchAll(/template: `([\s\S]*?)`,\n/g)].map(([, t]) => t).join('\n');
  const bare = template
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/\{\{[\s\S]*?\}\}/g, '')
    .replace(/@(let)\b[^;]*;/g, '')
    .replace(/@(if|for|else|switch|case|default|defer|placeholder|loading|empty)\b[^{]*\{/g, '')
    .replace(/\[[\w.-]+\]="[^"]*"|\([\w.-]+\)="[^"]*"/g, '');
  const between = [...bare.matchAll(/>([^<>]*)</g)].map(([, words]) => words);
  const spoken = [...bare.matchAll(/\s(?:aria-label|title|placeholder|alt)="([^"]*)"/g)].map(
    ([, words]) => words,
  );
  return [...between, ...spoken]
    .map((words) => words.trim())
    .filter((words) => /\p{L}{2,}/u.test(words) && !words.startsWith('xsi:type'));
}

function readLanguages() {
  return Object.fromEntries(
    LANGUAGES.filter((language) => existsSync(join(ROOT, 'i18n', `${language}.json`))).map(
      (language) => [
        language,
        JSON.parse(readFileSync(join(ROOT, 'i18n', `${language}.json`), 'utf8')),
      ],
    ),
  );
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const sources = ['features', 'shell', 'workflow', 'core']
    .flatMap((room) => filesUnder(join(ROOT, 'cloudapp/src/app', room), ['.ts', '.html']))
    .map((path) => ({ path: relative(ROOT, path), text: readFileSync(path, 'utf8') }));
  const languages = readLanguages();
  const problems = problemsOf({ languages, sources });
  if (problems.length > 0) {
    console.error(problems.join('\n'));
    console.error(`${problems.length} problems with sentences.`);
    process.exit(1);
  }
  console.log(
    `${flatten(languages.en).length} sentences in ${Object.keys(languages).join(', ')} are good.`,
  );
}
