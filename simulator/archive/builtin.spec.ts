import { parseXml } from '@rgrove/parse-xml';

import { MovableClock } from '../library/clock';
import { CONTROL_NUMBER_PARAMETER, MIGRATE_JOB } from '../library/job-catalogue';
import { Library } from '../library/library';
import { Random } from '../library/random';
import { BUILTIN_SETS, builtinArchive } from './builtin';
import { makeSpecimens } from './specimens';
import { COLLEGE, TitleMaker } from './title-maker';

describe('The built-in archive', () => {
  it('is the same from the same seed', () => {
    expect(builtinArchive(3)).toEqual(builtinArchive(3));
    expect(builtinArchive(3).records[0]?.title).not.toBe(builtinArchive(4).records[0]?.title);
  });

  it('has about 300 titles with MMS IDs of their own', () => {
    const { records } = builtinArchive();

    expect(records.length).toBeGreaterThan(280);
    expect(records.length).toBeLessThan(340);
    expect(new Set(records.map(({ mmsId }) => mmsId)).size).toBe(records.length);
    expect(records.every(({ mmsId }) => /^99\d{16}$/.test(mmsId))).toBeTrue();
  });

  it('shows every state, finding and verdict', () => {
    const shown = new Set(
      makeSpecimens(new TitleMaker(COLLEGE, new Random(1))).flatMap(({ shows }) => shows),
    );
    const wanted =
      'unreadable linked not-digital wrong-format conflicting duplicate malformed typed copy-needed ' +
      'misplaced foreign none ready +twice +also-typed +bare +https +suppressed +no-title ' +
      '+suffix-mismatch +also-dcterms +ns-prefix ?right ?wrong-site ?wrong-record ?elsewhere ' +
      '?unregistered ?no-url ?unchecked';

    expect([...shown].sort()).toEqual(wanted.split(' ').sort());
  });

  it('holds well-formed records, but for one', () => {
    const broken = builtinArchive().records.filter(({ xml }) => {
      try {
        parseXml(xml);
        return false;
      } catch {
        return true;
      }
    });

    expect(broken.length).toBe(1);
  });

  it('has sets whose members are there, digital ones where they must be', () => {
    const library = new Library(builtinArchive(), { clock: new MovableClock() });
    for (const set of library.sets.all) {
      const members = library.sets.members(set.id);
      expect(members.every((mmsId) => library.sets.mayHold(set.content, mmsId)))
        .withContext(set.name)
        .toBeTrue();
    }
    expect(library.sets.members(BUILTIN_SETS.firstBatch).length).toBe(60);
    expect(library.sets.members(BUILTIN_SETS.empty).length).toBe(0);
    expect(library.sets.members(BUILTIN_SETS.logical).length).toBeGreaterThan(5);
    library.stop();
  });

  it('has a history in which register once ran before migrate', () => {
    const library = new Library(builtinArchive(), { clock: new MovableClock() });
    const runs = library.jobs.instances().filter((run) => run.setName === 'December batch');

    expect(runs.map((run) => run.effect)).toEqual(['migrate', 'copy', 'register']);
    expect(runs.every((run) => library.jobs.get(run.jobId) !== undefined)).toBeTrue();
  });

  it('skips the December batch when migrate runs on it', () => {
    const library = new Library(builtinArchive(), { clock: new MovableClock() });
    const run = library.jobs.start({
      jobId: library.jobs.named(MIGRATE_JOB)?.id ?? '',
      parameters: {
        set_id: BUILTIN_SETS.decemberBatch,
        [CONTROL_NUMBER_PARAMETER]: COLLEGE.controlNumber.name,
      },
      submittedBy: 'admin',
      origin: 'page',
    });
    library.clock.advance(600_000);

    expect(library.jobs.events(run.id).length).toBe(30);
  });
});
