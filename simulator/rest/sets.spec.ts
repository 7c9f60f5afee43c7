import { type Library } from '../library/library';
import {
  aLibrary,
  APP,
  aRecord,
  aSet,
  ask,
  faultOf,
  jsonOf,
  mmsOf,
  OUTSIDE,
} from './testing/small-library';

const SET = '7000000000006421';

function libraryOf(count: number): Library {
  return aLibrary(Array.from({ length: count }, (_, i) => aRecord(i)));
}

function membersOf(reply: ReturnType<typeof ask>): readonly string[] {
  const { member } = jsonOf(reply) as { member?: { id: string }[] };
  return (member ?? []).map(({ id }) => id);
}

describe('conf/sets', () => {
  it('hands out ten sets unless asked for more, and says how many there are', () => {
    const sets = Array.from({ length: 12 }, (_, i) => aSet(`${7000 + i}`, []));
    const reply = jsonOf(ask(aLibrary([], { sets }), '/conf/sets'));

    expect((reply['set'] as unknown[]).length).toBe(10);
    expect(reply['total_record_count']).toBe(12);
  });

  it('refuses a limit above a hundred and an offset below zero', () => {
    const library = libraryOf(1);

    expect(faultOf(ask(library, '/conf/sets', { query: { limit: '101' } }))).toContain('40166410');
    expect(faultOf(ask(library, '/conf/sets', { query: { offset: '-1' } }))).toContain('40166410');
  });

  it('finds by words of the name, by type and by content', () => {
    const sets = [
      aSet('1', [], { name: 'Handles of spring' }),
      aSet('2', [], { name: 'Handles of autumn', content: 'BIB_MMS' }),
      aSet('3', [], { name: 'Postcards', type: 'LOGICAL', query: '"postcard"' }),
    ];
    const library = aLibrary([], { sets });
    const find = (query: Record<string, string>): unknown =>
      jsonOf(ask(library, '/conf/sets', { query }))['total_record_count'];

    expect(find({ q: 'name~handles' })).toBe(2);
    expect(find({ q: 'name~handles autumn' })).toBe(1);
    expect(find({ content_type: 'IED' })).toBe(2);
    expect(find({ set_type: 'LOGICAL' })).toBe(1);
    expect(find({ q: 'name~nothing' })).toBe(0);
  });

  it('refuses a search of another form with 60106', () => {
    const library = libraryOf(1);

    expect(faultOf(ask(library, '/conf/sets', { query: { q: 'handles' } }))).toContain('400 60106');
    expect(faultOf(ask(library, '/conf/sets', { query: { q: 'id~1' } }))).toContain('400 60106');
  });

  it('tells the size of one set, and of none in a list', () => {
    const library = libraryOf(3);
    const one = jsonOf(ask(library, `/conf/sets/${SET}`));
    const [listed] = jsonOf(ask(library, '/conf/sets'))['set'] as Record<string, unknown>[];

    expect(Number((one['number_of_members'] as { value: unknown }).value)).toBe(3);
    expect(listed?.['number_of_members']).toBeUndefined();
  });

  it('gives the app relative links and others absolute ones', () => {
    const library = libraryOf(1);

    expect(jsonOf(ask(library, `/conf/sets/${SET}`))['link']).toBe(`/almaws/v1/conf/sets/${SET}`);
    expect(jsonOf(ask(library, `/conf/sets/${SET}`, { caller: OUTSIDE }))['link']).toBe(
      `http://127.0.0.1:4400/almaws/v1/conf/sets/${SET}`,
    );
  });

  it('does not know an unknown set', () => {
    expect(faultOf(ask(libraryOf(1), '/conf/sets/abc'))).toBe(
      '400 60107 Set not found: Set ID abc',
    );
  });

  it('pages through the members, without "member" on a page that is empty', () => {
    const library = libraryOf(250);
    const page = (limit: string, offset: string): ReturnType<typeof ask> =>
      ask(library, `/conf/sets/${SET}/members`, { query: { limit, offset } });

    expect(membersOf(page('100', '100'))[0]).toBe(mmsOf(100));
    expect(membersOf(page('100', '200')).length).toBe(50);
    expect(jsonOf(page('100', '300'))).toEqual({ total_record_count: 250 });
  });

  it('loses the whole page for one corrupt member', () => {
    const library = aLibrary([aRecord(0), aRecord(1, { fault: 'corrupt' }), aRecord(2)]);
    const path = `/conf/sets/${SET}/members`;

    expect(faultOf(ask(library, path))).toBe(`400 60108 Set Member not found: IED ${mmsOf(1)}`);
    expect(membersOf(ask(library, path, { query: { limit: '1', offset: '2' } }))).toEqual([
      mmsOf(2),
    ]);
  });

  it('makes an itemized set that is private unless it says otherwise', () => {
    const library = libraryOf(1);
    const body = { name: 'New', type: { value: 'ITEMIZED' }, content: { value: 'IED' } };
    const made = jsonOf(ask(library, '/conf/sets', { method: 'POST', body }));

    expect((made['private'] as { value: string }).value).toBe('true');
    expect(library.sets.named('New')?.createdBy).toBe('admin');
  });

  it('takes a new set in XML as well', () => {
    const library = libraryOf(1);
    const body =
      '<set><name>In XML</name><type>ITEMIZED</type><content>IED</content><private>false</private></set>';
    const headers = { 'content-type': 'application/xml', accept: 'application/xml' };
    const reply = ask(library, '/conf/sets', { method: 'POST', body, headers });

    expect(reply.body).toContain('<name>In XML</name>');
    expect(reply.body).toContain('<type desc="Itemized">ITEMIZED</type>');
    expect(library.sets.named('In XML')?.isPrivate).toBe(false);
  });

  it('refuses a name that exists, a type that does not, and, where switched, digital titles', () => {
    const make = (library: Library, more: object): string =>
      faultOf(
        ask(library, '/conf/sets', {
          method: 'POST',
          body: { name: 'New', type: { value: 'ITEMIZED' }, content: { value: 'IED' }, ...more },
        }),
      );

    expect(make(libraryOf(1), { name: `Set ${SET}` })).toContain('400 402263');
    expect(make(libraryOf(1), { type: { value: 'OTHER' } })).toContain('400 402262');
    expect(make(libraryOf(1), { private: { value: 'maybe' } })).toContain('400 60209');
    const refusing = aLibrary([], { switches: { 'ied-sets': 'refused' } });
    expect(make(refusing, {})).toContain('400 402265');
  });

  it('itemizes a logical set and combines two sets', () => {
    const ids = [0, 1, 2].map(mmsOf);
    const sets = [
      aSet('1', ids.slice(0, 2)),
      aSet('2', ids.slice(1)),
      aSet('3', ids, { type: 'LOGICAL' }),
      aSet('4', ids, { content: 'BIB_MMS' }),
    ];
    const library = aLibrary(
      [0, 1, 2].map((n) => aRecord(n)),
      { sets },
    );
    const make = (name: string, query: Record<string, string>): ReturnType<typeof ask> =>
      ask(library, '/conf/sets', { method: 'POST', query, body: { name } });

    make('Copy', { from_logical_set: '3' });
    make('Both', { combine: 'AND', set1: '1', set2: '2' });
    make('Rest', { combine: 'NOT', set1: '1', set2: '2' });

    expect(library.sets.named('Copy')?.members).toEqual(ids);
    expect(library.sets.named('Both')?.members).toEqual([mmsOf(1)]);
    expect(library.sets.named('Rest')?.members).toEqual([mmsOf(0)]);
    expect(faultOf(make('X', { combine: 'AND', set1: '1', set2: '4' }))).toContain('60205');
    expect(faultOf(make('X', { from_logical_set: '1' }))).toContain('402264');
  });

  it('deletes a set once', () => {
    const library = libraryOf(1);
    const remove = (): ReturnType<typeof ask> =>
      ask(library, `/conf/sets/${SET}`, { method: 'DELETE' });

    expect(remove().status).toBe(204);
    expect(faultOf(remove())).toContain('400 402264');
  });
});

