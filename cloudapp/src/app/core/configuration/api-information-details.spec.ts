import { parseApiInformation, type ParsedApiInformation } from './parse-api-information';

function read(text: string, prefix?: string): Extract<ParsedApiInformation, { kind: 'parsed' }> {
  const parsed = parseApiInformation(text, prefix);
  if (parsed.kind === 'problem') throw new Error(`${parsed.problem}: ${parsed.detail}`);
  return parsed;
}

describe('the API Information panel, in its details,', () => {
  it('is read with blanks around names and values, and a missing value for an empty one', () => {
    const parameters = [
      { name: 'a', value: 'b' },
      { name: 'c', value: '' },
      { name: 'd', value: '' },
      { name: 'e', value: '' },
    ];
    const json = [
      { name: ' a ', value: ' b ' },
      { name: 'c', value: null },
      { name: 'd' },
      { name: 'e', value: { value: '' } },
    ];

    expect(read(JSON.stringify({ parameter: json })).parameters).toEqual(parameters);
    expect(
      read(
        '<job><parameter><name> a </name><value> b </value></parameter><parameter><name>c</name>' +
          '</parameter><parameter><name>d</name><value/></parameter>' +
          '<parameter><name>e</name><value> </value></parameter></job>',
      ).parameters,
    ).toEqual(parameters);
  });

  it('is read with a yes or a number as they are written', () => {
    const parameter = [
      { name: 'yes', value: true },
      { name: 'number', value: { value: 5 } },
    ];

    expect(read(JSON.stringify({ parameter })).parameters).toEqual([
      { name: 'yes', value: 'true' },
      { name: 'number', value: '5' },
    ]);
  });

  it('is read with escaped quotation marks and ampersands, once', () => {
    const text =
      '&LT;job>&lt;parameter&gt;&lt;name a=&quot;1&quot;&gt;x&lt;/name&gt;' +
      '&lt;value&gt;a &amp;amp; b&lt;/value&gt;&lt;/parameter&gt;&lt;/job&gt;';

    expect(read(text).parameters).toEqual([{ name: 'x', value: 'a & b' }]);
  });

  it('is read without what cannot be seen, and with blanks for those that do not break', () => {
    const json = '{"parameter":[{"name":"a\u200b","value":"b\u00a0c\ufeff"}]}';

    expect(read(json).parameters).toEqual([{ name: 'a', value: 'b c' }]);
  });

  it('gives parameters of its own lists alone', () => {
    const other = '<other><parameter><name>a</name></parameter></other>';

    expect(read(`<job>${other}</job>`).parameters).toEqual([]);
  });

  it('gives no job id of what only begins like one, nor from the payload', () => {
    expect(read(`/conf/jobs/5?op=run {}`).jobId).toBe('5');
    expect(read(`/conf/jobs/m12 {}`).jobId).toBe('M12');
    expect(read(`/conf/jobs/M12-instances {}`).jobId).toBeUndefined();
    expect(read('{"parameter":[{"name":"a","value":"/conf/jobs/M1"}]}').jobId).toBeUndefined();
    expect(read('/conf/jobs/{}M1').jobId).toBeUndefined();
  });

  it('is read where it is as long as can be', () => {
    expect(read('{}'.padEnd(200_000, ' ')).parameters).toEqual([]);
  });

  for (const [problem, detail, text] of [
    ['not-a-job', 'x:set', '<x:set xmlns:x="y"/>'],
    ['not-a-job', 'set', '{"set":[],"more":1}'],
    ['not-a-job', '', '{"parameter":[{"name":{"value":{"value":"a"}}}]}'],
    ['parameter-nameless', 'b', '{"parameter":[{"value":"b"}]}'],
    ['parameter-twice', 'a', '{"parameter":[{"name":"a"},{"name":"b"},{"name":"a"}]}'],
    ['empty', '', '\ufeff\u200b'],
    ['too-long', '', ' '.repeat(200_001)],
    ['nothing-found', '', '> nothing <'],
    ['nothing-found', '', '} nothing {'],
  ] as const) {
    it(`says ${problem} with "${detail}" of ${text.slice(0, 30).trim()}`, () => {
      expect(parseApiInformation(text)).toEqual({ kind: 'problem', problem, detail });
    });
  }

  it('says in one line what is broken', () => {
    for (const text of ['<job>\n<a>\n</job>', '{"a":\n]}']) {
      const parsed = parseApiInformation(text);
      expect(parsed.kind === 'problem' && parsed.detail).toMatch(/^.+$/);
    }
  });

  it('takes no parameters for none where the list is nothing', () => {
    for (const text of ['{"parameters":null}', '{"parameter":null}', '{"parameters":{}}']) {
      expect(read(text).parameters).toEqual([]);
    }
  });

  it('does not warn of a prefix while the route has none, nor of a set that is a placeholder', () => {
    const parameter = [
      { name: 'set_id', value: '{set}' },
      { name: 'control', value: '20.500.1/x' },
    ];

    expect(read(JSON.stringify({ parameter })).warnings).toEqual([]);
  });

  for (const [value, isOther] of [
    ['1234/', true],
    [' 1234/x', true],
    ['2.5/x', true],
    ['123/x', false],
    ['abcd/x', false],
    ['x1234/', false],
    ['x2.5/', false],
    ['2026/02/11', false],
    ['2026/2/1', false],
    ['2026/x/1', true],
  ] as const) {
    it(`takes "${value}" ${isOther ? 'for' : 'for anything but'} a handle’s beginning`, () => {
      const parameter = [{ name: 'a', value: { value } }];

      expect(
        read(JSON.stringify({ parameter }), '11084').warnings.map(({ warning }) => warning),
      ).toEqual(isOther ? ['other-prefix'] : []);
    });
  }
});
