import { Session } from '../gateway/session';
import { HANDLE_PROFILE } from '../library/handle-profile';
import { COPY_JOB } from '../library/job-catalogue';
import { type Library } from '../library/library';
import { aLibrary, aRecord, aSet, mmsOf } from '../rest/testing/small-library';
import { uiApi } from './ui-api';

const SET_ID = '7000000000006421';
const FORM = {
  isActive: true,
  controlNumber: 'Handles',
  setId: SET_ID,
  action: 'CREATE_AND_UPDATE',
  uponCreate: { marc: 'DO_NOT_ADD', dc: 'ADD_NEW', mods: 'DO_NOT_ADD' },
  metadataPrefix: { marc: '', dc: '', mods: '' },
  domain: 'test.example.org',
  view: '01TST_INST:T',
  schedule: 'NOT_SCHEDULED',
};

describe('the page of Alma', () => {
  let library: Library;
  let session: Session;

  beforeEach(() => {
    const records = Array.from({ length: 45 }, (_, n) => aRecord(n, { isDigital: n !== 44 }));
    const members = records.slice(0, 44).map(({ mmsId }) => mmsId);
    library = aLibrary(records, {
      sets: [
        aSet(SET_ID, members),
        aSet('7000000000016421', members, { content: 'BIB_MMS', name: 'All' }),
        aSet('7000000000026421', [], { isPrivate: true, createdBy: 'somebody' }),
      ],
    });
    session = new Session();
  });

  afterEach(() => library.stop());

  async function ask(
    method: string,
    path: string,
    more: { query?: Record<string, string>; body?: unknown } = {},
  ): Promise<Record<string, unknown>> {
    const { query = {}, body } = more;
    const reply = await uiApi(library, session).handle({ method, path, query, body });
    return JSON.parse(String(reply.body)) as Record<string, unknown>;
  }

  it('lists the sets that the user sees, the last one first', async () => {
    const { total, rows } = await ask('GET', '/sets');

    expect(total).toBe(2);
    expect((rows as { name: string }[]).map(({ name }) => name)).toEqual(['All', `Set ${SET_ID}`]);
  });

  it('shows members twenty at a time', async () => {
    const last = await ask('GET', `/sets/${SET_ID}/members`, { query: { page: '3' } });

    expect(last['total']).toBe(44);
    expect((last['rows'] as { mmsId: string }[]).map(({ mmsId }) => mmsId)).toEqual([
      mmsOf(40),
      mmsOf(41),
      mmsOf(42),
      mmsOf(43),
    ]);
  });

  it('finds digital titles only', async () => {
    expect((await ask('GET', '/titles', { query: { q: 'title 44' } }))['total']).toBe(0);
    expect((await ask('GET', '/titles', { query: { q: 'title 43' } }))['total']).toBe(1);
  });

  it('makes an itemized set of a pasted list and says which ids it did not take', async () => {
    const body = {
      name: 'Mine',
      description: '',
      content: 'IED',
      isPrivate: false,
      members: `MMS ID\n${mmsOf(1)}\r\n${mmsOf(2)}, ${mmsOf(1)}; ${mmsOf(44)} 123`,
    };
    const { id, refused } = await ask('POST', '/sets', { body });

    expect(library.sets.members(String(id))).toEqual([mmsOf(1), mmsOf(2)]);
    expect(refused).toEqual([mmsOf(44), '123']);
    expect((await ask('POST', '/sets', { body }))['error']).toContain('already exists');
  });

  it('deletes a set, but not one that the user cannot see', async () => {
    await ask('DELETE', `/sets/${SET_ID}`);

    expect(library.sets.get(SET_ID)).toBeUndefined();
    expect((await ask('DELETE', '/sets/7000000000026421'))['error']).toContain('no set');
    expect(library.sets.get('7000000000026421')).toBeDefined();
  });

  it('starts jobs that do not count among those of the API', async () => {
    const job = library.jobs.named(COPY_JOB)!;
    const parameters = {
      task_189_droolesFileKey: 'file',
      task_189_distribution: 'true',
      set_id: SET_ID,
      job_name: 'Mine',
    };
    const { id } = await ask('POST', `/jobs/${job.id}/run`, { body: { parameters } });

    expect(library.jobs.instance(String(id))).toEqual(
      jasmine.objectContaining({ origin: 'page', name: 'Mine', setId: SET_ID }),
    );
  });

  it('does not start a job without its mandatory parameters', async () => {
    const job = library.jobs.named(COPY_JOB)!;
    const body = { parameters: { set_id: SET_ID, job_name: 'Mine' } };

    expect((await ask('POST', `/jobs/${job.id}/run`, { body }))['error']).toContain('mandatory');
    expect(library.jobs.instances()).toEqual([]);
  });

  it('runs the profile with the form on the screen and does not save it', async () => {
    const path = `/profiles/${HANDLE_PROFILE.id}`;
    const { id } = await ask('POST', `${path}/run`, { body: FORM });

    expect(library.jobs.instance(String(id))?.setId).toBe(SET_ID);
    expect(library.profile.saved.uponCreate.dc).toBe('DO_NOT_ADD');

    await ask('PUT', path, { body: FORM });

    expect(library.profile.saved.uponCreate.dc).toBe('ADD_NEW');
  });

  it('offers sets of digital titles only in the profile, and takes no other', async () => {
    const path = `/profiles/${HANDLE_PROFILE.id}`;
    const { sets } = await ask('GET', path);

    expect((sets as { id: string }[]).map(({ id }) => id)).toEqual([SET_ID]);

    const body = { ...FORM, setId: '7000000000016421' };

    expect((await ask('POST', `${path}/run`, { body }))['error']).toContain('Digital titles');
  });

  it('shows nothing to a user without roles, and the profile to administrators only', async () => {
    session.change({ user: 'visitor' });

    for (const path of ['/sets', '/titles', '/jobs', '/runs', '/profiles']) {
      expect((await ask('GET', path))['error'])
        .withContext(path)
        .toContain('not authorized');
    }
    session.change({ user: 'cataloguer' });

    expect((await ask('GET', '/jobs'))['error']).toBeUndefined();
    expect((await ask('GET', '/profiles'))['error']).toContain('not authorized');
  });

  it('changes user, language and colour, each to one that there is', async () => {
    await ask('PUT', '/session', { body: { user: 'cataloguer', language: 'he' } });

    expect([session.user, session.language, session.color]).toEqual([
      'cataloguer',
      'he',
      'new_blue',
    ]);

    for (const body of [{ user: 'nobody' }, { language: 'xx' }, { color: 'pink' }]) {
      expect((await ask('PUT', '/session', { body }))['error']).toBeDefined();
    }
    expect(session.user).toBe('cataloguer');
  });
});
