import ts from 'typescript';

/** The templates of a screen's file: the file itself, or those within a component's TypeScript. */
export function templatesIn({ path, text }) {
  if (path.endsWith('.html')) return [text];
  const found = [];
  const visit = (node) => {
    if (isTemplate(node)) found.push(node.initializer.text ?? '');
    else ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
  return found;
}

export const isTemplate = (node) =>
  ts.isPropertyAssignment(node) && node.name.getText() === 'template';
