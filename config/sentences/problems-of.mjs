import { codeSentences } from './code-sentences.mjs';
import { keyProblems } from './key-problems.mjs';
import { languageProblems } from './language-problems.mjs';
import { manifestProblems } from './manifest-problems.mjs';
import { templateSentences } from './template-sentences.mjs';

/**
 * All that is wrong with what the app says. `languages` are the files of i18n/, `sources` the code that
 * says their keys, `screens` the part of it that people see, `manifest` what the App Center shows.
 */
export function problemsOf({ languages, sources, screens, manifest }) {
  const ownWords = screens.flatMap(({ path, text }) =>
    (path.endsWith('.html') ? templateSentences(text) : codeSentences(text)).map(
      (words) => `${path}: has a sentence of its own: "${words}"`,
    ),
  );
  return [
    ...keyProblems(languages.en ?? {}, sources),
    ...languageProblems(languages),
    ...ownWords,
    ...manifestProblems(manifest),
  ];
}
