import { type Library } from '../library/library';
import { aLibrary, aRecord, ask, faultOf, jsonOf } from './testing/small-library';

const SET = '7000000000006421';

function idOf(library: Library, name: string): string {
  return library.jobs.named(name)?.id ?? '';
}

function run(
  library: Library,
  job: string,
  parameters: Record<string, string>,
): ReturnType<typeof ask> {
  const parameter = Object.entries(parameters).map(([name, value]) => ({
    name: { value: name },
    value,
  }));
  return ask(library, `/conf/jobs/${job}`, {
    method: 'POST',
    query: { op: 'run' },
    body: { parameter },
  });
}

/** Every parameter of the job, as its form proposes it. */
function proposed(library: Library, job: string): Record<string, string> {
  const parameters = library.jobs.get(job)?.parameters ?? [];
  return {
    ...Object.fromEntries(
      parameters.map(({ name, proposed: value }) => [name, value || 'Handles']),
    ),
    set_id: SET,
    job_name: 'A run',
  };
}

describe('conf/jobs', () => {
  let library: Library;

  beforeEach(() => {
    library = aLibrary([aRecord(0)]);
  });

  afterEach(() => {
    library.stop();
    library.clock.stop();
  });

  it('lists more than a hundred jobs, ours not among the first hundred', () => {
    const first = jsonOf(ask(library, '/conf/jobs', { query: { limit: '100' } }));
    const names = (first['job'] as { name: string }[]).map(({ name }) => name);

    expect(first['total_record_count']).toBeGreaterThan(130);
    expect(names).not.toContain('DG Handle Migration');
  });

  it('tell parameters and counters in XML as elements of their own', () => {
    const job = idOf(library, 'DG Handle Migration');
    const asked = ask(library, `/conf/jobs/${job}`, { query: { format: 'xml' } }).body;
    const link = jsonOf(run(library, job, proposed(library, job)))['additional_info'];
    library.clock.advance(60_000);
    const { pathname } = new URL((link as { link: string }).link, 'http://x');
    const path = pathname.replace('/almaws/v1', '');
    const told = ask(library, path, { query: { format: 'xml' } }).body;

    expect(asked).toContain('>task_214_sourceField</name><value>dc:identifier</value></parameter>');
    expect(told).toMatch(/<counter><type desc="Records processed">[\w.]+<\/type><value>1<\/value>/);
    expect(told).toContain('<status desc="Completed Successfully">COMPLETED_SUCCESS</status>');
  });

  it('refuses ids of another form, and unknown ones', () => {
    expect(faultOf(ask(library, '/conf/jobs/272'))).toContain('400 402215');
    expect(faultOf(ask(library, '/conf/jobs/M1'))).toContain('400 402216');
  });

  it('starts a job and says where its run is', () => {
    const job = idOf(library, 'Copy dcterm to dcidentifier');
    const reply = jsonOf(run(library, job, proposed(library, job)));
    const { link } = reply['additional_info'] as { link: string };

    expect(link).toMatch(new RegExp(`^/almaws/v1/conf/jobs/${job}/instances/\\d+$`));
    const instance = jsonOf(ask(library, link.replace('/almaws/v1', '')));
    expect(instance['name']).toBe('A run');
    expect(jsonOf(ask(library, `/conf/jobs/ALL/instances/${String(instance['id'])}`))['id']).toBe(
      instance['id'],
    );
  });

  it('takes its parameters in XML', () => {
    const job = idOf(library, 'Copy dcterm to dcidentifier');
    const parameters = Object.entries(proposed(library, job))
      .map(([name, value]) => `<parameter><name>${name}</name><value>${value}</value></parameter>`)
      .join('');
    const reply = ask(library, `/conf/jobs/${job}`, {
      method: 'POST',
      query: { op: 'run' },
      headers: { 'content-type': 'application/xml' },
      body: `<job><parameters>${parameters}</parameters></job>`,
    });

    expect(reply.status).toBe(200);
  });

  it('misses the set, and does not take an empty one', () => {
    const job = idOf(library, 'Copy dcterm to dcidentifier');
    const all = proposed(library, job);
    const { set_id: _set, ...without } = all;

    expect(faultOf(run(library, job, without))).toContain('400 402228');
    expect(faultOf(run(library, job, { ...all, set_id: '' }))).toContain('400 402229');
  });

  it('needs an operation that it knows', () => {
    const job = idOf(library, 'DG Handle Migration');
    const post = (query: Record<string, string>): string =>
      faultOf(ask(library, `/conf/jobs/${job}`, { method: 'POST', query, body: {} }));

    expect(post({})).toContain('400 402220');
    expect(post({ op: 'stop' })).toContain('400 402221');
  });

  it('refuses the Handle job in every way where it is not listed', () => {
    const job = library.jobs.definitions.find(({ effect }) => effect === 'register')?.id ?? '';

    expect(faultOf(run(library, job, { set_id: SET }))).toContain('400 402249');
    expect(faultOf(ask(library, `/conf/jobs/${job}`))).toContain('400 402249');
    expect(faultOf(ask(library, `/conf/jobs/${job}/instances`))).toContain('400 402249');
  });

  it('starts the Handle job where it is listed, on the set that the profile was saved with', () => {
    const alma = aLibrary([aRecord(0)], { switches: { 'handle-job': 'listed' } });
    const job = alma.jobs.definitions.find(({ effect }) => effect === 'register')?.id ?? '';
    const { saved } = alma.profile;
    alma.profile.save({ ...saved, setId: SET });
    // As for every scheduled job, what is sent along is not looked at.
    const reply = jsonOf(run(alma, job, { set_id: '1', job_name: 'Mine' }));
    const { link } = reply['additional_info'] as { link: string };
    const id = link.split('/').at(-1) ?? '';

    expect(alma.jobs.instance(id)).toEqual(
      jasmine.objectContaining({ setId: SET, name: 'Handle Integration', origin: 'api' }),
    );
    alma.clock.advance(600_000);
    expect(alma.jobs.instance(id)?.status).toBe('COMPLETED_SUCCESS');
    alma.profile.save({ ...saved, setId: null });
    expect(faultOf(run(alma, job, { set_id: SET }))).toContain('400 402229');
    alma.stop();
    alma.clock.stop();
  });

  it('refuses the next start by API with the code that a test plans', () => {
    const job = idOf(library, 'Copy dcterm to dcidentifier');
    library.jobs.planEnding('copy', '402248');

    expect(faultOf(run(library, job, proposed(library, job)))).toContain('400 402248');
    expect(run(library, job, proposed(library, job)).status).toBe(200);
  });

  it('refuses a chain of two tasks where that is switched', () => {
    const chained = aLibrary([aRecord(0)], { switches: { 'migrate-tasks': 'two' } });
    const job = idOf(chained, 'DG Handle Migration');

    expect(faultOf(run(chained, job, proposed(chained, job)))).toContain('400 402231');
  });

  it('refuses dates and statuses that are none', () => {
    const job = idOf(library, 'DG Handle Migration');
    const list = (query: Record<string, string>): string =>
      faultOf(ask(library, `/conf/jobs/${job}/instances`, { query }));

    expect(list({ submit_date_from: '1.2.2026' })).toContain('400 402217');
    expect(list({ status: 'DONE' })).toContain('400 40166410');
  });

  it('shows runs of the Handle job only where that is switched', () => {
    for (const [way, status] of [
      ['hidden', 400],
      ['readable', 200],
      ['listed', 200],
    ] as const) {
      const alma = aLibrary([aRecord(0)], { switches: { 'handle-job': way } });
      const { id } = alma.profile.run({ ...alma.profile.saved, setId: SET }, 'admin');

      expect(ask(alma, `/conf/jobs/ALL/instances/${id}`).status)
        .withContext(way)
        .toBe(status);
      alma.stop();
      alma.clock.stop();
    }
  });
});

