import { aLibrary, aRecord, ask } from '../rest/testing/small-library';
import { MIGRATE_JOB } from '../library/job-catalogue';
import { apiInformation, type JobParameters } from './job-payload';

describe('the API Information of a job', () => {
  it('holds payloads that start the very job, in XML and in JSON', () => {
    for (const form of ['xml', 'json'] as const) {
      const library = aLibrary([aRecord(0)]);
      const job = library.jobs.named(MIGRATE_JOB);
      const parameters: JobParameters = [
        ['task_214_controlNumberName', 'Handles'],
        ['set_id', '7000000000006421'],
        ['job_name', 'Ours & <theirs>'],
      ];
      const information = apiInformation('http://127.0.0.1:1', job?.id ?? '', parameters);
      const reply = ask(library, `/conf/jobs/${job?.id}`, {
        method: 'POST',
        query: { op: 'run' },
        headers: { 'content-type': `application/${form}`, accept: 'application/json' },
        body: information[form],
      });

      expect(reply.status).withContext(reply.body).toBe(200);
      expect(library.jobs.instances()[0]?.parameters).toEqual(Object.fromEntries(parameters));
      expect(library.jobs.instances()[0]?.setId).toBe('7000000000006421');
      library.stop();
    }
  });

  it('names the address of the job', () => {
    expect(apiInformation('http://127.0.0.1:1', 'M1', []).url).toBe(
      'http://127.0.0.1:1/almaws/v1/conf/jobs/M1?op=run',
    );
  });
});
