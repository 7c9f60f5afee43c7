import {
  LiteralPrimitive,
  parseTemplate,
  RecursiveAstVisitor,
  TmplAstRecursiveVisitor,
  tmplAstVisitAll,
} from '@angular/compiler';

/** What keeps the direction of a value to itself: an element, an attribute, a class of the styles. */
const ISOLATING_ELEMENTS = new Set(['bdi', 'code', 'time', 'textarea']);
const ISOLATING_CLASS = /(?:^|\s)number(?:\s|$)/;

/**
 * Values in a template's text that would mix with a sentence of the other direction: a title, a handle
 * or a name that is neither translated nor isolated (by `<bdi>`, `dir` and the like).
 */
export function unisolatedValues(template) {
  const visitor = new Values();
  tmplAstVisitAll(visitor, parseTemplate(template, 'template.html').nodes);
  return visitor.found;
}

class Values extends TmplAstRecursiveVisitor {
  found = [];
  depth = 0;

  visitElement(element) {
    const isolates = Number(isIsolating(element));
    this.depth += isolates;
    super.visitElement(element);
    this.depth -= isolates;
  }

  visitBoundText(text) {
    if (this.depth > 0) return;
    const { ast } = text.value;
    (ast.expressions ?? [ast]).forEach((expression, i) => {
      if (isValue(expression)) this.found.push(sourceOf(text, i));
    });
  }
}

function isIsolating({ name, attributes, inputs }) {
  return (
    ISOLATING_ELEMENTS.has(name) ||
    [...attributes, ...inputs].some((attribute) => attribute.name === 'dir') ||
    attributes.some(
      (attribute) => attribute.name === 'class' && ISOLATING_CLASS.test(attribute.value),
    )
  );
}

/** Whether an expression shows something that is neither translated nor a sign of the template's own. */
function isValue(expression) {
  const seen = { pipe: false, read: false };
  const visitor = new (class extends RecursiveAstVisitor {
    visitPipe(pipe) {
      seen.pipe ||= pipe.name === 'translate';
    }

    visitConditional(conditional) {
      // What decides is not shown.
      this.visit(conditional.trueExp);
      this.visit(conditional.falseExp);
    }

    visitPropertyRead() {
      seen.read = true;
    }

    visitSafePropertyRead() {
      seen.read = true;
    }
  })();
  visitor.visit(expression);
  return !seen.pipe && seen.read && !(expression instanceof LiteralPrimitive);
}

const sourceOf = (text, i) =>
  [...text.sourceSpan.toString().matchAll(/\{\{([\s\S]*?)\}\}/g)][i]?.[1]?.trim() ?? '?';
