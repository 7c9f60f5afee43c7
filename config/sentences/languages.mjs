/** The languages that the app speaks, one file of i18n/ each; the first is the original. */
export const LANGUAGES = ['en', 'es', 'fr', 'de', 'he'];