describe('members of a set', () => {
  function manage(
    library: Library,
    op: string,
    ids: readonly string[],
    query: Record<string, string> = {},
    set = '1',
  ): ReturnType<typeof ask> {
    const body = { members: { member: ids.map((id) => ({ id })) } };
    return ask(library, `/conf/sets/${set}`, { method: 'POST', query: { op, ...query }, body });
  }

  function library(): Library {
    const records = [aRecord(0), aRecord(1), aRecord(2), aRecord(3, { isDigital: false })];
    return aLibrary(records, {
      sets: [aSet('1', [mmsOf(0)]), aSet('2', [], { type: 'LOGICAL', query: '"x"' })],
    });
  }

  it('are added, deleted and replaced', () => {
    const alma = library();

    manage(alma, 'add_members', [mmsOf(1), mmsOf(2)]);
    expect(alma.sets.members('1')).toEqual([0, 1, 2].map(mmsOf));
    manage(alma, 'delete_members', [mmsOf(0)]);
    expect(alma.sets.members('1')).toEqual([1, 2].map(mmsOf));
    manage(alma, 'replace_members', [mmsOf(0)]);
    expect(alma.sets.members('1')).toEqual([mmsOf(0)]);
  });

  it('leave invalid ids out only where that is asked for', () => {
    const alma = library();
    const ids = [mmsOf(1), mmsOf(3), '12345'];

    expect(faultOf(manage(alma, 'add_members', ids))).toContain('400 60116');
    expect(alma.sets.members('1')).toEqual([mmsOf(0)]);
    manage(alma, 'add_members', ids, { fail_on_invalid_id: 'false' });
    expect(alma.sets.members('1')).toEqual([0, 1].map(mmsOf));
  });

  const many = Array.from({ length: 1001 }, (_, i) => mmsOf(i));
  const refusals: readonly (readonly [
    code: string,
    op: string,
    ids: readonly string[],
    set?: string,
  ])[] = [
    ['60111', 'move_members', [mmsOf(1)]],
    ['60112', 'add_members', [mmsOf(1)], '2'],
    ['60113', 'add_members', []],
    ['60114', 'add_members', ['']],
    ['60115', 'add_members', [mmsOf(0)]],
    ['60117', 'delete_members', [mmsOf(1)]],
    ['60118', 'add_members', many],
    ['60119', 'add_members', [mmsOf(1), mmsOf(1)]],
    ['60107', 'add_members', [mmsOf(1)], '99'],
  ];
  for (const [code, op, ids, set] of refusals) {
    it(`are refused with ${code} (${op} of ${ids.length})`, () => {
      const alma = library();

      expect(faultOf(manage(alma, op, ids, {}, set))).toContain(`400 ${code}`);
      expect(alma.sets.members('1')).toEqual([mmsOf(0)]);
    });
  }

  it('are refused with 60120 under another kind of id', () => {
    const reply = manage(library(), 'add_members', ['x'], { id_type: 'ISBN' });

    expect(faultOf(reply)).toContain('400 60120');
  });
});

