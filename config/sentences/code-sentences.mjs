import ts from 'typescript';

import { isTemplate } from './templates-in.mjs';

/** Two words or more, the first with a capital letter. */
const SENTENCE = /^\p{Lu}[\p{L}’']+,? \p{L}/u;

/**
 * The words of a screen's TypeScript that do not come from i18n/: strings that read as sentences.
 * What is thrown is for engineers: screens say an error by its kind.
 */
export function codeSentences(text) {
  const found = [];
  const visit = (node) => {
    if (isTemplate(node) || ts.isThrowStatement(node) || isError(node)) return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) {
      const words = ts.isTemplateExpression(node) ? node.head.text : node.text;
      if (SENTENCE.test(words)) found.push(words);
      if (ts.isTemplateExpression(node)) ts.forEachChild(node, visit);
    } else ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('screen.ts', text, ts.ScriptTarget.Latest, true));
  return found;
}

const isError = (node) => ts.isNewExpression(node) && /Error$/.test(node.expression.getText());
