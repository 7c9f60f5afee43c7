import { PROFILE_LIST } from '../../ui/shapes';
import { read } from '../api';
import { card, el, link } from '../dom';
import { type MakePage } from '../page';
import { hashOf } from '../route';
import { table } from '../table';

/** *Configuration › Integration Profiles*. */
export const profilesPage: MakePage = async () => {
  const { rows } = await read(PROFILE_LIST, '/profiles');
  return {
    title: 'Integration Profiles',
    trail: [el('span', {}, 'Configuration'), el('span', {}, 'External Systems')],
    content: [
      card(
        table({
          caption: 'Integration profiles',
          rowTestId: 'alma-profile-row',
          nothing: 'There are no integration profiles.',
          rows,
          columns: [
            { label: 'Code', class: 'code', cell: ({ code }) => code },
            {
              label: 'Name',
              class: 'strong',
              cell: ({ id, name }) =>
                link(hashOf(['profile', id]), name, { testId: 'alma-profile-link' }),
            },
            { label: 'Integration Type', cell: ({ type }) => type },
            { label: 'System', cell: ({ system }) => system },
          ],
        }),
      ),
    ],
  };
};
