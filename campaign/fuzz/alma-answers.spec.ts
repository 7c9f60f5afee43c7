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

/** What the simulated Alma answers. */
async function answerTo(ask: (alma: Alma) => Promise<unknown>): Promise<unknown> {
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
  await ask(alma).catch(() => undefined);
  return answer;
}

describe('answers of Alma', () => {
  afterAll(() => library.stop());

  for (const [name, ask] of Object.entries(QUESTIONS)) {
    it(`to ${name} are read or refused by name, however mangled`, async () => {
      const answer = await answerTo(ask);
      await fc.assert(
        fc.asyncProperty(mangled(answer), async (reply) => {
          let calls = 0;
          const alma = almaOverRest({
            // Whoever asks page after page must come to an end.
            call: () =>
              ++calls > 50 ? Promise.reject(new Error('asked for ever')) : Promise.resolve(reply),
          });
          try {
            await ask(alma);
          } catch (error) {
            expect(error).toBeInstanceOf(AlmaError);
          }
        }),
        { numRuns: 150 },
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
