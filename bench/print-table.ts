import { keepsBar, type Measurement, printBar, printNumber } from './measurement';

/** A measurement as a table in Markdown, which a terminal shows well, too. */
export function printTable({ title, figures }: Measurement): string {
  const rows = [
    ['', 'measured', 'bar', ''],
    ...figures.map((figure) => [
      figure.what,
      `${printNumber(figure.value)} ${figure.unit}`.trim(),
      printBar(figure.bar),
      figure.bar === undefined ? '' : keepsBar(figure) ? 'kept' : '**missed**',
    ]),
  ];
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(3, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`;
  const rule = `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [`### ${title}`, '', line(head), rule, ...body.map(line), ''].join('\n');
}
