import { type Child, el, link, unseen } from './dom';
import { type Entity } from './entities';
import { type PageContext } from './page';
import { hashOf, pageNumber } from './route';

const PAGE_SIZE = 20;

interface Column<Row> {
  readonly label: string;
  readonly cell: (row: Row) => Child;
  readonly isNumber?: boolean;
  readonly class?: string;
  /** Whether the heading is for screen readers alone. */
  readonly isUnseen?: boolean;
}

interface TableOptions<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowTestId: string;
  readonly nothing: string;
  readonly first?: number;
}

/** A table of Alma's: a row number, then the columns. */
export function table<Row>(options: TableOptions<Row>): HTMLElement {
  const { caption, columns, rows, rowTestId, nothing, first = 1 } = options;
  if (rows.length === 0) return el('p', { class: 'nothing' }, nothing);
  const heads = columns.map(({ label, isNumber, isUnseen }) =>
    el(
      'th',
      { class: isNumber === true ? 'number' : '', attrs: { scope: 'col' } },
      isUnseen === true ? unseen(label) : label,
    ),
  );
  const body = rows.map((row, at) =>
    el(
      'tr',
      { testId: rowTestId },
      el('td', { class: 'position' }, first + at),
      ...columns.map(({ cell, isNumber, class: own }) =>
        el('td', { class: isNumber === true ? 'number' : (own ?? '') }, cell(row)),
      ),
    ),
  );
  const position = el('th', { class: 'position', attrs: { scope: 'col' } }, unseen('Number'));
  return el(
    'div',
    { class: 'table-frame', attrs: { role: 'region', tabindex: 0, 'aria-label': caption } },
    el(
      'table',
      {},
      el('caption', { class: 'unseen' }, caption),
      el('thead', {}, el('tr', {}, position, ...heads)),
      el('tbody', {}, ...body),
    ),
  );
}

/** The number of the first row on the page. */
export function firstOf(context: PageContext): number {
  return (pageNumber(context.route) - 1) * PAGE_SIZE + 1;
}

/** *1 - 20 of 303*, and the ways to the pages before and after. */
export function pager({ route }: PageContext, total: number): HTMLElement | null {
  if (total <= PAGE_SIZE) return null;
  const page = pageNumber(route);
  const last = Math.ceil(total / PAGE_SIZE);
  const step = (to: number, label: string, testId: string): HTMLElement => {
    if (to < 1 || to > last) return el('span', { class: 'button quiet off' }, label);
    const query = Object.fromEntries(route.query);
    return link(hashOf(route.path, { ...query, page: to }), label, {
      testId,
      class: 'button quiet',
    });
  };
  const from = (page - 1) * PAGE_SIZE + 1;
  const until = Math.min(total, page * PAGE_SIZE);
  return el(
    'nav',
    { class: 'pager', attrs: { 'aria-label': 'Pages' } },
    step(1, 'First', 'alma-page-first'),
    step(page - 1, 'Previous', 'alma-page-previous'),
    el('span', { testId: 'alma-page-range' }, `${from} - ${until} of ${total}`),
    step(page + 1, 'Next', 'alma-page-next'),
    step(last, 'Last', 'alma-page-last'),
  );
}

/** A column of boxes with which things on the page are marked: the app hears of each change. */
export function selectColumn<Row>(
  context: PageContext,
  entityOf: (row: Row) => Entity,
): Column<Row> {
  const marked = new Map<string, Entity>();
  return {
    label: 'Select',
    isUnseen: true,
    class: 'mark',
    cell: (row) => {
      const entity = entityOf(row);
      const box = el('input', {
        testId: 'alma-select',
        attrs: { type: 'checkbox', 'aria-label': `Select ${entity.description || entity.id}` },
      });
      box.addEventListener('change', () => {
        if (box.checked) marked.set(entity.id, entity);
        else marked.delete(entity.id);
        context.select([...marked.values()]);
      });
      return box;
    },
  };
}
