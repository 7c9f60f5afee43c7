import {
  parseTemplate,
  RecursiveAstVisitor,
  TmplAstRecursiveVisitor,
  tmplAstVisitAll,
} from '@angular/compiler';

/** Attributes that are read to a person. */
const SPOKEN =
  /^(?:attr\.)?(?:title|placeholder|alt|label|aria-label|aria-description|aria-valuetext|aria-roledescription)$/;
const WORD = /\p{L}{2,}/u;
/** What is no word of a language: a key that another component translates, an attribute of a record. */
const NO_SPEECH = /^[a-z][\w-]*(?:\.[\w-]+)+$|^xsi:type="/i;
/** Within an expression a single lower-case word is an id: `'primary'`. */
const SPEECH = /\p{L}\s+\p{L}|^\p{Lu}\p{Ll}+[.!?:…]?$/u;
/** And where something is put together, any single word is: `'config.job.' + kind() + 'Id'`. */
const SPEECH_IN_PARTS = /\p{L}\s+\p{L}/u;

/** The words of a template that do not come from i18n/: its text, and what is read of its attributes. */
export function templateSentences(template) {
  const found = [];
  const visitor = new Spoken(found);
  tmplAstVisitAll(visitor, parseTemplate(template, 'template.html').nodes);
  return found;
}

class Spoken extends TmplAstRecursiveVisitor {
  constructor(found) {
    super();
    this.found = found;
  }

  visitText(text) {
    this.take(text.value, WORD);
  }

  visitBoundText(text) {
    const { ast } = text.value;
    for (const part of ast.strings ?? []) this.take(part, WORD);
    this.takeLiterals(ast);
  }

  visitTextAttribute(attribute) {
    if (SPOKEN.test(attribute.name)) this.take(attribute.value, WORD);
  }

  visitBoundAttribute(attribute) {
    const name = attribute.keySpan?.toString() ?? attribute.name;
    if (SPOKEN.test(name)) this.takeLiterals(attribute.value.ast ?? attribute.value);
  }

  take(words, pattern) {
    const trimmed = words.trim();
    if (pattern.test(trimmed) && !NO_SPEECH.test(trimmed)) this.found.push(trimmed);
  }

  takeLiterals(ast) {
    new Literals((words, pattern) => this.take(words, pattern)).visit(ast, SPEECH);
  }
}

class Literals extends RecursiveAstVisitor {
  constructor(take) {
    super();
    this.take = take;
  }

  visitBinary(binary) {
    return super.visitBinary(binary, binary.operation === '+' ? SPEECH_IN_PARTS : SPEECH);
  }

  visitLiteralPrimitive(literal, pattern) {
    if (typeof literal.value === 'string') this.take(literal.value, pattern ?? SPEECH);
  }
}
