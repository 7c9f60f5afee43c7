import { dcField } from '../archive/record-text';
import { archiveOf, generateArchive, GENERATED_SET_ID, makeSet } from '../archive/generate-archive';
import { COLLEGE, TitleMaker, type TitleStage } from '../archive/title-maker';
import { MovableClock } from './clock';
import { CONTROL_NUMBER_PARAMETER, COPY_JOB, MIGRATE_JOB } from './job-catalogue';
import { JobRefusedError } from './job-refused';
import { Library } from './library';
import { type Archive, type HandleProfileForm, type JobInstance } from './model';
import { Random } from './random';
import { parseSwitches } from './switches';

const HOUR = 3_600_000;
const COPY_PARAMETERS = {
  task_189_droolesFileKey: 'Copy dcterm to dcidentifier.dc.norm',
  task_189_distribution: 'true',
};

function open(as: TitleStage, records = 5, settings: readonly string[] = []): Library {
  return libraryOf(generateArchive({ records, as }), settings);
}

function libraryOf(archive: Archive, settings: readonly string[] = []): Library {
  return new Library(archive, { clock: new MovableClock(), switches: parseSwitches(settings) });
}

function start(library: Library, job: string, more: Record<string, string> = {}): JobInstance {
  return library.jobs.start({
    jobId: library.jobs.named(job)?.id ?? '',
    parameters: {
      set_id: GENERATED_SET_ID,
      job_name: job,
      ...(job === COPY_JOB
        ? COPY_PARAMETERS
        : { [CONTROL_NUMBER_PARAMETER]: COLLEGE.controlNumber.name }),
      ...more,
    },
    submittedBy: 'admin',
    origin: 'api',
  });
}

function finish(library: Library, run: JobInstance): JobInstance {
  library.clock.advance(HOUR * 2);
  return library.jobs.instance(run.id)!;
}

function register(library: Library, form: Partial<HandleProfileForm> = {}): JobInstance {
  const run = library.profile.run(
    { ...library.profile.saved, setId: GENERATED_SET_ID, ...form },
    'admin',
  );
  return finish(library, run);
}

function counters(run: JobInstance): Record<string, number> {
  return Object.fromEntries(run.counters.map(({ label, value }) => [label, value]));
}

const resolves = (library: Library): number =>
  [...library.records.all()].filter((record) =>
    library.registry
      .targetOf(/99321\/\d+/.exec(record.xml)?.[0] ?? '-')
      ?.includes(`alma${record.mmsId}/`),
  ).length;

