/** The languages of Alma's screens that can be chosen; the app's follow, the page's own words do not. */
export const LANGUAGES = [
  { value: 'en', label: 'English' },
  { value: 'es', label: 'Español' },
  { value: 'fr', label: 'Français' },
  { value: 'de', label: 'Deutsch' },
  { value: 'he', label: 'עברית' },
] as const;
