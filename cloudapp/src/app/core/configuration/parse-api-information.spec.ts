import fc from 'fast-check';

import { parseApiInformation, type ParsedApiInformation } from './parse-api-information';

const XML = `<?xml version="1.0" encoding="UTF-8"?>
<job><parameters>
 <parameter><name>task_214_controlNumberName</name><value>College Handles</value></parameter>
 <parameter><name>task_214_sourceField</name><value>dc:identifier</value></parameter>
 <parameter><name>set_id</name><value>23712345</value></parameter>
 <parameter><name>job_name</name><value>Handles - test - 01/02/2026</value></parameter>
</parameters></job>`;
const JSON_PAYLOAD = JSON.stringify({
  parameter: [
    { name: { value: 'task_214_controlNumberName' }, value: 'College Handles' },
    { name: { value: 'task_214_sourceField' }, value: 'dc:identifier' },
    { name: { value: 'set_id' }, value: 23712345 },
    { name: { value: 'job_name' }, value: 'Handles - test - 01/02/2026' },
  ],
});
const PARAMETERS = [
  { name: 'task_214_controlNumberName', value: 'College Handles' },
  { name: 'task_214_sourceField', value: 'dc:identifier' },
];
const URL_LINE =
  'https://api-na.hosted.exlibrisgroup.com/almaws/v1/conf/jobs/M7407373660006421?op=run';

function read(text: string, prefix?: string): Extract<ParsedApiInformation, { kind: 'parsed' }> {
  const parsed = parseApiInformation(text, prefix);
  if (parsed.kind === 'problem') throw new Error(`${parsed.problem}: ${parsed.detail}`);
  return parsed;
}

function problemOf(text: string): string {
  const parsed = parseApiInformation(text);
  return parsed.kind === 'problem' ? parsed.problem : 'none';
}