describe('integration profiles and tables', () => {
  it('show the fields of the Actions form only where that is switched', () => {
    for (const [way, isEmpty] of [
      ['opaque', true],
      ['readable', false],
    ] as const) {
      const library = aLibrary([aRecord(0)], { switches: { profile: way } });
      const reply = jsonOf(
        ask(library, '/conf/integration-profiles', { query: { q: 'name~Handle' } }),
      );
      const [profile] = reply['integration_profile'] as { parameter: unknown[] }[];

      expect(profile?.parameter.length === 0)
        .withContext(way)
        .toBe(isEmpty);
    }
  });

  it('are refused by their own codes', () => {
    const library = aLibrary([]);

    expect(faultOf(ask(library, '/conf/integration-profiles/1'))).toContain('400 60304');
    expect(
      faultOf(ask(library, '/conf/integration-profiles', { query: { type: 'NONE' } })),
    ).toContain('400 40166404');
  });

  it('hand out the statuses of jobs in rows', () => {
    const reply = jsonOf(ask(aLibrary([]), '/conf/code-tables/systemJobStatus'));

    expect(reply['row']).toContain(
      jasmine.objectContaining({
        code: 'COMPLETED_SUCCESS',
        description: 'Completed Successfully',
      }),
    );
  });

  it('know the user who is logged in, with roles', () => {
    const me = jsonOf(ask(aLibrary([]), '/users/ME'));
    const roles = me['user_role'] as { role_type: { value: string } }[];

    expect(me['primary_id']).toBe('admin');
    expect(roles.map(({ role_type }) => role_type.value)).toContain('26');
  });
});
