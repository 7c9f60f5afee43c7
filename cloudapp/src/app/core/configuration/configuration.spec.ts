import fc from 'fast-check';

import { anyConfiguration } from '../testing/any-configuration';
import type { Configuration, Route } from './configuration';
import { differencesOf, isSameConfiguration } from './configuration-diff';
import { emptyConfiguration, emptyRoute } from './defaults';
import { mergeConfigurations } from './merge-configurations';
import { parseConfiguration } from './parse-configuration';
import { canCheckRecords, readinessOf } from './route-readiness';
import { hasErrors, problemsOf } from './validate-configuration';

const JOB = { id: 'M12', name: 'Migrate', parameters: [{ name: 'task_1_x', value: 'y' }] };

function aRoute(overrides: Partial<Route> = {}): Route {
  return {
    ...emptyRoute('main'),
    prefix: '12345',
    migrateJob: JOB,
    controlNumber: { name: 'Handles', prefix: '12345/' },
    controlNumberConfirmed: true,
    profile: { id: '1', name: 'Handles', jobId: '' },
    ...overrides,
  };
}

function aConfiguration(overrides: Partial<Configuration> = {}): Configuration {
  return { ...emptyConfiguration(), routes: [aRoute()], ...overrides };
}

function problems(configuration: Configuration): readonly string[] {
  return problemsOf(configuration).map(({ path, problem }) => `${path} ${problem}`);
}

