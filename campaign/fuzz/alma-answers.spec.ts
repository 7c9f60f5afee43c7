import fc from 'fast-check';

import { type Alma } from '../../cloudapp/src/app/alma/port/alma';
import { AlmaError } from '../../cloudapp/src/app/alma/port/alma-error';
import { almaOverRest } from '../../cloudapp/src/app/alma/port/alma-over-rest';
import { readAlmaError } from '../../cloudapp/src/app/alma/port/read-alma-error';
import { asMmsId } from '../../cloudapp/src/app/core/identifiers/mms-id';
import { builtinArchive, BUILTIN_SETS } from '../../simulator/archive/builtin';
import { HANDLE_PROFILE_ID, MIGRATE_JOB } from '../../simulator/library/job-catalogue';
import { Library } from '../../simulator/library/library';
import { almaRest } from '../../simulator/rest/alma-rest';
import { mangled } from './mangle';
import { ShapeBook } from './shape-book';

const library = new Library(builtinArchive());
const [first, second] = library.archive.records.map(({ mmsId }) => asMmsId(mmsId));
const job = library.jobs.named(MIGRATE_JOB)?.id ?? '';
const runId = library.archive.pastRuns[0]?.instance.id ?? '';
const page = { limit: 20, offset: 0 };

/** Every question that the app asks Alma. */
const QUESTIONS: Readonly<Record<string, (alma: Alma) => Promise<unknown>>> = {
  findSets: (alma) => alma.findSets({ name: 'batch', ...page }),
  readSet: (alma) => alma.readSet(BUILTIN_SETS.firstBatch),
  readMembers: (alma) => alma.readMembers(BUILTIN_SETS.firstBatch, 0, 20),
  readBibs: (alma) => alma.readBibs([first!, second!]),
  readBib: (alma) => alma.readBib(first!),
  readDigital: (alma) => alma.readDigital([first!, second!]),
  listJobs: (alma) => alma.listJobs(page),
  readJob: (alma) => alma.readJob(job),
  listInstances: (alma) => alma.listInstances({ jobId: job, ...page }),
  readInstance: (alma) => alma.readInstance(runId),
  listProfiles: (alma) => alma.listProfiles(),
  readProfile: (alma) => alma.readProfile(HANDLE_PROFILE_ID),
  readCodeTable: (alma) => alma.readCodeTable('SetContentType'),
  readRoles: (alma) => alma.readRoles(),
};

const OTHER_BIB = { xml: undefined, linkedTo: { id: '', zone: '' } };

/** What good answers hold besides, where the simulated Alma's do not happen to. */
const MAY_BE: Readonly<Record<string, readonly unknown[]>> = {
  readBib: [OTHER_BIB],
  readBibs: [[OTHER_BIB]],
  listInstances: [{ rows: [{ progress: undefined }] }],
  readInstance: [{ progress: undefined }],
};
/** As in `answer: bib.anies[0] is a number`. */
const PLACE = /answer: [a-z_]+[\w.[\]]* is /;

interface Answered {
  /** What the simulated Alma answers. */
  readonly answer: unknown;
  /** What is read out of it. */
  readonly read: unknown;
}

async function answerTo(ask: (alma: Alma) => Promise<unknown>): Promise<Answered> {
  let answer: unknown;
  const alma = almaOverRest({
    call: ({ method, path, query }) => {
      const headers = { accept: 'application/json' };
      const call = { method, path, query: query ?? {}, headers };
      answer = JSON.parse(almaRest(library, { origin: 'app', user: 'admin' }).handle(call).body);
      return Promise.resolve(answer);
    },
  });
  // A run of an integration profile may not be readable: its error is an answer, too.
  const read = await ask(alma).catch(() => undefined);
  return { answer, read };
}

describe('answers of Alma', () => {
  afterAll(() => library.stop());

  for (const [name, ask] of Object.entries(QUESTIONS)) {
    it(`to ${name} are read or refused by name and place, however mangled`, async () => {
      const { answer, read } = await answerTo(ask);
      const shapes = new ShapeBook();
      shapes.learn(read);
      for (const other of MAY_BE[name] ?? []) shapes.learn(other);
      await fc.assert(
        fc.asyncProperty(mangled(answer), async (reply) => {
          let calls = 0;
          const alma = almaOverRest({
            // Whoever asks page after page must come to an end.
            call: () =>
              ++calls > 50 ? Promise.reject(new Error('asked for ever')) : Promise.resolve(reply),
          });
          try {
            const misfits = shapes.misfits(await ask(alma));
            if (misfits.length > 0) throw new Error(`Outside its type: ${misfits.join()}`);
          } catch (error) {
            if (!(error instanceof AlmaError)) throw error;
            const saysWhere = error.kind !== 'unreadable' || PLACE.test(error.message);
            if (!saysWhere) throw new Error(`Refused without a place: ${error.message}`);
          }
        }),
        { numRuns: 300 },
      );
    });
  }

  it('that tell of errors are read, whatever they hold', () => {
    const body = { errorsExist: true, errorList: { error: [{ errorCode: '402203' }] } };
    const thrown = { ok: false, status: 400, message: 'Http failure', error: body };
    fc.assert(
      fc.property(fc.oneof(fc.anything(), mangled(thrown), mangled(body)), (anything) => {
        expect(readAlmaError(anything)).toBeInstanceOf(AlmaError);
      }),
      { numRuns: 2000 },
    );
    expect({}).not.toEqual(jasmine.objectContaining({ polluted: true }));
  });
});
