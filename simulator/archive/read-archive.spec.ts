import { type ArchiveTexts, readArchive } from './read-archive';

const INSTITUTION = {
  code: '01X_INST',
  name: 'X',
  prefix: '1',
  primo: { domain: 'x.example.org', view: 'V' },
  controlNumber: { name: 'N', prefix: '1/', next: 5 },
};
const RECORD = {
  mms_id: '991000000000001',
  record_format: 'dcap01',
  title: 'T',
  suppressed: false,
  digital: true,
  background: null,
  record: '<record/>',
  fault: null,
};
const SET = {
  id: '77',
  name: 'S',
  description: '',
  type: 'ITEMIZED',
  content: 'IED',
  private: false,
  created_by: 'admin',
  members: ['991000000000001'],
};
const RUN = {
  id: '760',
  job: 'migrate',
  name: 'Old',
  status: 'COMPLETED_SUCCESS',
  submitted_by: 'admin',
  submit_time: '2025-12-09T14:00:00.000Z',
  start_time: null,
  end_time: null,
  set: '77',
  set_name: null,
  counters: { processed: 1, skipped: 1 },
};

function texts(change: Partial<ArchiveTexts> = {}): ArchiveTexts {
  return {
    'institution.json': JSON.stringify(INSTITUTION),
    'records.jsonl': `${JSON.stringify(RECORD)}\n`,
    'sets.json': JSON.stringify([SET], null, 1),
    'registry.jsonl':
      '{"handle":"1/2","url":"https://x/","cached":null}\n{"handle":"1/3","url":null}\n',
    'runs.jsonl': JSON.stringify(RUN),
    ...change,
  };
}

describe('Reading an archive', () => {
  it('takes records, sets, registrations and past runs', () => {
    const archive = readArchive(texts());

    expect(archive.records[0]?.isDigital).toBeTrue();
    expect(archive.sets[0]?.members).toEqual(['991000000000001']);
    expect(archive.registrations[0]).toEqual({
      handle: '1/2',
      values: [{ type: 'URL', value: 'https://x/' }],
      cached: null,
    });
    expect(archive.registrations[1]?.values.some(({ type }) => type === 'URL')).toBeFalse();
    expect(archive.pastRuns[0]?.instance.setName).toBe('S');
  });

  const refusals: readonly (readonly [string, Partial<ArchiveTexts>, RegExp])[] = [
    [
      'a broken line',
      { 'records.jsonl': `${JSON.stringify(RECORD)}\n{"mms_id":` },
      /^records\.jsonl line 2: the text is not JSON\.$/,
    ],
    [
      'a duplicate MMS ID',
      { 'records.jsonl': `${JSON.stringify(RECORD)}\n${JSON.stringify(RECORD)}` },
      /^records\.jsonl line 2: the MMS ID 991000000000001 stands in line 1 already\.$/,
    ],
    [
      'an unknown key',
      { 'records.jsonl': JSON.stringify({ ...RECORD, colour: 'red' }) },
      /^records\.jsonl line 1: there is no key "colour" in an archive\.$/,
    ],
    [
      'an unknown key of a set',
      { 'sets.json': JSON.stringify([{ ...SET, colour: 'red' }], null, 1) },
      /^sets\.json line 13: there is no key "colour"/,
    ],
    [
      'an unknown key of a registration',
      { 'registry.jsonl': '{"handle":"1/2","url":"https://x/","age":3}' },
      /^registry\.jsonl line 1: there is no key "age" in an archive\.$/,
    ],
    [
      'an unknown key of a registered value',
      { 'registry.jsonl': '{"handle":"1/2","values":[{"type":"URL","value":"x","age":3}]}' },
      /^registry\.jsonl line 1: there is no key "values\.0\.age" in an archive\.$/,
    ],
    [
      'an unknown key of the institution',
      {
        'institution.json': JSON.stringify(
          { ...INSTITUTION, controlNumber: { ...INSTITUTION.controlNumber, colour: 'red' } },
          null,
          1,
        ),
      },
      /^institution\.json line 13: there is no key "controlNumber\.colour" in an archive\.$/,
    ],
    [
      'a wrong fault',
      { 'records.jsonl': JSON.stringify({ ...RECORD, fault: 'bad' }) },
      /^records\.jsonl line 1: "fault" is wrong/,
    ],
    [
      'a set that is there twice',
      { 'sets.json': JSON.stringify([SET, SET], null, 1) },
      /^sets\.json line \d+: the set 77 is there twice\.$/,
    ],
    [
      'a run that has not ended',
      { 'runs.jsonl': JSON.stringify({ ...RUN, status: 'RUNNING' }) },
      /^runs\.jsonl line 1: /,
    ],
    ['a broken institution', { 'institution.json': '{"code":}' }, /^institution\.json line 1: /],
  ];
  for (const [what, change, message] of refusals) {
    it(`refuses ${what}, naming file and line`, () => {
      expect(() => readArchive(texts(change))).toThrowError(message);
    });
  }
});
