import { MEMBER_LIST, TITLE_LIST, type TitleRow } from '../../ui/shapes';
import { read } from '../api';
import { card, el, link } from '../dom';
import { type Entity, titleEntity } from '../entities';
import { type MakePage, type PageContext } from '../page';
import { hashOf, pageNumber } from '../route';
import { firstOf, pager, selectColumn, table } from '../table';

/** *Members* of a set. */
export const membersPage: MakePage = async (context) => {
  const { route } = context;
  const id = encodeURIComponent(route.path[1] ?? '');
  const list = await read(MEMBER_LIST, `/sets/${id}/members`, { page: pageNumber(route) });
  const { set } = list;
  const type = set.content === 'IED' ? 'IEP' : 'BIB_MMS';
  const entityOf = ({ mmsId, title }: TitleRow): Entity => titleEntity(mmsId, title, type);
  return {
    title: set.name,
    trail: [link('#/sets', 'Manage Sets'), link(hashOf(['sets', set.id]), set.name)],
    entities: list.rows.map(entityOf),
    content: [
      card(
        el('h2', {}, `Members (${list.total.toLocaleString('en')})`),
        titleTable(context, 'Set members', list.rows, entityOf),
        pager(context, list.total),
      ),
    ],
  };
};

/** The search *Digital titles*. */
export const searchPage: MakePage = async (context) => {
  const { route } = context;
  const words = route.query.get('q') ?? '';
  const list = await read(TITLE_LIST, '/titles', { page: pageNumber(route), q: words });
  const entityOf = ({ mmsId, title }: TitleRow): Entity => titleEntity(mmsId, title, 'BIB_MMS');
  const found = `${list.total.toLocaleString('en')} results`;
  return {
    title: 'Digital Titles',
    entities: list.rows.map(entityOf),
    content: [
      card(
        el('h2', {}, words === '' ? found : `${found} for “${words}”`),
        titleTable(context, 'Titles found', list.rows, entityOf),
        pager(context, list.total),
      ),
    ],
  };
};

function titleTable(
  context: PageContext,
  caption: string,
  rows: readonly TitleRow[],
  entityOf: (row: TitleRow) => Entity,
): HTMLElement {
  return table({
    caption,
    rowTestId: 'alma-title-row',
    nothing: 'No records were found.',
    first: firstOf(context),
    rows,
    columns: [
      selectColumn(context, entityOf),
      { label: 'Title', class: 'strong', cell: titleCell },
      { label: 'MMS ID', class: 'code', cell: ({ mmsId }) => mmsId },
      { label: 'Format', cell: ({ format }) => format },
      { label: 'Inventory', cell: ({ isDigital }) => (isDigital ? 'Digital' : '–') },
      { label: 'Discovery', cell: ({ isSuppressed }) => (isSuppressed ? 'Suppressed' : 'Shown') },
    ],
  });
}

function titleCell({ mmsId, title, isReadable }: TitleRow): HTMLElement {
  if (!isReadable) return el('em', {}, 'This record cannot be displayed');
  return link(hashOf(['record', mmsId]), title === '' ? '(no title)' : title, {
    testId: 'alma-title-link',
  });
}
