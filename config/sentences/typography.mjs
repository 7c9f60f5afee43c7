const NARROW_SPACE = '\u202f';

/** What no language has; a straight apostrophe is for ICU, which takes it for an escape: `'{'`. */
const EVERYWHERE = [
  [/"/, 'a straight quotation mark'],
  [/'(?![{}]|$)(?<![{}]')/, 'a straight apostrophe'],
  [/\.\.\./, 'three full stops in place of …'],
  [/ {2}/, 'two spaces in a row'],
  [/^\s|\s$/, 'a space at its beginning or end'],
];

const BY_LANGUAGE = {
  en: [[/[„«»״]/, 'quotation marks of another language']],
  es: [[/[„«»״]/, 'quotation marks of another language']],
  fr: [
    [/[“”„״]/, 'quotation marks of another language'],
    [new RegExp(`[^${NARROW_SPACE}][;!?»](?=\\s|$|[^\\w/])`), 'no narrow space before ; ! ? or »'],
    [new RegExp(`[^${NARROW_SPACE}]:(?=\\s|$)`), 'no narrow space before :'],
    [new RegExp(`«[^${NARROW_SPACE}]`), 'no narrow space after «'],
  ],
  de: [[/[”«»״]/, 'quotation marks of another language']],
  he: [
    [/[“”„«»]/, 'quotation marks of another language'],
    [/[\u05d0-\u05ea]-?(?=[A-Za-z{])/, 'a Hebrew prefix without a hyphen that does not break'],
  ],
};

/** Marks that come in pairs: as many of the one as of the other. */
const PAIRS = {
  es: [
    ['¿', '?'],
    ['¡', '!'],
    ['“', '”'],
  ],
  en: [['“', '”']],
  fr: [['«', '»']],
  de: [['„', '“']],
};

const count = (text, mark) => text.split(mark).length - 1;

/** What is wrong with how a sentence is set in its language, cheap to see; empty where all is well. */
export function typographyProblems(language, sentence) {
  const problems = [...EVERYWHERE, ...(BY_LANGUAGE[language] ?? [])]
    .filter(([pattern]) => pattern.test(sentence))
    .map(([, what]) => what);
  for (const [open, close] of PAIRS[language] ?? []) {
    if (count(sentence, open) !== count(sentence, close))
      problems.push(`not as many ${open} as ${close}`);
  }
  return problems;
}
