import type { CounterNames, JobParameter, Route } from './configuration';
import { DEFAULT_COUNTERS, emptyRoute } from './defaults';
import type { FieldProblem } from './field-problem';
import { isPrefix, problemsOfRoute } from './validate-route';

function problemsOf(overrides: Partial<Route>): readonly FieldProblem[] {
  return problemsOfRoute({ ...emptyRoute('main'), prefix: '20.500.a', ...overrides }, 'routes.0');
}

function idsOf(overrides: Partial<Route>): readonly string[] {
  return problemsOf(overrides).map(({ problem }) => problem);
}

function ofParameters(...parameters: readonly JobParameter[]): readonly FieldProblem[] {
  return problemsOf({ migrateJob: { id: 'M1', name: '', parameters } });
}

describe('a route', () => {
  for (const prefix of ['11084', '20.500.12188', 'a', 'a.bc.d']) {
    it(`may have the prefix ${prefix}`, () => expect(isPrefix(prefix)).toBeTrue());
  }

  for (const prefix of [
    '',
    '.',
    '11084.',
    '.11084',
    '20..5',
    '20.5 0',
    '20. 500',
    '20./',
    '20.:',
  ]) {
    it(`cannot have the prefix "${prefix}"`, () => expect(isPrefix(prefix)).toBeFalse());
  }

  for (const id of ['S1', 'M7407373650006421', 'O22']) {
    it(`may start the job ${id}, and a profile’s of that id`, () => {
      expect(problemsOf({ copyJob: { id, name: '', parameters: [] } })).toEqual([]);
      expect(problemsOf({ profile: { id: '', name: 'Handles', jobId: id } })).toEqual([]);
    });
  }

  for (const id of ['', '12', 'M', 'X12', 'M12a', 'aM12', 'm12']) {
    it(`cannot start a job "${id}"`, () => {
      expect(problemsOf({ copyJob: { id, name: '', parameters: [] } })).toEqual([
        { path: 'routes.0.copyJob.id', problem: 'job-id-form', severity: 'error', with: {} },
      ]);
    });
  }

  it('has a profile with a name, and without a job where no administrator knows one', () => {
    expect(problemsOf({ profile: { id: '', name: 'Handles', jobId: '' } })).toEqual([]);
    expect(problemsOf({ profile: { id: '', name: '', jobId: 'aM12b' } })).toEqual([
      { path: 'routes.0.profile.name', problem: 'profile-nameless', severity: 'error', with: {} },
      { path: 'routes.0.profile.jobId', problem: 'job-id-form', severity: 'error', with: {} },
    ]);
    expect(idsOf({ profile: { id: '', name: 'Handles', jobId: 'M12b' } })).toEqual(['job-id-form']);
    expect(idsOf({ profile: { id: '', name: 'Handles', jobId: 'aM12' } })).toEqual(['job-id-form']);
  });

  it('gives no job a parameter without a name, twice, or that the app fills in', () => {
    const at = (index: number) => `routes.0.migrateJob.parameters.${String(index)}`;

    expect(
      ofParameters(
        { name: '', value: '1' },
        { name: 'set_id', value: '1' },
        { name: 'job_name', value: '1' },
        { name: 'a', value: '1' },
        { name: 'a', value: '2' },
        { name: 'b', value: '' },
      ),
    ).toEqual([
      { path: at(0), problem: 'parameter-nameless', severity: 'error', with: {} },
      { path: at(1), problem: 'parameter-reserved', severity: 'error', with: { name: 'set_id' } },
      { path: at(2), problem: 'parameter-reserved', severity: 'error', with: { name: 'job_name' } },
      { path: at(4), problem: 'parameter-twice', severity: 'error', with: { name: 'a' } },
      { path: at(5), problem: 'parameter-empty', severity: 'warning', with: { name: 'b' } },
    ]);
  });

  it('has a control number with its own prefix, in whatever case, that an administrator looked at', () => {
    const controlNumber = { name: 'Handles', prefix: '20.500.A/x' };

    expect(problemsOf({ controlNumber, controlNumberConfirmed: true })).toEqual([]);
    expect(problemsOf({ prefix: '20.500.A', controlNumber, controlNumberConfirmed: true })).toEqual(
      [],
    );
    expect(problemsOf({ controlNumber })).toEqual([
      {
        path: 'routes.0.controlNumber.prefix',
        problem: 'control-prefix-unseen',
        severity: 'warning',
        with: {},
      },
    ]);
    expect(problemsOf({ controlNumber: { name: '', prefix: 'x/20.500.a/' } })).toEqual([
      {
        path: 'routes.0.controlNumber.prefix',
        problem: 'control-prefix-differs',
        severity: 'error',
        with: { prefix: '20.500.a' },
      },
    ]);
  });

  it('has each counter’s name for one number only, in whatever case', () => {
    const counters: CounterNames = { ...DEFAULT_COUNTERS, processed: ['Done', 'DONE'] };

    expect(problemsOf({ counters })).toEqual([]);
    expect(problemsOf({ counters: { ...counters, created: ['done'] } })).toEqual([
      {
        path: 'routes.0.counters.created',
        problem: 'counter-twice',
        severity: 'error',
        with: { name: 'done' },
      },
    ]);
  });
});
