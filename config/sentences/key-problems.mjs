import { flatten } from './flatten.mjs';

/** What may be a key, in quotes: whole, or the beginning of one that is put together. */
const KEY = /(['"`])([a-zA-Z][\w-]*(?:\.(?:[\w-]|\$\{[^}]*\})+)*\.?)\1/g;

/** Keys that the code says and English does not have, and keys that nobody says. */
export function keyProblems(english, sources) {
  const keys = flatten(english).map(([key]) => key);
  const { whole, beginnings, problems } = saidKeys(new Set(keys), sources);
  for (const beginning of beginnings) {
    if (!keys.some((key) => key.startsWith(beginning)))
      problems.push(`i18n/en.json: nothing begins with "${beginning}"`);
  }
  for (const key of keys) {
    const isSaid = whole.has(key) || [...beginnings].some((beginning) => key.startsWith(beginning));
    if (!isSaid) problems.push(`i18n/en.json: "${key}" is never said`);
  }
  return problems;
}

function saidKeys(keys, sources) {
  const sections = new Set([...keys].map((key) => key.split('.')[0]));
  const [whole, beginnings, problems] = [new Set(), new Set(), []];
  for (const { path, text } of sources) {
    for (const [, quote, key] of text.matchAll(KEY)) {
      if (!key.includes('.') || !sections.has(key.split('.')[0])) continue;
      const cut = key.indexOf('${');
      if (quote === '`' && cut >= 0) beginnings.add(key.slice(0, cut));
      else if (key.endsWith('.')) beginnings.add(key);
      else if (keys.has(key)) whole.add(key);
      else if ([...keys].some((other) => other.startsWith(`${key}.`))) beginnings.add(`${key}.`);
      // What stands in double quotes may be anything: an expression, an attribute.
      else if (quote !== '"')
        problems.push(`${path}: says "${key}", which i18n/en.json does not have`);
    }
  }
  return { whole, beginnings, problems };
}
