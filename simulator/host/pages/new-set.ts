import * as v from 'valibot';

import { act } from '../api';
import { button, card, el, link } from '../dom';
import { checkbox, select, textArea, textField } from '../fields';
import { type MakePage } from '../page';
import { hashOf } from '../route';

const CREATED = v.object({ id: v.string(), refused: v.array(v.string()) });

/** *Create Set*: an itemized one, of a pasted list. */
export const newSetPage: MakePage = (context) => {
  const name = textField('Set Name', '', { isMandatory: true, testId: 'alma-new-set-name' });
  const description = textField('Description', '', { testId: 'alma-new-set-description' });
  const content = select(
    'Content type',
    [
      { value: 'IED', label: 'Digital titles' },
      { value: 'BIB_MMS', label: 'All Titles' },
    ],
    'IED',
    { testId: 'alma-new-set-content' },
  );
  const isPrivate = checkbox('Private', false, { testId: 'alma-new-set-private' });
  const members = textArea('MMS IDs', { testId: 'alma-new-set-members' });
  const create = async (): Promise<void> => {
    const { id, refused } = await act(CREATED, 'POST', '/sets', {
      name: name.value(),
      description: description.value(),
      content: content.value(),
      isPrivate: isPrivate.value(),
      members: members.value(),
    });
    const left = refused.length === 0 ? '' : ` Not added: ${refused.join(', ')}.`;
    context.go(hashOf(['sets', id, 'members']), {
      kind: left === '' ? 'success' : 'info',
      text: [`The set was created.${left}`],
    });
  };
  return Promise.resolve({
    title: 'Create Set',
    trail: [link('#/sets', 'Manage Sets')],
    content: [
      card(
        el('h2', {}, 'Itemized set'),
        name.element,
        description.element,
        content.element,
        isPrivate.element,
        members.element,
        el('p', { class: 'small' }, 'One a line, or with commas or blanks between them.'),
        el(
          'div',
          { class: 'row end' },
          link('#/sets', 'Cancel', { class: 'button quiet' }),
          button('Create', () => context.attempt(create), {
            kind: 'primary',
            testId: 'alma-new-set-create',
          }),
        ),
      ),
    ],
  });
};
