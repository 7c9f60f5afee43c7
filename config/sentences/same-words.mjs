// Sentences that may be the same as in English, each for a reason; all others count as untranslated.

/** In every language: names, and marks without words. */
const NAMES = new Set([
  'Handle Assistant',
  'Handle',
  'Handles',
  'MMS ID',
  'MMS IDs',
  'JSON',
  'https',
  '–',
  // Alma's own English words, which people look for on its pages; they are not translated there.
  'API Information',
  'Process ID',
  'Action',
  'Upon Create, MARC',
  'Upon Create, DC',
  'Upon Create, MODS',
]);

/** Words that the language has in common with English. */
const COMMON = {
  es: new Set(['Roles', 'no']),
  fr: new Set(['Configuration', 'Collection', 'Format', 'Formats', 'Pause', 'Public', 'Route']),
  de: new Set([
    'Start',
    'Format',
    'Parameter',
    'Route',
    'Domain',
    'View',
    'Resolver',
    'Pilot',
    'Sets',
    'in {field}',
  ]),
  he: new Set(['Resolver']),
};

export function mayBeTheSame(language, sentence) {
  return NAMES.has(sentence) || (COMMON[language]?.has(sentence) ?? false);
}
