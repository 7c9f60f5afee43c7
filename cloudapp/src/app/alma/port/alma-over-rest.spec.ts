import { SimulatedWorld } from '../../workflow/testing/simulated-world';
import { asMmsId } from '../../core/identifiers/mms-id';
import { almaOverRest } from './alma-over-rest';
import { type Alma } from './alma';
import { type RestRequest } from './rest';

const ID = asMmsId('991011506418804641');

function answering(reply: unknown): { readonly alma: Alma; readonly asked: RestRequest[] } {
  const asked: RestRequest[] = [];
  const alma = almaOverRest({
    call: (request) => {
      asked.push(request);
      return Promise.resolve(reply);
    },
  });
  return { alma, asked };
}

describe('almaOverRest', () => {
  it('reads an empty page, which has no list at all', async () => {
    const { alma } = answering({ total_record_count: 0 });
    expect(await alma.readMembers('1', 0, 100)).toEqual({ rows: [], total: 0 });
  });

  it('asks the list of members how many there are where the set does not say it', async () => {
    const asked: RestRequest[] = [];
    const alma = almaOverRest({
      call: (request) => {
        asked.push(request);
        const isList = request.path.endsWith('/members');
        return Promise.resolve(isList ? { total_record_count: '250' } : { id: '1', name: 'A' });
      },
    });

    expect((await alma.readSet('1')).size).toBe(250);
    expect(asked.map(({ path, query }) => [path, query])).toEqual([
      ['/conf/sets/1', {}],
      ['/conf/sets/1/members', { limit: '0', offset: '0' }],
    ]);
  });

  it('calls no set empty of which Alma says nowhere how many members it has', async () => {
    for (const reply of [{ id: '1' }, { id: '1', number_of_members: { link: '…/members' } }]) {
      const { alma } = answering(reply);
      await expectAsync(alma.readSet('1')).toBeRejectedWithError(/total_record_count is absent/);
    }
    const empty = answering({ id: '1', number_of_members: { value: '0' } });
    expect((await empty.alma.readSet('1')).size).toBe(0);
    expect(empty.asked.length).toBe(1);
  });

  it('asks for the words of a name alone: Alma refuses a query with AND or ~ in it', async () => {
    const { alma, asked } = answering({ total_record_count: 0 });
    for (const name of [' Maps and  Atlases ', 'A ~ B & C', 'AND', 'DG_Fixes', '', '…']) {
      await alma.findSets({ name, limit: 10, offset: 0 });
    }

    expect(asked.map(({ query }) => query?.['q'])).toEqual([
      'name~Maps Atlases',
      'name~A B C',
      'name~AND',
      'name~DG_Fixes',
      undefined,
    ]);
  });

  it('finds a set whose name has AND in it', async () => {
    const { alma, library } = new SimulatedWorld();
    const set = library.sets.create({
      ...library.sets.all[0]!,
      name: 'Letters AND postcards ~ 1911',
    });
    for (const name of ['letters and post', 'Letters AND postcards ~ 1911']) {
      const { rows } = await alma.findSets({ name, limit: 10, offset: 0 });
      expect(rows.map(({ id }) => id)).toEqual([set.id]);
    }
  });

  it('takes a member without id by its link, relative or absolute', async () => {
    for (const host of ['', 'https://api.example']) {
      const { alma } = answering({
        member: { link: `${host}/almaws/v1/bibs/${ID}?view=full`, description: 'A' },
        total_record_count: '1',
      });
      expect((await alma.readMembers('1', 0, 1)).rows[0]?.mmsId).toBe(ID);
    }
  });

  it('names the path of what it cannot read', async () => {
    const { alma } = answering({ member: [{ id: 'x' }], total_record_count: 1 });
    await expectAsync(alma.readMembers('1', 0, 1)).toBeRejectedWithError(/member\[0\]\.id/);
  });

  it('drops byte order mark and XML declaration, whatever they claim', async () => {
    for (const head of [
      '',
      '\uFEFF',
      '<?xml version="1.0" encoding="UTF-16"?>\n',
      '\uFEFF<?xml version="1.0"?>',
    ]) {
      for (const wrap of [
        (xml: string) => [xml],
        (xml: string) => xml,
        (xml: string) => [{ record: xml }],
      ]) {
        const { alma } = answering({ mms_id: ID, anies: wrap(`${head}<record>é</record>`) });
        expect((await alma.readBib(ID)).xml).toBe('<record>é</record>');
      }
    }
  });

  it('never hands out a record that was not asked for, nor asks for expanded ones', async () => {
    const other = asMmsId('991011506418804642');
    const { alma, asked } = answering({ bib: [{ mms_id: ID }, { mms_id: other }] });
    expect((await alma.readBibs([ID])).map((bib) => bib.mmsId)).toEqual([ID]);
    expect(asked[0]?.query).toEqual({ mms_id: ID });
  });

  it('finds digital inventory in each kind of record', async () => {
    const url = 'https://library.example/view/delivery/01ABC_INST/12205001230004641';
    const digital = [
      `<record xmlns:dc="x"><dc:identifier>${url}</dc:identifier></record>`,
      '<record><datafield tag="AVD" ind1=" " ind2=" "><subfield code="b">12</subfield></datafield></record>',
      `<mods><location><url>${url}</url></location></mods>`,
    ];
    for (const xml of digital) {
      const { alma } = answering({ bib: [{ mms_id: ID, anies: [xml] }] });
      expect((await alma.readDigital([ID])).get(ID))
        .withContext(xml)
        .toBeTrue();
    }
    const { alma, asked } = answering({
      bib: [
        {
          mms_id: ID,
          anies: ['<record><identifier>http://hdl.handle.net/1/2</identifier></record>'],
        },
      ],
    });
    expect((await alma.readDigital([ID])).get(ID)).toBeFalse();
    expect(asked[0]?.query?.['expand']).toBe('d_avail');
  });

  it('writes a record without saving over an open edit, format and suppression as they are', async () => {
    const { alma, asked } = answering({});
    const bib = {
      mmsId: ID,
      format: 'dcap01',
      title: '',
      suppressed: true,
      linkedTo: undefined,
      networkNumbers: [],
      xml: undefined,
      digital: undefined,
    };
    await alma.writeBib(bib, '<record/>');
    expect(asked[0]).toEqual({
      method: 'PUT',
      path: `/bibs/${ID}`,
      query: { override_lock: 'false' },
      body: '<bib><record_format>dcap01</record_format><suppress_from_publishing>true</suppress_from_publishing><record/></bib>',
    });
  });

  it('starts a job with its parameters and reads the id of the run', async () => {
    const { alma, asked } = answering({
      additional_info: { link: '/almaws/v1/conf/jobs/M48/instances/7594242390004641' },
    });
    expect(await alma.startJob('M48', [{ name: 'set_id', value: '1' }])).toBe('7594242390004641');
    expect(asked[0]?.body).toEqual({ parameter: [{ name: { value: 'set_id' }, value: '1' }] });
  });

  it('reads a profile’s fields as codes and in words, flattened and nested, and drops a nameless one', async () => {
    const action = {
      action: { value: 'HANDLE_INTEGRATION' },
      name: { value: 'action', desc: 'Action' },
      value: { value: 'CREATE', desc: 'Create' },
    };
    const bare = { name: 'setId', value: 77 };
    const parameter = [action, bare, { name: {}, value: 'x' }];
    for (const parameters of [{ parameter }, { parameters: { parameter } }]) {
      const { alma } = answering({ id: '5', type: { value: 'PH', desc: 'Handle' }, ...parameters });
      const profile = await alma.readProfile('5');
      expect(profile.parameters).toEqual([
        { name: 'action', label: 'Action', value: 'CREATE', words: 'Create' },
        { name: 'setId', label: 'setId', value: '77', words: '77' },
      ]);
    }
  });

  it('reads a run in the JSON and in the nested form, unknown status and all', async () => {
    const counter = { type: { value: 'c.skipped', desc: 'Records skipped' }, value: '99' };
    for (const counters of [{ counter: [counter] }, { counters: { counter } }]) {
      const { alma } = answering({
        id: '75',
        status: { value: 'NEW_ONE', desc: 'Something new' },
        progress: '40',
        ...counters,
      });
      expect(await alma.readInstance('75')).toEqual(
        jasmine.objectContaining({
          status: 'unknown',
          statusText: 'Something new',
          progress: 40,
          counters: [{ code: 'c.skipped', label: 'Records skipped', value: 99 }],
        }),
      );
    }
  });

  it('takes a sign-in page for no answer', async () => {
    const { alma } = answering('<!DOCTYPE html><html></html>');
    await expectAsync(alma.readSet('1')).toBeRejectedWith(
      jasmine.objectContaining({ kind: 'server' }),
    );
  });

  it('counts only roles that are in force', async () => {
    const { alma } = answering({
      user_role: [
        { status: { value: 'ACTIVE' }, role_type: { value: '26', desc: 'General' } },
        { status: { value: 'INACTIVE' }, role_type: { value: '205', desc: 'Catalog' } },
      ],
    });
    expect(await alma.readRoles()).toEqual([{ type: '26', name: 'General' }]);
  });

  it('refuses a start whose answer names no run', async () => {
    for (const info of [undefined, 'x', {}, { link: '/almaws/v1/conf/jobs/M48' }]) {
      const { alma } = answering({ additional_info: info });
      await expectAsync(alma.startJob('M48', [])).toBeRejectedWith(
        jasmine.objectContaining({ kind: 'unreadable' }),
      );
    }
  });

  it('reads a page that is nested as in XML, and refuses one whose total is no number', async () => {
    const nested = answering({ sets: { set: { id: '1', name: 'A' } }, total_record_count: '1' });
    const { rows } = await nested.alma.findSets({ name: '', limit: 10, offset: 0 });
    expect(rows.map(({ id }) => id)).toEqual(['1']);
    const { alma } = answering({ total_record_count: 'many' });
    await expectAsync(alma.findSets({ name: '', limit: 10, offset: 0 })).toBeRejectedWithError(
      /total_record_count is "many", not a number/,
    );
  });

  it('reads every page of the profiles, and ends where a page is empty', async () => {
    const offsets: (string | undefined)[] = [];
    const alma = almaOverRest({
      call: ({ query }) => {
        offsets.push(query?.['offset']);
        const integration_profile = query?.['offset'] === '2' ? [] : [{ id: '5' }];
        return Promise.resolve({ integration_profile, total_record_count: 3 });
      },
    });
    expect((await alma.listProfiles()).length).toBe(2);
    expect(offsets).toEqual(['0', '1', '2']);
  });

  it('does not ask for ever where the count has no end', async () => {
    let calls = 0;
    const alma = almaOverRest({
      call: () => {
        calls += 1;
        if (calls > 1000) throw new Error('asked for ever');
        return Promise.resolve({ integration_profile: [{ id: '5' }], total_record_count: 1e308 });
      },
    });
    await expectAsync(alma.listProfiles()).toBeRejectedWithError(/total_record_count is 1e\+308/);
  });

  it('asks for the jobs of a type or a profile, or for all', async () => {
    const { alma, asked } = answering({ total_record_count: 0 });
    await alma.listJobs({ limit: 10, offset: 0 });
    await alma.listJobs({ type: 'MANUAL', profileId: '5', limit: 10, offset: 20 });
    expect(asked.map(({ query }) => query)).toEqual([
      { limit: '10', offset: '0' },
      { limit: '10', offset: '20', type: 'MANUAL', profile_id: '5' },
    ]);
  });
});