describe('The jobs of the simulated Alma', () => {
  it('lead every printed handle to its record in the right order', () => {
    const library = open('copy-needed', 120);

    const copy = finish(library, start(library, COPY_JOB));
    const migrate = finish(library, start(library, MIGRATE_JOB));
    const registered = register(library);

    expect(counters(copy)).toEqual({ 'Records processed': 120, 'Records with exceptions': 0 });
    expect(counters(migrate)['Records skipped']).toBe(0);
    expect(counters(registered)).toEqual({
      'Handle was created successfully': 120,
      'Handle was updated successfully': 0,
      'Records failed': 0,
      'Records skipped': 0,
    });
    expect(resolves(library)).toBe(120);
  });

  it('mint new numbers when register comes first, and migrate then skips', () => {
    const library = open('copy-needed', 3);

    register(library);
    finish(library, start(library, COPY_JOB));
    const migrate = finish(library, start(library, MIGRATE_JOB));

    const [record] = [...library.records.all()];
    expect(resolves(library)).toBe(0);
    expect(counters(migrate)['Records skipped']).toBe(3);
    expect(library.jobs.events(migrate.id)[0]?.text).toBe(
      `Record ${record!.mmsId} was skipped. Reason: BIB record MMS ID ${record!.mmsId} already has a handle identifier 99321/1790000000`,
    );
  });

  it('do no harm out of order where the background is filled already', () => {
    const library = open('resolved', 3);

    const run = register(library);

    expect(counters(run)['Handle was updated successfully']).toBe(3);
    expect(resolves(library)).toBe(3);
  });

  it('migrate nothing with a control number of another prefix', () => {
    const library = open('ready', 3);

    const run = finish(
      library,
      start(library, MIGRATE_JOB, { [CONTROL_NUMBER_PARAMETER]: 'Test Handles' }),
    );

    expect(run.status).toBe('COMPLETED_SUCCESS');
    expect(counters(run)['Records skipped']).toBe(3);
    expect(library.jobs.events(run.id)[2]?.text).toMatch(/does not have a handle identifier$/);
  });

  it('pass over a handle that still has its type', () => {
    const library = open('typed', 2);

    const run = finish(library, start(library, MIGRATE_JOB));

    expect(counters(run)['Records skipped']).toBe(2);
  });

  it('lose a whole bulk of 100 to one MARC record', () => {
    const archive = generateArchive({ records: 150, as: 'ready' });
    const [first, ...others] = archive.records;
    const library = libraryOf({
      ...archive,
      records: [{ ...first!, recordFormat: 'marc21' }, ...others],
    });

    const run = finish(library, start(library, MIGRATE_JOB));

    expect(counters(run)).toEqual({
      'Records processed': 150,
      'Records with exceptions': 100,
      'Records skipped': 0,
    });
    expect([...library.records.all()].filter(({ background }) => background !== null).length).toBe(
      50,
    );
  });

  it('pass over records that cannot be read', () => {
    const archive = generateArchive({ records: 3, as: 'ready' });
    const [first, ...others] = archive.records;
    const library = libraryOf({
      ...archive,
      records: [{ ...first!, fault: 'corrupt' }, ...others],
    });

    expect(counters(finish(library, start(library, MIGRATE_JOB)))['Records processed']).toBe(2);
  });

  it('let the later of two records with one handle win', () => {
    const maker = new TitleMaker(COLLEGE, new Random(1));
    const both = [maker.make(7, 'ready'), maker.make(7, 'ready')];
    const members = both.map(({ record }) => record.mmsId);
    const library = libraryOf(
      archiveOf(both, [makeSet({ id: GENERATED_SET_ID, name: 'Two', members })]),
    );

    finish(library, start(library, MIGRATE_JOB));
    const run = register(library);

    expect(counters(run)['Handle was updated successfully']).toBe(1);
    expect(library.registry.targetOf('99321/7')).toContain(members[1]!);
  });

  it('go through the statuses as time goes by, a bulk at a time', () => {
    const library = open('ready', 250);
    const run = start(library, MIGRATE_JOB);
    const seen = (ms: number): string => {
      library.clock.advance(ms);
      return library.jobs.instance(run.id)!.status;
    };

    expect(run.status).toBe('QUEUED');
    expect(seen(2000)).toBe('INITIALIZING');
    expect(seen(2000)).toBe('RUNNING');
    expect(seen(1500)).toBe('RUNNING');
    const done = [...library.records.all()].filter(({ background }) => background !== null);
    expect(done.length).toBe(100);
    expect(library.jobs.instance(run.id)!.progress).toBe(33);
    expect(seen(1100)).toBe('FINALIZING');
    expect(seen(2100)).toBe('COMPLETED_SUCCESS');
    expect(library.jobs.instance(run.id)!.progress).toBe(100);
  });

  it('end as a test has planned, once', () => {
    const library = open('ready', 250);
    library.jobs.planEnding('migrate', 'aborts');

    expect(finish(library, start(library, MIGRATE_JOB)).status).toBe('SYSTEM_ABORTED');
    expect(finish(library, start(library, MIGRATE_JOB)).status).toBe('COMPLETED_SUCCESS');
  });

  it('of the Handle profile are planned by its name, too', () => {
    const library = open('ready', 2);
    library.jobs.planEnding('Persistent Handle Identifiers for Digital Resource', 'fails');

    expect(register(library).status).toBe('COMPLETED_FAILED');
  });

  it('never end where a test wants that', () => {
    const library = open('ready', 2);
    library.jobs.planEnding(MIGRATE_JOB, 'never');

    expect(finish(library, start(library, MIGRATE_JOB)).status).toBe('RUNNING');
  });

  it('refuse the sixth start of a job within an hour', () => {
    const library = open('ready', 1);
    for (let i = 0; i < 5; i++) {
      start(library, MIGRATE_JOB);
      library.clock.advance(20_000);
    }

    expect(() => start(library, MIGRATE_JOB)).toThrowMatching(
      (error) => error instanceof JobRefusedError && error.code === '402223',
    );
    library.clock.advance(HOUR);
    expect(() => start(library, MIGRATE_JOB)).not.toThrow();
  });

  it('refuse a run that overlaps with a running one', () => {
    const library = open('ready', 1);
    start(library, MIGRATE_JOB);

    expect(() => start(library, MIGRATE_JOB)).toThrowMatching(
      (error) => error instanceof JobRefusedError && error.code === '60347',
    );
  });

  it('refuse missing and empty parameters, two tasks, and the Handle job', () => {
    const codeOf = (library: Library, job: string, more = {}): string => {
      try {
        start(library, job, more);
        return 'started';
      } catch (error) {
        return error instanceof JobRefusedError ? error.code : 'another error';
      }
    };
    const library = open('ready', 1);

    expect(codeOf(library, MIGRATE_JOB, { [CONTROL_NUMBER_PARAMETER]: ' ' })).toBe('402229');
    expect(codeOf(library, COPY_JOB, { task_189_distribution: undefined })).toBe('402228');
    expect(codeOf(library, 'Handle Integration')).toBe('402249');
    expect(codeOf(library, MIGRATE_JOB, { set_id: '12' })).toBe('60107');
    expect(codeOf(open('ready', 1, ['migrate-tasks=two']), MIGRATE_JOB)).toBe('402231');
  });

  it('run the set last saved where the institution does so', () => {
    const archive = generateArchive({ records: 4, as: 'resolved' });
    const one = makeSet({ id: '77', name: 'Leftover', members: [archive.records[0]!.mmsId] });
    const library = libraryOf({ ...archive, sets: [...archive.sets, one] }, ['run-uses=saved']);

    expect(counters(register(library))['Handle was updated successfully']).toBe(1);
  });

  it('name the counters otherwise where the institution does so', () => {
    const library = open('ready', 1, ['counters=other']);

    expect(Object.keys(counters(register(library)))).toContain('Handle wurde erfolgreich erstellt');
  });

  it('write new handles into the metadata as the form says', () => {
    const maker = new TitleMaker(COLLEGE, new Random(1));
    const mmsId = maker.nextMmsId();
    const title = {
      record: maker.record(mmsId, 'New', [dcField('dc:identifier', 'hvc:1')]),
      registrations: [],
    };
    const set = makeSet({ id: GENERATED_SET_ID, name: 'New', members: [mmsId] });
    const library = libraryOf(archiveOf([title], [set]));
    const uponCreate = { ...library.profile.saved.uponCreate, dc: 'ADD_NEW' as const };

    register(library, { action: 'CREATE', uponCreate });

    expect(library.records.get(mmsId)?.xml).toBe(
      title.record.xml.replace(
        '<dc:identifier>alma:',
        '<dc:identifier>99321/1790000000</dc:identifier><dc:identifier>alma:',
      ),
    );
  });
});
