import { strToU8 } from 'fflate';

import { builtinArchive } from '../../../../../simulator/archive/builtin';
import { MovableClock } from '../../../../../simulator/library/clock';
import {
  CONTROL_NUMBER_PARAMETER,
  MIGRATE_JOB,
} from '../../../../../simulator/library/job-catalogue';
import { Library } from '../../../../../simulator/library/library';
import { eventsAsCsv, eventsAsXlsx } from '../../../../../simulator/ui/event-files';
import type { Configuration } from '../configuration/configuration';
import { asMmsId } from '../identifiers/mms-id';
import { readTable } from '../table/read-table';
import { aBib, aConfiguration, judged } from '../testing/a-bib';
import { explainSkips } from './explain-skips';
import { readEvents } from './read-events';

const HALF_DAY = 12 * 3_600_000;

/** Migrate, run on every set of the small college in turn. */
function migrateAll() {
  const library = new Library(builtinArchive(), { clock: new MovableClock() });
  const { prefix, controlNumber } = library.institution;
  const [route] = aConfiguration().routes;
  if (route === undefined) throw new Error('No route.');
  const configuration: Configuration = aConfiguration({ routes: [{ ...route, prefix }] });
  const runs = library.sets.all.map(({ id, name }) => {
    const { id: instance } = library.jobs.start({
      jobId: library.jobs.named(MIGRATE_JOB)?.id ?? '',
      parameters: { set_id: id, [CONTROL_NUMBER_PARAMETER]: controlNumber.name },
      submittedBy: 'admin',
      origin: 'page',
    });
    library.clock.advance(HALF_DAY);
    const events = library.jobs.events(instance);
    const skipped = library.jobs
      .instance(instance)
      ?.counters.find(({ label }) => label === 'Records skipped')?.value;
    const records = library.sets.members(id).map((mmsId, position) => {
      const { recordFormat: format, xml } = library.records.get(mmsId)!;
      return judged(aBib({ mmsId: asMmsId(mmsId), format, xml }), configuration, position);
    });
    return { name, events, skipped, records };
  });
  library.stop();
  return runs;
}

describe('event report of the simulated Alma', () => {
  it('says the same as CSV and as Excel, and every skip of it is explained', async () => {
    let harmlessSkips = 0;
    let otherHandles = 0;
    let withoutHandles = 0;
    for (const { name, events, skipped, records } of migrateAll()) {
      const csv = readEvents(readTable(strToU8(eventsAsCsv(events))));
      const xlsx = readEvents(readTable(await eventsAsXlsx(events)));
      const told = events.filter(({ text }) => text.includes('was skipped'));

      expect(xlsx).toEqual(csv);
      expect(csv.events.length).withContext(name).toBe(told.length);
      expect(csv.unrecognised)
        .withContext(name)
        .toBe(events.length - told.length);

      const explained = explainSkips(csv.events, records);
      const { harmless, otherHandle, withoutHandle, unknownRecords } = explained;

      expect(unknownRecords).withContext(name).toEqual([]);
      expect(harmless.length + otherHandle.length + withoutHandle.length)
        .withContext(name)
        .toBe(skipped ?? 0);
      harmlessSkips += harmless.length;
      otherHandles += otherHandle.length;
      withoutHandles += withoutHandle.length;
    }

    expect(harmlessSkips).toBeGreaterThan(0);
    expect(otherHandles).toBeGreaterThan(0);
    expect(withoutHandles).toBeGreaterThan(0);
  });
});
