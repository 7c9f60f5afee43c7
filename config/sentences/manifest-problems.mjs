import { LANGUAGES } from './languages.mjs';
import { typographyProblems } from './typography.mjs';

/** The app's name is a name; all else that the App Center shows is said in every language. */
const TEXTS = { title: false, subtitle: true, description: true };

/** What is wrong with the texts of the manifest, each a list of `{ lang, text }`. */
export function manifestProblems(manifest) {
  return Object.entries(TEXTS).flatMap(([name, isTranslated]) => {
    const labels = Array.isArray(manifest[name]) ? manifest[name] : [];
    const textIn = (language) => labels.find(({ lang }) => lang === language)?.text ?? '';
    return LANGUAGES.flatMap((language) => {
      const text = textIn(language);
      const isEnglish = isTranslated && language !== 'en' && text === textIn('en');
      const problems = [
        ...(text === '' ? ['is missing'] : []),
        ...(text !== '' && isEnglish ? ['is still in English'] : []),
        ...typographyProblems(language, text).map((what) => `has ${what}`),
      ];
      return problems.map((what) => `manifest.json: "${name}" in ${language} ${what}`);
    });
  });
}
