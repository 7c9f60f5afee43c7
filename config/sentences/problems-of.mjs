import { codeSentences } from './code-sentences.mjs';
import { keyProblems } from './key-problems.mjs';
import { languageProblems } from './language-problems.mjs';
import { manifestProblems } from './manifest-problems.mjs';
import { templateSentences } from './template-sentences.mjs';
import { templatesIn } from './templates-in.mjs';
import { unisolatedValues } from './unisolated-values.mjs';

/**
 * All that is wrong with what the app says. `languages` are the files of i18n/, `sources` the code that
 * says their keys, `screens` the part of it that people see, `manifest` what the App Center shows.
 */
export function problemsOf({ languages, sources, screens, manifest }) {
  return [
    ...keyProblems(languages.en ?? {}, sources),
    ...languageProblems(languages),
    ...screens.flatMap(screenProblems),
    ...manifestProblems(manifest),
  ];
}

function screenProblems(screen) {
  const { path, text } = screen;
  const templates = templatesIn(screen);
  const ownWords = [
    ...templates.flatMap(templateSentences),
    ...(path.endsWith('.ts') ? codeSentences(text) : []),
  ];
  return [
    ...ownWords.map((words) => `${path}: has a sentence of its own: "${words}"`),
    ...templates
      .flatMap(unisolatedValues)
      .map(
        (value) => `${path}: does not isolate {{ ${value} }} from the text around it; use <bdi>`,
      ),
  ];
}
