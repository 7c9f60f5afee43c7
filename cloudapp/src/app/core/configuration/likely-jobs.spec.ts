import { controlNumberIn, likelihoodOf, sortedFor, useOfPayload, type JobUse } from './likely-jobs';
import { statementsOf, valueIn } from './profile-fields';

const COPY = job('M1', 'Copy dcterm to dcidentifier');
const MIGRATE = job('M2', 'DG Handle Migration');
const OTHERS = [
  job('M3', 'DG Handle Migration (old)'),
  job('M4', 'Export Handles'),
  job('M5', 'Change Items'),
  job('M6', 'Copy dcterms to MARC'),
];
const JOBS = [...OTHERS, MIGRATE, COPY];

const BOTH = { copyJob: { id: 'M6' }, migrateJob: { id: 'M3' } };

function useOf(
  { parameters }: { readonly parameters: readonly { name: string; value: string }[] },
  copyJob?: { readonly id: string },
): JobUse {
  const chosen = copyJob === undefined ? {} : { copyJob };
  return useOfPayload({ jobId: undefined, parameters }, chosen, JOBS);
}

function job(
  id: string,
  name: string,
): { id: string; name: string; description: string; type: string } {
  return { id, name, description: '', type: 'MANUAL' };
}

describe('the jobs of an institution', () => {
  it('come with the likely ones first', () => {
    expect(sortedFor(JOBS, 'copy').likely).toEqual([COPY]);
    expect(sortedFor(JOBS, 'migrate').likely[0]).toEqual(MIGRATE);
    expect(sortedFor(JOBS, 'migrate').others.map(({ id }) => id)).toEqual([
      'M5',
      'M1',
      'M6',
      'M3',
      'M4',
    ]);
  });

  it('come with the likeliest before the likely, whatever their names', () => {
    const [likely, likelier] = [job('M1', 'A copy of dcterms'), job('M2', 'Copy dc:identifier')];
    const likeliest = job('M3', 'Copy dcterms to dc:identifier');

    expect(sortedFor([likely, likeliest, likelier], 'copy')).toEqual({
      likely: [likeliest, likelier],
      others: [likely],
    });
  });

  it('are likely by their descriptions as well, and less so when old', () => {
    const described = { ...job('M1', 'Task'), description: 'Handle migration' };

    expect(likelihoodOf(described, 'migrate')).toBe(6);
    expect(likelihoodOf(described, 'copy')).toBe(0);
    expect(likelihoodOf({ ...described, name: 'Old' }, 'migrate')).toBe(4);
  });

  it('are known from a payload by its URL line, whatever was chosen before', () => {
    const payload = { jobId: 'M1', parameters: [{ name: 'controlNumber', value: '' }] };

    expect(useOfPayload(payload, {}, JOBS)).toBe('copy');
    expect(useOfPayload(payload, { migrateJob: { id: 'M1' } }, JOBS)).toBe('migrate');
  });

  it('are known by what the parameters speak of where the URL line is missing', () => {
    const copy = [{ name: 'task_189_droolesFileKey', value: 'Copy dcterm' }];
    const migrate = [{ name: 'task_214_controlNumberName', value: 'Handles' }];

    expect(useOfPayload({ jobId: undefined, parameters: copy }, {}, JOBS)).toBe('copy');
    expect(useOfPayload({ jobId: undefined, parameters: migrate }, {}, JOBS)).toBe('migrate');
    expect(controlNumberIn({ parameters: migrate })).toBe('Handles');
  });

  for (const name of ['controlnumber', 'control_number', 'control-Number', 'targetHandle']) {
    it(`are known for the migration by the parameter ${name}`, () => {
      expect(useOf({ parameters: [{ name, value: '' }] }, BOTH.copyJob)).toBe('migrate');
    });
  }

  for (const value of ['drools', 'Normalise', 'normalize', 'a.xsl', 'dcterms', 'COPY']) {
    it(`are known for the copy by the value ${value}`, () => {
      expect(useOf({ parameters: [{ name: 'a', value }] })).toBe('copy');
    });
  }

  it('are told apart by each word, not by two that happen to meet', () => {
    expect(useOf({ parameters: [{ name: 'dct', value: 'erm' }] })).toBe('migrate');
  });

  it('are known by which is chosen already where nothing speaks of either', () => {
    const payload = { jobId: undefined, parameters: [] };

    expect(useOfPayload(payload, {}, JOBS)).toBe('migrate');
    expect(useOfPayload(payload, { copyJob: BOTH.copyJob }, JOBS)).toBe('copy');
    expect(useOfPayload(payload, { migrateJob: BOTH.migrateJob }, JOBS)).toBe('migrate');
    expect(useOfPayload(payload, BOTH, JOBS)).toBe('migrate');
  });

  it('are known by the id of one that is chosen, before its name', () => {
    const parameters = [{ name: 'handle', value: '' }];

    expect(useOfPayload({ jobId: 'M2', parameters }, { copyJob: { id: 'M2' } }, JOBS)).toBe('copy');
    expect(useOfPayload({ jobId: 'M2', parameters: [] }, {}, JOBS)).toBe('migrate');
  });

  it('are known by what the parameters speak of where the job is another, or none of theirs', () => {
    const parameters = [{ name: 'xsl', value: '' }];

    expect(useOfPayload({ jobId: 'M5', parameters }, BOTH, JOBS)).toBe('copy');
    expect(useOfPayload({ jobId: 'M99', parameters }, BOTH, JOBS)).toBe('copy');
  });

  it('name a control number, or none', () => {
    expect(controlNumberIn({ parameters: [] })).toBeUndefined();
    expect(controlNumberIn({ parameters: [{ name: 'a', value: 'b' }] })).toBeUndefined();
    expect(controlNumberIn({ parameters: [{ name: 'controlNum', value: '' }] })).toBeUndefined();
    expect(controlNumberIn({ parameters: [{ name: 'control_num', value: 'N' }] })).toBe('N');
  });
});

describe('what a Handle profile says', () => {
  it('is told by field, in the order of the form', () => {
    const parameters = [
      { name: 'setId', label: 'Set name', value: '5', words: 'Letters' },
      { name: 'dcUponCreate', label: 'x', value: 'DO_NOT_ADD', words: 'Do not add' },
      { name: 'p_3', label: 'Action', value: 'CREATE_AND_UPDATE', words: 'Create and Update' },
      { name: 'colour', label: 'Settings', value: 'blue', words: 'Blue' },
      { name: 'setId', label: 'Schedule', value: '1', words: 'Weekly' },
    ];

    expect(statementsOf(parameters).map(({ field }) => field)).toEqual([
      'set',
      'action',
      'upon-create',
      'other',
      'other',
    ]);
    expect(valueIn(parameters, 'action')).toBe('CREATE_AND_UPDATE');
    expect(valueIn(parameters, 'view')).toBe('');
  });
});
