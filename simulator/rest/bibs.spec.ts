import { type Library } from '../library/library';
import {
  aLibrary,
  aRecord,
  ask,
  type Asked,
  dcText,
  faultOf,
  jsonOf,
  mmsOf,
  OUTSIDE,
} from './testing/small-library';

const ONE = mmsOf(1);

function batch(library: Library, ids: readonly string[], more: Asked = {}): ReturnType<typeof ask> {
  return ask(library, '/bibs', { ...more, query: { mms_id: ids.join(','), ...more.query } });
}

function idsIn(reply: ReturnType<typeof ask>): readonly string[] {
  return ((jsonOf(reply)['bib'] ?? []) as { mms_id: string }[]).map(({ mms_id }) => mms_id);
}

function put(library: Library, body: string, more: Asked = {}): ReturnType<typeof ask> {
  const headers = { 'content-type': 'application/xml', accept: 'application/json' };
  return ask(library, `/bibs/${ONE}`, { method: 'PUT', headers, body, ...more });
}

describe('bibs', () => {
  it('come with their text in anies, under a declaration of UTF-16', () => {
    const library = aLibrary([aRecord(1)]);
    const { anies } = jsonOf(ask(library, `/bibs/${ONE}`)) as { anies: string[] };

    expect(anies[0]).toBe(
      `<?xml version="1.0" encoding="UTF-16"?>\n${library.records.get(ONE)?.xml}`,
    );
  });

  it('come without text in brief', () => {
    const reply = ask(aLibrary([aRecord(1)]), `/bibs/${ONE}`, { query: { view: 'brief' } });

    expect(jsonOf(reply)['anies']).toBeUndefined();
  });

  it('stand in XML with the record itself and no declaration inside', () => {
    const library = aLibrary([aRecord(1)]);
    const { body } = ask(library, `/bibs/${ONE}`, { headers: { accept: 'application/xml' } });

    expect(body).toContain(`${library.records.get(ONE)?.xml}</bib>`);
    expect(body.match(/<\?xml/g)?.length).toBe(1);
    expect(body).toContain('<network_numbers><network_number>local:1</network_number>');
  });

  it('leave the batch that asks for more than a hundred, or for what is no number', () => {
    const library = aLibrary([aRecord(1)]);
    const many = Array.from({ length: 101 }, (_, i) => mmsOf(i));

    expect(faultOf(batch(library, many))).toContain('400 402203');
    expect(faultOf(batch(library, ['abc']))).toContain('400 402203');
    expect(faultOf(ask(library, '/bibs'))).toContain('400 402203');
  });

  it('are left out of a batch where they cannot be read, are marked so, or are unknown', () => {
    const records = [
      aRecord(1),
      aRecord(2, { fault: 'corrupt' }),
      aRecord(3, { fault: 'omitted-in-batch' }),
      aRecord(4),
    ];
    const library = aLibrary(records);

    expect(idsIn(batch(library, [4, 3, 2, 1, 9].map(mmsOf)))).toEqual([mmsOf(1), mmsOf(4)]);
    expect(jsonOf(batch(library, [mmsOf(9), mmsOf(2)]))).toEqual({ total_record_count: 0 });
    expect(ask(library, `/bibs/${mmsOf(3)}`).status).toBe(200);
  });

  it('fail the whole batch where that is switched', () => {
    const library = aLibrary([aRecord(1)], { switches: { 'bad-batch': '400' } });

    expect(faultOf(batch(library, [ONE, mmsOf(9)]))).toContain('400 402203');
  });

  it('stand for themselves in the app when one is asked for', () => {
    const library = aLibrary([aRecord(1)]);

    expect(Array.isArray(jsonOf(batch(library, [ONE]))['bib'])).toBe(false);
    expect(idsIn(batch(library, [ONE], { caller: OUTSIDE }))).toEqual([ONE]);
  });

  it('are refused one by one: not a number, unknown, corrupt', () => {
    const library = aLibrary([aRecord(2, { fault: 'corrupt' })]);

    expect(faultOf(ask(library, '/bibs/abc'))).toContain('400 402204');
    expect(faultOf(ask(library, `/bibs/${ONE}`))).toBe(
      `400 402203 Input parameters mmsId ${ONE} is not valid.`,
    );
    expect(faultOf(ask(library, `/bibs/${mmsOf(2)}`))).toContain('400 402203');
  });

  it('bear a delivery address of digital titles when inventory is asked for, and only then', () => {
    const library = aLibrary([
      aRecord(1),
      aRecord(2, { isDigital: false }),
      aRecord(3, { recordFormat: 'marc21', xml: '<record><leader/></record>' }),
      aRecord(4, { recordFormat: 'mods', xml: '<record><mods:mods></mods:mods></record>' }),
    ]);
    const text = (n: number): string =>
      ask(library, `/bibs/${mmsOf(n)}`, { query: { expand: 'd_avail' } }).body;

    expect(text(1)).toMatch(/<dc:identifier>https:\/\/test\.alma\.[^<]*\/view\/delivery\//);
    expect(text(2)).not.toContain('/view/delivery/');
    expect(text(3)).toContain('tag=\\"AVD\\"');
    expect(text(4)).toContain('</mods:url></mods:location></mods:mods>');
    expect(ask(library, `/bibs/${ONE}`).body).not.toContain('/view/delivery/');
  });
});

describe('writing a bib', () => {
  const fresh = dcText(
    ONE,
    '<dc:title>New &amp; better</dc:title>\r\n  <dc:identifier>a</dc:identifier>',
  );
  const body = `<bib><record_format>dcap01</record_format><suppress_from_publishing>false</suppress_from_publishing>${fresh}</bib>`;

  it('stores the record byte for byte', () => {
    const library = aLibrary([aRecord(1)]);

    expect(put(library, body).status).toBe(200);
    expect(library.records.get(ONE)?.xml).toBe(fresh);
    expect(library.records.get(ONE)?.title).toBe('New & better');
    expect(library.records.get(ONE)?.lastModifiedBy).toBe('admin');
  });

  it('adds the identifier of its own that is missing, at the end', () => {
    const library = aLibrary([aRecord(1)]);
    put(
      library,
      '<bib><record xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>A</dc:title></record></bib>',
    );

    expect(library.records.get(ONE)?.xml).toContain(
      `<dc:title>A</dc:title><dc:identifier>alma:01TST_INST/bibs/${ONE}</dc:identifier></record>`,
    );
  });

  it('hides a title whose body does not say that it is to be seen', () => {
    const library = aLibrary([aRecord(1)]);
    put(library, `<bib>${fresh}</bib>`);

    expect(library.records.get(ONE)?.isSuppressed).toBe(true);
  });

  it('keeps a foreign prefix as damage, and refuses it where it is to validate', () => {
    const library = aLibrary([aRecord(1)]);
    const damaged = dcText(
      ONE,
      '<ns0:note xmlns:ns0="http://alma.exlibrisgroup.com/dc/01TST_INST">x</ns0:note>',
    );

    expect(
      faultOf(put(library, `<bib>${damaged}</bib>`, { query: { validate: 'true' } })),
    ).toContain('Field ns0:note is invalid');
    put(library, `<bib>${damaged}</bib>`);
    expect(library.records.get(ONE)?.xml).toBe(damaged);
  });

  const refusals: readonly (readonly [why: string, body: string, fault: string])[] = [
    ['JSON', '{"record":1}', '400 60105'],
    ['a namespace on bib', `<bib xmlns="urn:x">${fresh}</bib>`, 'Expected elements are <{}bib>'],
    ['broken XML', '<bib><record></bib>', 'not well-formed'],
    ['no record', '<bib/>', 'no element <record>'],
    ['a prefix on record', '<bib><n:record xmlns:n="urn:x"/></bib>', 'no element <record>'],
  ];
  for (const [why, text, fault] of refusals) {
    it(`is refused for ${why}, and nothing is written`, () => {
      const library = aLibrary([aRecord(1)]);
      const before = library.records.get(ONE);

      expect(faultOf(put(library, text))).toContain(fault);
      expect(library.records.get(ONE)).toBe(before);
    });
  }

  it('is refused for a record of the community zone, and changes nothing in one of the network', () => {
    const community = aLibrary([aRecord(1, { linkedTo: 'CZ' })]);
    const network = aLibrary([aRecord(1, { linkedTo: 'NZ' })]);

    expect(faultOf(put(community, body))).toContain('400 40166454');
    expect(put(network, body).status).toBe(200);
    expect(network.records.get(ONE)).toEqual(aRecord(1, { linkedTo: 'NZ' }));
  });
});
