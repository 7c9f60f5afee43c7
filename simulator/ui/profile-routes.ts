import * as v from 'valibot';

import { HANDLE_PROFILE } from '../library/handle-profile';
import { JobRefusedError } from '../library/job-refused';
import { PROFILE_FORM, type ProfileFormShape, type ProfileShape } from './shapes';
import { json, type UiCall, UiRefusal, type UiReply, type UiRoute } from './ui-reply';

export const PROFILE_ROUTES: readonly UiRoute[] = [
  { method: 'GET', path: '/profiles', ability: 'read-profiles', handle: listProfiles },
  { method: 'GET', path: '/profiles/{id}', ability: 'read-profiles', handle: readProfile },
  { method: 'PUT', path: '/profiles/{id}', ability: 'edit-profiles', handle: saveProfile },
  { method: 'POST', path: '/profiles/{id}/run', ability: 'edit-profiles', handle: runProfile },
];

const ROW = {
  id: HANDLE_PROFILE.id,
  code: HANDLE_PROFILE.code,
  name: HANDLE_PROFILE.name,
  type: HANDLE_PROFILE.typeLabel,
  system: HANDLE_PROFILE.systemLabel,
};
const SCHEDULES = [
  { value: 'NOT_SCHEDULED', label: 'Not scheduled' },
  { value: 'DAILY', label: 'Every day at 02:00' },
  { value: 'WEEKLY', label: 'Every Sunday at 02:00' },
];

/** NOTE Alma lists all profiles; the simulated one opens the one of type Handle only. */
function listProfiles(): UiReply {
  return json({ rows: [ROW] });
}

function readProfile(call: UiCall): UiReply {
  refuseUnknown(call);
  const { library, session } = call;
  const { saved } = library.profile;
  const isKnown = library.profile.setsFor(session.user).some(({ id }) => id === saved.setId);
  const shape: ProfileShape = {
    ...ROW,
    mayEdit: library.users.may(session.user, 'edit-profiles'),
    form: { ...saved, setId: isKnown ? saved.setId : null },
    sets: library.profile.setsFor(session.user).map(({ id, name }) => ({ id, name })),
    controlNumbers: library.controlNumbers.all.map(({ name, prefix }) => ({ name, prefix })),
    schedules: SCHEDULES,
  };
  return json(shape);
}

function saveProfile(call: UiCall): UiReply {
  const form = readForm(call);
  return refusable(() => {
    call.library.profile.save(form);
    return json({ done: true });
  });
}

/** Runs the form as it stands on the screen, saved or not. */
function runProfile(call: UiCall): UiReply {
  const form = readForm(call);
  return refusable(() => json({ id: call.library.profile.run(form, call.session.user).id }));
}

/** @throws UiRefusal where a mandatory field is empty. */
function readForm(call: UiCall): ProfileFormShape {
  refuseUnknown(call);
  const form = v.parse(PROFILE_FORM, call.body);
  if (form.controlNumber === '') throw new UiRefusal('Control Number is mandatory.');
  if (form.setId === null) throw new UiRefusal('Set name is mandatory.');
  if (form.domain.trim() === '') throw new UiRefusal('URL Domain Name is mandatory.');
  if (form.view.trim() === '') throw new UiRefusal('Primo View is mandatory.');
  return form;
}

function refuseUnknown({ id }: UiCall): void {
  if (id !== HANDLE_PROFILE.id) throw new UiRefusal(`There is no integration profile ${id}.`);
}

function refusable(act: () => UiReply): UiReply {
  try {
    return act();
  } catch (error) {
    if (error instanceof JobRefusedError) throw new UiRefusal(error.message);
    throw error;
  }
}
