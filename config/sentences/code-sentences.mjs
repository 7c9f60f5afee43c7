import ts from 'typescript';

import { templateSentences } from './template-sentences.mjs';

/** Two words or more, the first with a capital letter. */
const SENTENCE = /^\p{Lu}[\p{L}’']+,? \p{L}/u;

/**
 * The words of a screen's TypeScript that do not come from i18n/: its inline templates, and strings
 * that read as sentences. What is thrown is for engineers: screens say an error by its kind.
 */
export function codeSentences(text) {
  const found = [];
  const visit = (node) => {
    if (ts.isPropertyAssignment(node) && node.name.getText() === 'template') {
      found.push(...templateSentences(node.initializer.text ?? ''));
    } else if (ts.isThrowStatement(node) || isError(node)) {
      return;
    } else if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) {
      const words = ts.isTemplateExpression(node) ? node.head.text : node.text;
      if (SENTENCE.test(words)) found.push(words);
      if (ts.isTemplateExpression(node)) ts.forEachChild(node, visit);
    } else ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('screen.ts', text, ts.ScriptTarget.Latest, true));
  return found;
}

const isError = (node) => ts.isNewExpression(node) && /Error$/.test(node.expression.getText());
