/** The languages that the app speaks; the first is the fallback. */
export const LANGUAGES = ['en', 'es', 'fr', 'de', 'he'] as const;

export type Language = (typeof LANGUAGES)[number];

const RIGHT_TO_LEFT: readonly Language[] = ['he'];

/** The app's language for one of Alma's codes: `en`, `en_US`, `pt-br`, `iw` (old Hebrew), … */
export function languageFor(almaCode: string): Language {
  const code = almaCode.toLowerCase().split(/[-_]/)[0];
  const modern = code === 'iw' ? 'he' : code;
  return LANGUAGES.find((language) => language === modern) ?? LANGUAGES[0];
}

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.includes(language) ? 'rtl' : 'ltr';
}
