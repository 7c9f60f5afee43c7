/** Words that docs/glossary.md has another word for, with that word. */
const WRONG = {
  es: [
    [/(?<!flujos? de )\btrabajos?\b/i, 'tarea'],
    [/\bpaso de registro\b/i, 'paso Registrar'],
  ],
  fr: [
    [/\bjeux?\b/i, 'ensemble'],
    [/\bitemisée?s?\b/i, 'exemplarisé'],
  ],
  de: [
    [/(?<!Monitor |Run a )\bJobs?\b(?!-ID)/, 'Prozess'],
    [/itemisiert/i, 'spezifiziert'],
  ],
};

/** What a sentence says in other words than the glossary. */
export function wrongWords(language, sentence) {
  return (WRONG[language] ?? []).flatMap(([pattern, word]) => {
    const [found] = pattern.exec(sentence) ?? [];
    return found === undefined ? [] : [`says "${found}"; the glossary says "${word}"`];
  });
}
