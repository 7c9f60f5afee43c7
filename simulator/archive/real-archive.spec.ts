import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { MovableClock } from '../library/clock';
import { CONTROL_NUMBER_PARAMETER, COPY_JOB, MIGRATE_JOB } from '../library/job-catalogue';
import { Library } from '../library/library';
import { type JobInstance } from '../library/model';
import { readArchiveFolder } from './read-folder';

const DATA = resolve('../shared/data/grinnell-2026-02-02.csv');
const TOOL = resolve('../shared/tools/make-archive.mjs');
const SET = '7336700000004641';
const HALF_DAY = 12 * 3_600_000;

function run(library: Library, job: string): JobInstance {
  const { id } = library.jobs.start({
    jobId: library.jobs.named(job)?.id ?? '',
    parameters: { set_id: SET, [CONTROL_NUMBER_PARAMETER]: library.institution.controlNumber.name },
    submittedBy: 'admin',
    origin: 'page',
  });
  library.clock.advance(HALF_DAY);
  return library.jobs.instance(id)!;
}

function register(library: Library): JobInstance {
  const { id } = library.profile.run({ ...library.profile.saved, setId: SET }, 'admin');
  library.clock.advance(HALF_DAY);
  return library.jobs.instance(id)!;
}

function counter(instance: JobInstance, label: string): number | undefined {
  return instance.counters.find((one) => one.label === label)?.value;
}

function handleOf(xml: string): string {
  return /hdl\.handle\.net\/([^<]+)</.exec(xml)?.[1] ?? '';
}

describe('A real archive of 12,106 titles', () => {
  let folder = '';

  beforeAll(() => {
    if (!existsSync(DATA)) return;
    folder = mkdtempSync(join(tmpdir(), 'archive-'));
    execFileSync('node', [TOOL, DATA, folder, '--as', 'migrated', '--typed', '0']);
  });

  afterAll(() => {
    if (folder !== '') rmSync(folder, { recursive: true });
  });

  async function open(): Promise<Library | undefined> {
    if (folder === '') {
      pending('../shared/data is not there');
      return undefined;
    }
    return new Library(await readArchiveFolder(folder), { clock: new MovableClock() });
  }

  it('loads in under five seconds', async () => {
    const begin = performance.now();
    const library = await open();

    expect(library?.records.size).toBe(12_106);
    expect(performance.now() - begin).toBeLessThan(5000);
  });

  it('leads every handle of its own to its title after copy, migrate, register', async () => {
    const library = await open();
    if (library === undefined) return;
    const copy = run(library, COPY_JOB);
    const migrate = run(library, MIGRATE_JOB);
    const registered = register(library);
    const bearers = new Map<string, string[]>();
    for (const { mmsId, xml } of library.records.all()) {
      const handle = handleOf(xml);
      if (handle !== '') bearers.set(handle, [...(bearers.get(handle) ?? []), mmsId]);
    }
    const own = [...bearers].filter(([, titles]) => titles.length === 1);
    const right = own.filter(([handle, [mmsId]]) =>
      library.registry.targetOf(handle)?.includes(`/alma${mmsId}/`),
    );

    expect(counter(copy, 'Records processed')).toBe(12_106);
    expect(counter(migrate, 'Records skipped')).toBe(4);
    expect(own.length).toBe(12_098);
    expect(right.length).toBe(12_098);
    expect(counter(registered, 'Handle was created successfully')).toBe(12_104);
    expect(counter(registered, 'Handle was updated successfully')).toBe(2);
  });

  it('mints for all where register comes first, and migrate skips all', async () => {
    const library = await open();
    if (library === undefined) return;
    const registered = register(library);
    run(library, COPY_JOB);
    const migrate = run(library, MIGRATE_JOB);

    expect(counter(registered, 'Handle was created successfully')).toBe(12_106);
    expect(counter(migrate, 'Records skipped')).toBe(12_106);
    expect(library.jobs.events(migrate.id)[0]?.text).toContain('identifier 11084/1742400000');
  });
});