describe('the configuration', () => {
  it('has nothing wrong when it is whole', () => {
    expect(problems(aConfiguration())).toEqual([]);
  });

  for (const [wrong, overrides] of [
    ['routes.0.prefix prefix-empty', { prefix: '' }],
    ['routes.0.prefix prefix-form', { prefix: 'http://hdl.handle.net/12345' }],
    ['routes.0.prefix prefix-form', { prefix: '12345/' }],
    ['routes.0.formats formats-empty', { formats: [] }],
    ['routes.0.copyJob.id job-id-form', { copyJob: { ...JOB, id: '12' } }],
    ['routes.0.migrateJob.id same-job', { copyJob: JOB }],
    [
      'routes.0.migrateJob.parameters.0 parameter-reserved',
      { migrateJob: { ...JOB, parameters: [{ name: 'set_id', value: '1' }] } },
    ],
    [
      'routes.0.migrateJob.parameters.0 parameter-empty',
      { migrateJob: { ...JOB, parameters: [{ name: 'a', value: '' }] } },
    ],
    [
      'routes.0.controlNumber.prefix control-prefix-differs',
      { controlNumber: { name: 'Handles', prefix: '123456/' } },
    ],
    ['routes.0.controlNumber.prefix control-prefix-unseen', { controlNumberConfirmed: false }],
    ['routes.0.profile.jobId job-id-form', { profile: { id: '', name: 'a', jobId: '272' } }],
    [
      'routes.0.counters.failed counter-twice',
      { counters: { ...emptyRoute('a').counters, failed: ['records PROCESSED'] } },
    ],
  ] as const satisfies readonly (readonly [string, Partial<Route>])[]) {
    it(`says ${wrong}`, () => {
      expect(problems(aConfiguration({ routes: [aRoute(overrides)] }))).toEqual([wrong]);
    });
  }

  for (const [wrong, overrides] of [
    ['normalForm normal-form-slot', { normalForm: 'http://hdl.handle.net/' }],
    ['normalForm normal-form-unreadable', { normalForm: 'https://example.org/{handle}' }],
    ['sites.0.domain site-domain', { sites: [{ domain: 'https://a.b', view: 'V' }] }],
    ['sites.0.view site-view', { sites: [{ domain: 'a.b', view: 'V W' }] }],
    ['resolver resolver-address', { resolver: 'https://hdl.handle.net/' }],
    ['resolver resolver-other', { resolver: 'https://hdl.example.org/api' }],
    ['repairRule.pattern rule-pattern', { repairRule: { pattern: '(', handle: '12345/$1' } }],
    ['repairRule.pattern rule-group', { repairRule: { pattern: 'a:1', handle: '12345/$1' } }],
    ['repairRule.handle rule-handle', { repairRule: { pattern: 'a:(.)', handle: '9/$1' } }],
    ['localNumberPatterns.0 local-pattern', { localNumberPatterns: ['a:1'] }],
    ['propagationMinutes number-range', { propagationMinutes: 5000 }],
    ['repairLimit number-range', { repairLimit: 1e9 }],
    ['production.host production-host', { production: { institution: 'I', host: 'https://a' } }],
  ] as const satisfies readonly (readonly [string, Partial<Configuration>])[]) {
    it(`says ${wrong}`, () => {
      expect(problems(aConfiguration(overrides))).toEqual([wrong]);
    });
  }

  it('refuses more calls than Alma allows, and warns where there is no limit', () => {
    const rates = { ...emptyConfiguration().rates, almaCallsPerWindow: 26, handlesPerSecond: 0 };

    expect(problems(aConfiguration({ rates }))).toEqual([
      'rates.almaCallsPerWindow number-range',
      'rates.handlesPerSecond rate-unlimited',
    ]);
  });

  it('lets two routes share a format only with different prefixes', () => {
    const second = aRoute({ id: 'second', prefix: '777', controlNumber: { name: '', prefix: '' } });

    expect(problems(aConfiguration({ routes: [aRoute(), second] }))).toEqual([]);
    expect(problems(aConfiguration({ routes: [aRoute(), aRoute({ id: 'second' })] }))[0]).toContain(
      'routes.1.formats format-elsewhere',
    );
  });

  it('can be saved with a warning, not with an error', () => {
    expect(
      hasErrors(problemsOf(aConfiguration({ resolver: 'https://hdl.example.org' }))),
    ).toBeFalse();
    expect(hasErrors(problemsOf(emptyConfiguration()))).toBeTrue();
  });

  it('is judged without an exception, whatever stands in it', () => {
    fc.assert(
      fc.property(anyConfiguration, (configuration) => {
        for (const { path } of problemsOf(configuration)) expect(path).not.toBe('');
        for (const route of configuration.routes) readinessOf(route);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the readiness of a route', () => {
  it('needs the prefix alone for a record check', () => {
    const route = { ...emptyRoute('a'), prefix: '12345' };

    expect(readinessOf(route).check).toEqual([]);
    expect(canCheckRecords({ ...emptyConfiguration(), routes: [route] })).toBeTrue();
    expect(canCheckRecords(emptyConfiguration())).toBeFalse();
  });

  it('names what each step lacks', () => {
    expect(readinessOf({ ...emptyRoute('a'), prefix: '12345' })).toEqual({
      check: [],
      copy: ['copy-job'],
      migrate: ['migrate-job', 'control-number', 'control-number-confirmed'],
      register: ['profile', 'control-number', 'control-number-confirmed'],
    });
  });

  it('lacks the parameters of a migrate job that was picked and nothing more', () => {
    const route = aRoute({ migrateJob: { ...JOB, parameters: [] } });

    expect(readinessOf(route).migrate).toEqual(['migrate-parameters']);
    expect(readinessOf(aRoute()).migrate).toEqual([]);
  });
});

describe('a stored configuration', () => {
  it('comes back as it was written', () => {
    fc.assert(
      fc.property(anyConfiguration, (configuration) => {
        const parsed = parseConfiguration(JSON.parse(JSON.stringify(configuration)));
        expect(parsed).toEqual({ kind: 'configuration', configuration });
      }),
      { numRuns: 1000 },
    );
  });

  it('is a value or a sentence for any JSON, and never a silent default', () => {
    const damaged = fc
      .tuple(anyConfiguration, fc.jsonValue(), fc.nat())
      .map(([configuration, value, at]) => withOneWrong(configuration, value, at));
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), damaged), (stored) => {
        const parsed = parseConfiguration(stored);
        if (parsed.kind !== 'configuration') return;
        // What was accepted says what was stored, no more and no less.
        const plain: unknown = JSON.parse(JSON.stringify(parsed.configuration));
        expect(plain).toEqual(stored);
      }),
      { numRuns: 5000 },
    );
  });

  it('of a newer version is not read as one of ours', () => {
    const parsed = parseConfiguration({ ...emptyConfiguration(), version: 99 });

    expect(parsed).toEqual({ kind: 'newer', version: 99 });
  });
});

describe('two changes of one configuration', () => {
  it('differ in nothing from themselves, and in the field that was changed', () => {
    const before = aConfiguration();
    const after = { ...before, repairLimit: 7, routes: [aRoute({ prefix: '777' })] };

    expect(differencesOf(before, before)).toEqual([]);
    expect(differencesOf(before, after)).toEqual([
      { path: 'routes.main.prefix', before: '12345', after: '777' },
      { path: 'repairLimit', before: 300, after: 7 },
    ]);
  });

  it('are put together where they touch different fields', () => {
    const base = aConfiguration();
    const mine = { ...base, routes: [aRoute({ name: 'Mine' })] };
    const theirs = {
      ...base,
      rates: { ...base.rates, handlesAtOnce: 2 },
      routes: [
        aRoute({ controlNumber: { name: 'Theirs', prefix: '12345/' } }),
        aRoute({ id: 'b' }),
      ],
    };
    const { merged, conflicts, taken } = mergeConfigurations(base, mine, theirs);

    expect(conflicts).toEqual([]);
    expect(merged.rates.handlesAtOnce).toBe(2);
    expect(merged.routes.map(({ id }) => id)).toEqual(['main', 'b']);
    expect(merged.routes[0]).toEqual(
      aRoute({ name: 'Mine', controlNumber: { name: 'Theirs', prefix: '12345/' } }),
    );
    expect(taken.map(({ path }) => path)).toEqual([
      'routes.main.controlNumber.name',
      'routes.b',
      'rates.handlesAtOnce',
    ]);
  });

  it('are a conflict where they touch the same one, and mine stands until theirs is chosen', () => {
    const base = aConfiguration();
    const mine = { ...base, repairLimit: 1 };
    const theirs = { ...base, repairLimit: 2 };

    expect(mergeConfigurations(base, mine, theirs).conflicts).toEqual([
      { path: 'repairLimit', base: 300, mine: 1, theirs: 2 },
    ]);
    expect(mergeConfigurations(base, mine, theirs).merged.repairLimit).toBe(1);
    const chosen = mergeConfigurations(base, mine, theirs, new Set(['repairLimit']));
    expect(chosen.merged.repairLimit).toBe(2);
  });

  it('are a conflict where one takes away the route that the other changed', () => {
    const base = aConfiguration({ routes: [aRoute(), aRoute({ id: 'b' })] });
    const mine = { ...base, routes: [aRoute({ id: 'b' })] };
    const theirs = { ...base, routes: [aRoute({ prefix: '777' }), aRoute({ id: 'b' })] };
    const { conflicts } = mergeConfigurations(base, mine, theirs);

    expect(conflicts.map(({ path }) => path)).toEqual(['routes.main']);
  });

  it('lose nothing, whatever they are', () => {
    fc.assert(
      fc.property(anyConfiguration, anyConfiguration, anyConfiguration, (base, mine, theirs) => {
        const { merged, conflicts, taken } = mergeConfigurations(base, mine, theirs);
        const told = [...conflicts, ...taken].map(({ path }) => path);
        const lost = differencesOf(theirs, merged)
          .map(({ path }) => path)
          .filter((path) => !told.some((other) => path.startsWith(other)))
          // What differs from theirs and was not told is what I changed and they did not.
          .filter((path) => differencesOf(base, theirs).some((change) => change.path === path));
        expect(lost).toEqual([]);
        expect(parseConfiguration(JSON.parse(JSON.stringify(merged))).kind).toBe('configuration');
      }),
      { numRuns: 2000 },
    );
  });

  it('give theirs where I changed nothing, and mine where they did not', () => {
    fc.assert(
      fc.property(anyConfiguration, anyConfiguration, (base, changed) => {
        expect(
          isSameConfiguration(mergeConfigurations(base, base, changed).merged, changed),
        ).toBeTrue();
        expect(
          isSameConfiguration(mergeConfigurations(base, changed, base).merged, changed),
        ).toBeTrue();
      }),
      { numRuns: 1000 },
    );
  });
});

/** The document with one of its members replaced by something else. */
function withOneWrong(configuration: Configuration, value: unknown, at: number): unknown {
  const document = structuredClone(configuration) as unknown as Record<string, unknown>;
  const names = Object.keys(document);
  document[names[at % names.length] ?? 'version'] = value;
  return JSON.parse(JSON.stringify(document));
}
