import { controlNumberIn, sortedFor, useOfPayload } from './likely-jobs';
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
