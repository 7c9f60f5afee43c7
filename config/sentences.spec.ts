import { problemsOf, type Source } from './sentences/problems-of.mjs';

const SENTENCES: Readonly<Record<string, string>> = {
  en: 'Saved',
  es: 'Guardado',
  fr: 'Enregistré',
  de: 'Gespeichert',
  he: 'נשמר',
};
const TEMPLATE = `<p [title]="'set.saved' | translate">{{ 'set.saved' | translate }}</p>`;

/** One sentence in every language, said by one screen: nothing is wrong, but for what is changed. */
function problemsWith(
  change: Readonly<{
    /** The sentence in some languages; undefined takes it away. */
    sentences?: Readonly<Record<string, string | undefined>>;
    screens?: readonly Source[];
    manifest?: object;
  }>,
): readonly string[] {
  const sentences = { ...SENTENCES, ...change.sentences };
  const languages = Object.fromEntries(
    Object.entries(sentences).map(([language, saved]) => [
      language,
      saved === undefined ? {} : { set: { saved } },
    ]),
  );
  const screens = [{ path: 'set.html', text: TEMPLATE }, ...(change.screens ?? [])];
  const labels = Object.entries(SENTENCES).map(([lang, text]) => ({ lang, text }));
  const manifest = { title: labels, subtitle: labels, description: labels, ...change.manifest };
  return problemsOf({ languages, sources: screens, screens, manifest });
}

const screen = (path: string, text: string) => ({ screens: [{ path, text }] });
const inEvery = (sentence: string) =>
  Object.fromEntries(Object.keys(SENTENCES).map((language) => [language, sentence]));

