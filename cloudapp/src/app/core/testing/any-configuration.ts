import fc from 'fast-check';

import type { Configuration, JobSetup, Route } from '../configuration/configuration';
import { RECORD_FORMATS } from '../record/record-format';

const word = fc.oneof(
  fc.string(),
  fc.constantFrom('', '11084', '11084/', 'M12', 'S7', '{handle}', 'http://hdl.handle.net/{handle}'),
);
const words = fc.array(word, { maxLength: 3 });
const count = fc.nat({ max: 200 });

const job: fc.Arbitrary<JobSetup> = fc.record({
  id: word,
  name: word,
  parameters: fc.array(fc.record({ name: word, value: word }), { maxLength: 3 }),
});

const routeWithout = fc.record({
  name: word,
  prefix: word,
  formats: fc.subarray([...RECORD_FORMATS]),
  copyJob: fc.option(job, { nil: undefined }),
  migrateJob: fc.option(job, { nil: undefined }),
  controlNumber: fc.record({ name: word, prefix: word }),
  controlNumberConfirmed: fc.boolean(),
  profile: fc.option(fc.record({ id: word, name: word, jobId: word }), { nil: undefined }),
  runButton: fc.constantFrom('run' as const, 'save-then-run' as const),
  runSentence: word,
  counters: fc.record({
    processed: words,
    exceptions: words,
    skipped: words,
    created: words,
    updated: words,
    failed: words,
  }),
});

function routesOf(ids: readonly string[]): fc.Arbitrary<Route[]> {
  return fc.tuple(...ids.map((id) => routeWithout.map((route) => ({ id, ...route }))));
}

/** Any configuration that can be stored, with one to three routes of the ids `a`, `b` and `c`. */
export const anyConfiguration: fc.Arbitrary<Configuration> = fc.record({
  version: fc.constant(1 as const),
  routes: fc.subarray(['a', 'b', 'c'], { minLength: 1 }).chain(routesOf),
  normalForm: word,
  sites: fc.array(fc.record({ domain: word, view: word }), { maxLength: 2 }),
  resolver: fc.oneof(word, fc.webUrl()),
  repairRule: fc.option(fc.record({ pattern: word, handle: word }), { nil: undefined }),
  localNumberPatterns: words,
  propagationMinutes: count,
  rates: fc.record({
    almaCallsPerWindow: count,
    almaAtOnce: count,
    almaGuardMs: count,
    handlesPerSecond: count,
    handlesAtOnce: count,
  }),
  repairLimit: count,
  production: fc.option(fc.record({ institution: word, host: word }), { nil: undefined }),
});