describe('what a caller may', () => {
  it('is nothing without roles', () => {
    const reply = ask(libraryOf(1), '/conf/sets', { caller: { origin: 'app', user: 'visitor' } });

    expect(reply.status).toBe(401);
    expect(jsonOf(reply)['errorsExist']).toBe(true);
  });

  it('depends on the roles', () => {
    const library = libraryOf(1);
    const status = (path: string): number =>
      ask(library, path, { caller: { origin: 'app', user: 'cataloguer' } }).status;

    expect(status('/conf/sets')).toBe(200);
    expect(status('/conf/jobs')).toBe(200);
    expect(status('/conf/integration-profiles')).toBe(401);
  });

  it('is all with a key from outside', () => {
    expect(ask(libraryOf(1), '/conf/integration-profiles', { caller: OUTSIDE }).status).toBe(200);
  });

  it('is told what it asked for in vain: the app by an error, others by a mark', () => {
    const library = libraryOf(1);
    const query = { apikey: 'x', page: '2' };

    expect(faultOf(ask(library, '/conf/sets', { query }))).toContain('no parameter page');
    expect(ask(library, '/conf/sets', { query, caller: OUTSIDE }).ignored).toEqual(['page']);
    expect(faultOf(ask(library, '/conf/set', { caller: APP }))).toContain('GET /conf/set');
  });
});
