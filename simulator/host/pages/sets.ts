import { DONE, SET, SET_LIST, type SetRow } from '../../ui/shapes';
import { act, read } from '../api';
import { button, card, el, link } from '../dom';
import { setEntity } from '../entities';
import { textField } from '../fields';
import { type MakePage, type PageContext } from '../page';
import { hashOf, pageNumber } from '../route';
import { firstOf, pager, selectColumn, table } from '../table';
import { timeText } from '../time';
import { facts } from './facts';

/** *Manage Sets*. */
export const setsPage: MakePage = async (context) => {
  const { route } = context;
  const words = route.query.get('q') ?? '';
  const list = await read(SET_LIST, '/sets', { page: pageNumber(route), q: words });
  const entityOf = ({ id, name }: SetRow): ReturnType<typeof setEntity> => setEntity(id, name);
  return {
    title: 'Manage Sets',
    entities: list.rows.map(entityOf),
    actions: list.mayWrite
      ? [
          link('#/sets/new', 'Create Set', {
            testId: 'alma-create-set',
            class: 'button primary',
          }),
        ]
      : [],
    content: [
      card(
        findForm('Find a set', words, (q) => context.go(hashOf(['sets'], { q }))),
        table({
          caption: 'Sets',
          rowTestId: 'alma-set-row',
          nothing: 'No sets were found.',
          first: firstOf(context),
          rows: list.rows,
          columns: [
            selectColumn(context, entityOf),
            { label: 'Name', class: 'strong', cell: nameCell },
            { label: 'Type', cell: (set) => set.type },
            { label: 'Content type', cell: (set) => set.contentLabel },
            { label: 'Members', isNumber: true, cell: membersCell },
            { label: 'Private', cell: (set) => (set.isPrivate ? 'Yes' : 'No') },
            { label: 'Created', cell: createdCell },
            ...(list.mayWrite
              ? [
                  {
                    label: 'Actions',
                    isUnseen: true,
                    cell: (set: SetRow) => deleteButton(set, context),
                  },
                ]
              : []),
          ],
        }),
        pager(context, list.total),
      ),
    ],
  };
};

/** One set: what it is. */
export const setPage: MakePage = async ({ route }) => {
  const set = await read(SET, `/sets/${encodeURIComponent(route.path[1] ?? '')}`);
  return {
    title: set.name,
    trail: [link('#/sets', 'Manage Sets')],
    entities: [setEntity(set.id, set.name)],
    actions: [link(membersOf(set), 'Members', { class: 'button primary' })],
    content: [
      card(
        el('h2', {}, 'Set Details'),
        facts([
          ['Set ID', set.id],
          ['Description', set.description],
          ['Set type', set.type],
          ['Content type', set.contentLabel],
          ['Private', set.isPrivate ? 'Yes' : 'No'],
          ['Created by', set.createdBy],
          ['Created', timeText(set.createdDate)],
          ['Members', String(set.size)],
        ]),
      ),
    ],
  };
};

/** A line in which to type words, and *Find*. */
export function findForm(
  label: string,
  words: string,
  find: (words: string) => void,
): HTMLFormElement {
  const field = textField(label, words, { type: 'search', isInline: true, testId: 'alma-find' });
  return el(
    'form',
    {
      class: 'find',
      on: {
        submit: (event) => {
          event.preventDefault();
          find(field.value());
        },
      },
    },
    field.element,
    el('button', { class: 'button secondary', attrs: { type: 'submit' } }, 'Find'),
  );
}

function membersOf(set: SetRow): string {
  return hashOf(['sets', set.id, 'members']);
}

function nameCell(set: SetRow): HTMLElement {
  return el(
    'div',
    {},
    link(hashOf(['sets', set.id]), set.name, { testId: 'alma-set-name' }),
    set.description === '' ? null : el('p', { class: 'small' }, set.description),
  );
}

function createdCell({ createdBy, createdDate }: SetRow): HTMLElement {
  const date = timeText(createdDate).slice(0, 10);
  return el('div', {}, date, el('p', { class: 'small' }, createdBy));
}

function membersCell(set: SetRow): HTMLElement {
  return link(membersOf(set), set.size.toLocaleString('en'), {
    testId: 'alma-set-members',
    attrs: { 'aria-label': `${set.size} members of ${set.name}` },
  });
}

function deleteButton(set: SetRow, context: PageContext): HTMLElement {
  const remove = (): void =>
    context.attempt(async () => {
      await act(DONE, 'DELETE', `/sets/${encodeURIComponent(set.id)}`);
      context.refresh({ kind: 'success', text: [`The set ${set.name} was deleted.`] });
    });
  const cell = el('div', { class: 'row' });
  const ask = (): void => {
    const sure = button('Delete', remove, {
      kind: 'danger',
      testId: 'alma-set-delete-confirm',
      attrs: { 'aria-label': `Yes, delete ${set.name}` },
    });
    cell.replaceChildren(sure, button('Keep', restore, { kind: 'quiet' }));
    sure.focus();
  };
  const restore = (): void => {
    cell.replaceChildren(
      button('Delete', ask, {
        kind: 'quiet',
        testId: 'alma-set-delete',
        attrs: { 'aria-label': `Delete ${set.name}` },
      }),
    );
  };
  restore();
  return cell;
}