describe('the API Information panel', () => {
  it('is read as XML, without the set and the name that the app fills in', () => {
    const { parameters, setId, jobName, jobId } = read(XML);

    expect(parameters).toEqual(PARAMETERS);
    expect(setId).toBe('23712345');
    expect(jobName).toBe('Handles - test - 01/02/2026');
    expect(jobId).toBeUndefined();
  });

  it('is read as JSON to the same effect', () => {
    const { kind: _kind, ...fromXml } = read(XML);
    const { kind: _same, ...fromJson } = read(JSON_PAYLOAD);

    expect(fromJson).toEqual(fromXml);
  });

  for (const [how, text] of Object.entries({
    'before the payload': `POST ${URL_LINE}\n\n${XML}`,
    'before JSON': `URL\n${URL_LINE}\nPayload\n${JSON_PAYLOAD}`,
    'behind the payload': `${XML}\n${URL_LINE}`,
    relative: `/almaws/v1/conf/jobs/M7407373660006421?op=run ${JSON_PAYLOAD}`,
  })) {
    it(`gives the job id of a URL line ${how}`, () => {
      expect(read(text).jobId).toBe('M7407373660006421');
      expect(read(text).parameters).toEqual(PARAMETERS);
    });
  }

  it('is read from the whole panel, where both payloads stand one below the other', () => {
    const labels = `API Information\nURL\nPOST ${URL_LINE}\nPayload`;
    for (const panel of [
      `${labels}\n${XML}\n${JSON_PAYLOAD}`,
      `${labels}\n${JSON_PAYLOAD}\n${XML}`,
    ]) {
      expect(read(panel).parameters).toEqual(PARAMETERS);
      expect(read(panel).jobId).toBe('M7407373660006421');
    }
  });

  it('is read with its signs escaped, a byte order mark, and blanks that do not break', () => {
    const escaped = XML.replaceAll('<', '&lt;').replaceAll('>', '&gt;');

    expect(read(escaped).parameters).toEqual(PARAMETERS);
    expect(read(`\ufeff${XML.replaceAll('\n', '\u00a0')}`).parameters).toEqual(PARAMETERS);
  });

  it('is read with parameters nested in JSON, names as plain texts, or one parameter alone', () => {
    const nested = { parameters: { parameter: { name: 'a', value: { value: 'b' } } } };

    expect(read(JSON.stringify(nested)).parameters).toEqual([{ name: 'a', value: 'b' }]);
  });

  it('warns of a set id of a test, of another prefix, of an empty value', () => {
    const parameter = [
      { name: 'set_id', value: '99' },
      { name: 'control', value: '20.500.1/x' },
      { name: 'left', value: '' },
    ];
    const { warnings } = read(JSON.stringify({ parameter }), '11084');

    expect(warnings).toEqual([
      { warning: 'set-of-a-test', value: '99' },
      { warning: 'other-prefix', value: '20.500.1/x' },
      { warning: 'value-empty', value: 'left' },
    ]);
  });

  it('does not warn of the route’s own prefix, nor of a date', () => {
    const parameter = [
      { name: 'control', value: '11084/' },
      { name: 'date', value: '2026/02/11' },
    ];

    expect(read(JSON.stringify({ parameter }), '11084').warnings).toEqual([]);
  });

  it('says so when the job takes no parameters', () => {
    for (const text of ['{}', '<job/>', '<job><parameters/></job>', '{"parameter":[]}']) {
      expect(read(text).warnings).toEqual([{ warning: 'no-parameters', value: '' }]);
    }
  });

  for (const [problem, text] of [
    ['empty', ' \n'],
    ['nothing-found', URL_LINE],
    ['xml-broken', '<job><parameters>'],
    ['json-broken', '{“parameter”: []}'],
    ['not-a-job', '<set><id>1</id></set>'],
    ['not-a-job', '{"set":[]}'],
    ['not-a-job', '{"parameter":["a"]}'],
    ['not-a-job', '{"parameter":[{"name":["a"],"value":"b"}]}'],
    ['parameter-nameless', '{"parameter":[{"value":"b"}]}'],
    ['parameter-twice', '{"parameter":[{"name":"a","value":"1"},{"name":"a","value":"2"}]}'],
    ['too-long', `<job>${' '.repeat(200_000)}</job>`],
    ['xml-broken', '<a>'.repeat(60_000)],
  ] as const) {
    it(`says ${problem} of ${text.slice(0, 40).replaceAll('\n', ' ')}`, () => {
      expect(problemOf(text)).toBe(problem);
    });
  }

  it('is a value or a problem for any text', () => {
    const piece = fc.constantFrom(
      ...[
        '<job>',
        '</job>',
        '<parameters>',
        '<parameter>',
        '<name>',
        '</name>',
        '<value/>',
        '&lt;',
      ],
      ...['{', '}', '"parameter"', ':', '[', ']', ',', '"name"', 'null', '/conf/jobs/M1', 'set_id'],
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(fc.oneof(piece, fc.string({ maxLength: 3 }))).map((pieces) => pieces.join('')),
      fc.json(),
    );
    fc.assert(
      fc.property(text, fc.string(), (pasted, prefix) => {
        expect(['parsed', 'problem']).toContain(parseApiInformation(pasted, prefix).kind);
      }),
      { numRuns: 5000 },
    );
  });

  it('gives back whatever parameters a job has, from JSON and from XML', () => {
    const plain = fc.string().map((text) => text.trim());
    const name = plain.filter((text) => !['', 'set_id', 'job_name'].includes(text));
    const list = fc.uniqueArray(fc.record({ name, value: plain }), { selector: (p) => p.name });
    fc.assert(
      fc.property(list, (parameters) => {
        const json = JSON.stringify({
          parameter: parameters.map((p) => ({ name: { value: p.name }, value: p.value })),
        });
        const rows = parameters.map(
          (p) =>
            `<parameter><name>${escaped(p.name)}</name><value>${escaped(p.value)}</value></parameter>`,
        );
        const xml = `<job><parameters>${rows.join('')}</parameters></job>`;
        expect(read(json).parameters).toEqual(parameters);
        expect(read(xml).parameters).toEqual(parameters);
      }),
      { numRuns: 1000 },
    );
  });
});

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