describe('the check of what the app says', () => {
  it('finds nothing wrong with what is whole', () => {
    expect(problemsWith({})).toEqual([]);
  });

  it('finds a sentence that a language lacks, and one that English lacks', () => {
    expect(problemsWith({ sentences: { de: undefined } })).toEqual([
      'i18n/de.json: "set.saved" is missing',
    ]);
    expect(problemsWith({ sentences: { en: undefined } })).toContain(
      'i18n/fr.json: "set.saved" is not in English',
    );
  });

  it('finds a key that the code says and nobody wrote', () => {
    expect(problemsWith(screen('x.html', `{{ 'set.lost' | translate }}`))).toEqual([
      'x.html: says "set.lost", which i18n/en.json does not have',
    ]);
    expect(problemsWith(screen('x.ts', 'const key = `set.lost.${id}`;'))).toEqual([
      'i18n/en.json: nothing begins with "set.lost."',
    ]);
  });

  it('finds a sentence that nobody says', () => {
    const languages = Object.fromEntries(
      Object.entries(SENTENCES).map(([language, saved]) => [language, { set: { saved } }]),
    );
    const labels = Object.entries(SENTENCES).map(([lang, text]) => ({ lang, text }));
    const manifest = { title: labels, subtitle: labels, description: labels };
    expect(problemsOf({ languages, sources: [], screens: [], manifest })).toEqual([
      'i18n/en.json: "set.saved" is never said',
    ]);
  });

  it('finds what was left in English, short or long, but not names', () => {
    expect(problemsWith({ sentences: { fr: 'Saved' } })).toEqual([
      'i18n/fr.json: "set.saved" is still in English',
    ]);
    expect(problemsWith({ sentences: inEvery('MMS ID') })).toEqual([]);
  });

  it('finds what ICU cannot parse', () => {
    const [problem] = problemsWith({ sentences: { es: '{n, plural, one {1' } });
    expect(problem).toContain('i18n/es.json: "set.saved" is no message:');
  });

  it('finds parameters that differ, in name or in how they are written', () => {
    const english = 'Saved {n, number} as {name}';
    expect(
      problemsWith({
        sentences: {
          en: english,
          es: 'Guardado {n, number} como {nombre}',
          fr: 'Enregistré {n} sous {name}',
          de: 'Gespeichert: {n, number} als {name}',
          he: 'נשמר {n, number} בשם {name}',
        },
      }),
    ).toEqual([
      'i18n/es.json: "set.saved" has the parameters "n as number, nombre as text", English "n as number, name as text"',
      'i18n/fr.json: "set.saved" has the parameters "n as text, name as text", English "n as number, name as text"',
    ]);
  });

  it('finds plurals that lack a form of their language', () => {
    const counts = (records: string) => `{n, plural, one {${records}} other {{n, number} x}}`;
    expect(
      problemsWith({
        sentences: {
          en: '{n, plural, other {{n, number} records}}',
          es: counts('1 registro'),
          fr: counts('une notice'),
          de: counts('1 Satz'),
          he: counts('רשומה'),
        },
      }),
    ).toEqual([
      'i18n/en.json: "set.saved" has a plural without "one"',
      'i18n/he.json: "set.saved" has a plural without "two"',
    ]);
  });

  const WRONGLY_SET: readonly (readonly [language: string, sentence: string, what: string])[] = [
    ['en', 'Open "Saved"', 'a straight quotation mark'],
    ['en', "It's saved", 'a straight apostrophe'],
    ['en', 'Saving...', 'three full stops in place of …'],
    ['en', 'Saved.  Go on', 'two spaces in a row'],
    ['en', 'Saved ', 'a space at its beginning or end'],
    ['en', 'Open „Saved“', 'quotation marks of another language'],
    ['es', 'Guardar?', 'not as many ¿ as ?'],
    ['es', 'Guardado!', 'not as many ¡ as !'],
    ['fr', 'Enregistrer ?', 'no narrow space before ; ! ? or »'],
    ['fr', 'Reste : un', 'no narrow space before :'],
    ['fr', '« Notice\u202f»', 'no narrow space after «'],
    ['de', 'Öffnen Sie “Sätze”', 'quotation marks of another language'],
    ['de', 'Öffnen Sie „Sätze', 'not as many „ as “'],
    ['he', 'נשמר “כאן”', 'quotation marks of another language'],
    ['he', 'נשמר ב-Alma', 'a Hebrew prefix without a hyphen that does not break'],
  ];
  for (const [language, sentence, what] of WRONGLY_SET) {
    it(`finds in ${language} ${what}: ${sentence}`, () => {
      expect(problemsWith({ sentences: { [language]: sentence } })).toContain(
        `i18n/${language}.json: "set.saved" has ${what}`,
      );
    });
  }

  const IN_OTHER_WORDS: readonly (readonly [language: string, sentence: string, word: string])[] = [
    ['es', 'El trabajo terminó en el flujo de trabajo', 'tarea'],
    ['fr', 'Choisissez un jeu', 'ensemble'],
    ['de', 'Der Job läuft (Monitor Jobs), seine Job-ID steht da', 'Prozess'],
  ];
  for (const [language, sentence, word] of IN_OTHER_WORDS) {
    it(`finds in ${language} what the glossary calls ${word}: ${sentence}`, () => {
      const problems = problemsWith({ sentences: { [language]: sentence } });
      expect(problems.length).toBe(1);
      expect(problems[0]).toContain(`the glossary says "${word}"`);
    });
  }

  it('takes the words of the glossary, and Alma’s English beside them', () => {
    const sentences = {
      es: 'Ejecute el flujo de trabajo',
      de: 'Prozesse überwachen (Monitor Jobs), Einen Prozess ausführen (Run a Job), Job-ID',
    };
    expect(problemsWith({ sentences })).toEqual([]);
  });

  const WELL_SET: readonly (readonly [language: string, sentence: string])[] = [
    ['en', "Write '{handle}' where it’s due, as in https://hdl.handle.net/'{handle}'."],
    ['es', '¿Guardar “{name}” ahora?'],
    ['fr', 'Enregistrer «\u202f{name}\u202f»\u202f? Reste\u202f: dc:identifier, https://x.'],
    ['de', 'Öffnen Sie „{name}“ …'],
    ['he', 'נשמר ב‑Alma תחת ״{name}״'],
  ];
  for (const [language, sentence] of WELL_SET) {
    it(`finds nothing wrong with the setting of: ${sentence}`, () => {
      const problems = problemsWith({ sentences: { [language]: sentence } });
      expect(problems.filter((problem) => / has (?!the parameters)/.test(problem))).toEqual([]);
    });
  }

  const OWN_WORDS: readonly (readonly [path: string, code: string, words: string])[] = [
    ['x.html', '<p>Saved</p>', 'Saved'],
    ['x.html', '@if (saved()) { <p>Saved {{ n() }} records</p> }', 'records'],
    ['x.html', '<button title="Save it"></button>', 'Save it'],
    ['x.html', '<img alt="diagram" />', 'diagram'],
    ['x.html', '<input placeholder="Words" aria-label="Find" />', 'Find'],
    ['x.html', `<p [attr.aria-label]="isOpen() ? 'Close' : 'set.saved'"></p>`, 'Close'],
    ['x.html', `<p>{{ isSaved() ? 'is saved' : '' }}</p>`, 'is saved'],
    ['x.ts', 'const c = { template: `<p>Saved</p>` };', 'Saved'],
    ['x.ts', `notices.say('Everything is saved');`, 'Everything is saved'],
    ['x.ts', 'notices.say(`Saved all of ${n}`);', 'Saved all of '],
  ];
  for (const [path, code, words] of OWN_WORDS) {
    it(`finds a sentence of its own in ${path}: ${code}`, () => {
      expect(problemsWith(screen(path, code))).toContain(
        `${path}: has a sentence of its own: "${words}"`,
      );
    });
  }

  const NO_WORDS: readonly (readonly [path: string, code: string])[] = [
    ['x.html', `<app-text label="set.saved" class="Wide open" data-testid="Saved it" />`],
    ['x.html', `<p [class]="isGood() ? 'good' : 'bad'">{{ 'set.' + 'saved' | translate }} ·</p>`],
    ['x.html', '<!-- Saved at the end --><code>{{ value() }}</code>'],
    ['x.ts', `// Saved at the end\nthrow new RangeError('There is no such record.');`],
    ['x.ts', `import { Saved } from './set-page';\nconst kind = 'left-set';`],
  ];
  for (const [path, code] of NO_WORDS) {
    it(`takes for no sentence of its own in ${path}: ${code}`, () => {
      expect(problemsWith(screen(path, code))).toEqual([]);
    });
  }

  const MIXED: readonly (readonly [path: string, code: string, value: string])[] = [
    ['x.html', '<p>{{ title() }}</p>', 'title()'],
    ['x.html', `<p>{{ 'set.saved' | translate }} {{ set.name || '–' }}</p>`, `set.name || '–'`],
    ['x.ts', 'const c = { template: `<h1>{{ handle }}</h1>` };', 'handle'],
  ];
  for (const [path, code, value] of MIXED) {
    it(`finds a value that mixes with the text around it: ${code}`, () => {
      expect(problemsWith(screen(path, code))).toEqual([
        `${path}: does not isolate {{ ${value} }} from the text around it; use <bdi>`,
      ]);
    });
  }

  it('takes a value for isolated within <bdi>, dir, code, a number', () => {
    const code = `<bdi>{{ a }}</bdi><p dir="auto">{{ a }}</p><p [dir]="d">{{ a }}</p><code>{{ a }}</code>
      <b class="big number">{{ a }}</b>{{ isLast ? '.' : ',' }}{{ 'set.' + saved | translate: a }}`;
    expect(problemsWith(screen('x.html', code))).toEqual([]);
  });

  it('finds texts of the manifest that are missing, untranslated or wrongly set', () => {
    const labels = Object.entries(SENTENCES).map(([lang, text]) => ({ lang, text }));
    const without = labels.filter(({ lang }) => lang !== 'he');
    const english = labels.map(({ lang }) => ({ lang, text: 'Saved' }));
    const straight = labels.map(({ lang, text }) => ({
      lang,
      text: `${text}${lang === 'de' ? '..."' : ''}`,
    }));
    expect(problemsWith({ manifest: { subtitle: without } })).toEqual([
      'manifest.json: "subtitle" in he is missing',
    ]);
    expect(problemsWith({ manifest: { title: english, description: english } })).toEqual(
      ['es', 'fr', 'de', 'he'].map(
        (language) => `manifest.json: "description" in ${language} is still in English`,
      ),
    );
    expect(problemsWith({ manifest: { description: straight } })).toEqual([
      'manifest.json: "description" in de has a straight quotation mark',
      'manifest.json: "description" in de has three full stops in place of …',
    ]);
  });
});
