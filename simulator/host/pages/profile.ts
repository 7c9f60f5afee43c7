import { DONE, PROFILE, type ProfileFormShape, type ProfileShape, STARTED } from '../../ui/shapes';
import { act, read } from '../api';
import { button, card, el, link } from '../dom';
import { type MakePage, type PageContext } from '../page';
import { tabs } from '../tabs';
import { facts } from './facts';
import { type ActionsForm, actionsForm } from './profile-form';

/** The integration profile of type Handle, with its tab *Actions*. */
export const profilePage: MakePage = async (context) => {
  const id = context.route.path[1] ?? '';
  const profile = await read(PROFILE, path(id));
  const form = actionsForm(profile);
  return {
    title: profile.name,
    trail: [link('#/profiles', 'Integration Profiles')],
    actions: profile.mayEdit ? [saveButton(id, form, context)] : [],
    content: [
      tabs('Integration profile', [
        { name: 'General Information', content: [generalCard(profile)] },
        {
          name: 'Actions',
          content: [runBar(profile, form, context), ...form.content],
          isOpen: true,
        },
      ]),
    ],
  };
};

function generalCard({ code, name, type, system }: ProfileShape): HTMLElement {
  return card(
    el('h2', {}, 'General Information'),
    facts([
      ['Code', code],
      ['Name', name],
      ['Integration Type', type],
      ['System', system],
    ]),
  );
}

function saveButton(id: string, form: ActionsForm, context: PageContext): HTMLElement {
  const save = async (): Promise<void> => {
    await act(DONE, 'PUT', path(id), form.value() satisfies ProfileFormShape);
    context.notify({ kind: 'success', text: ['The integration profile was saved.'] });
  };
  return button('Save', () => context.attempt(save), {
    kind: 'primary',
    testId: 'alma-profile-save',
  });
}

/** *Run*, which takes the form as it stands on the screen, or as it was saved: nobody knows. */
function runBar(profile: ProfileShape, form: ActionsForm, context: PageContext): HTMLElement {
  const run = async (): Promise<void> => {
    const { id } = await act(STARTED, 'POST', `${path(profile.id)}/run`, form.value());
    const number = el('strong', { testId: 'alma-job-id' }, id);
    const text = ['External system job was successfully submitted. Job ID: ', number];
    context.notify({ kind: 'success', text });
  };
  return el(
    'div',
    { class: 'row end above' },
    profile.mayEdit
      ? button('Run', () => context.attempt(run), {
          kind: 'secondary',
          testId: 'alma-profile-run',
        })
      : null,
  );
}

function path(id: string): string {
  return `/profiles/${encodeURIComponent(id)}`;
}
