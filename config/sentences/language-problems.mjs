import { flatten } from './flatten.mjs';
import { LANGUAGES } from './languages.mjs';
import { readMessage } from './message.mjs';
import { mayBeTheSame } from './same-words.mjs';
import { typographyProblems } from './typography.mjs';
import { wrongWords } from './wrong-words.mjs';

/** What is wrong with the files of i18n/ themselves, each `{ en: { key: sentence } }`. */
export function languageProblems(languages) {
  const english = new Map(flatten(languages.en ?? {}));
  return LANGUAGES.flatMap((language) => {
    const own = new Map(flatten(languages[language] ?? {}));
    const problems = [...english.keys()]
      .filter((key) => !own.has(key))
      .map((key) => [key, 'is missing']);
    for (const [key, sentence] of own) {
      const original = english.get(key);
      if (original === undefined) problems.push([key, 'is not in English']);
      else {
        for (const what of sentenceProblems(language, sentence, original))
          problems.push([key, what]);
      }
    }
    return problems.map(([key, what]) => `i18n/${language}.json: "${key}" ${what}`);
  });
}

function sentenceProblems(language, sentence, original) {
  const setting = [
    ...typographyProblems(language, sentence).map((what) => `has ${what}`),
    ...wrongWords(language, sentence),
  ];
  const message = tryToRead(sentence);
  if (typeof message === 'string') return [`is no message: ${message}`, ...setting];
  const problems = [...setting, ...pluralProblems(language, message.plurals)];
  if (language === 'en') return problems;
  const wanted = tryToRead(original);
  if (typeof wanted !== 'string' && message.parameters !== wanted.parameters) {
    problems.push(`has the parameters "${message.parameters}", English "${wanted.parameters}"`);
  }
  if (sentence === original && !mayBeTheSame(language, sentence))
    problems.push('is still in English');
  return problems;
}

function tryToRead(sentence) {
  try {
    return readMessage(sentence);
  } catch (error) {
    return error.message;
  }
}

/**
 * Each plural says all the forms of its language. Of Spanish and French, `many` is left to `other`:
 * it is for whole millions, and no set has as many members.
 */
function pluralProblems(language, plurals) {
  const wanted = new Intl.PluralRules(language)
    .resolvedOptions()
    .pluralCategories.filter((category) => category !== 'many');
  return plurals.flatMap((options) =>
    wanted
      .filter((category) => !options.includes(category))
      .map((category) => `has a plural without "${category}"`),
  );
}
