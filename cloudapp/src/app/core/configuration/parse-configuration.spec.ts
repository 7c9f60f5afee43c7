import fc from 'fast-check';

import { aConfiguration } from '../testing/a-bib';
import { CONFIGURATION_VERSION, type Configuration } from './configuration';
import { emptyConfiguration, emptyRoute } from './defaults';
import { parseConfiguration } from './parse-configuration';

/** Everything filled in that can be. */
const WHOLE: Configuration = aConfiguration({
  routes: [
    {
      ...emptyRoute('main'),
      name: 'Main',
      prefix: '12345',
      copyJob: { id: 'M1', name: 'Copy', parameters: [{ name: 'a', value: 'b' }] },
      migrateJob: { id: 'M2', name: 'Migrate', parameters: [] },
      profile: { id: '1', name: 'Handles', jobId: '' },
      controlNumberConfirmed: true,
      runButton: 'save-then-run',
    },
  ],
  repairRule: { pattern: 'college:(\\d+)', handle: '12345/$1' },
  sites: [{ domain: 'college.example', view: '01COL:VIEW' }],
  production: { institution: '01COL_INST', host: 'college.alma.example' },
});

const throughStore = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('parseConfiguration', () => {
  for (const [what, configuration] of [
    ['what an administrator starts from', emptyConfiguration()],
    ['a whole configuration', WHOLE],
  ] as const) {
    it(`reads back ${what} from the store`, () => {
      expect(parseConfiguration(throughStore(configuration))).toEqual({
        kind: 'configuration',
        configuration,
      });
    });
  }

  for (const nothing of [undefined, null, '', {}]) {
    it(`takes ${JSON.stringify(nothing)} for no configuration`, () => {
      expect(parseConfiguration(nothing)).toEqual({ kind: 'none' });
    });
  }

  it('leaves a newer one alone', () => {
    const version = CONFIGURATION_VERSION + 1;

    expect(parseConfiguration({ ...WHOLE, version })).toEqual({ kind: 'newer', version });
  });

  for (const stored of [[], 5, 'text', true, { version: '2' }, { version: -5, routes: 1 }]) {
    it(`finds ${JSON.stringify(stored)} damaged, neither none nor newer`, () => {
      expect(parseConfiguration(stored).kind).toBe('damaged');
    });
  }

  it('does not take an endless version for a newer one', () => {
    expect(parseConfiguration({ version: Infinity }).kind).toBe('damaged');
  });

  it('names the document itself by an empty path', () => {
    const parsed = parseConfiguration(5);

    expect(parsed.kind === 'damaged' && parsed.problems.map(({ path }) => path)).toEqual(['']);
  });

  it('names where a document is not as it must be, and keeps it', () => {
    const [route] = WHOLE.routes;
    const stored = { ...WHOLE, resolver: 5, routes: [{ ...route, prefix: null }], rates: {} };
    const parsed = parseConfiguration(stored);

    if (parsed.kind !== 'damaged') throw new Error(`Read as ${parsed.kind}.`);
    expect(parsed.stored).toBe(stored);
    expect(parsed.problems.map(({ path }) => path)).toContain('routes.0.prefix');
    expect(parsed.problems.map(({ path }) => path)).toContain('resolver');
    expect(parsed.problems.map(({ path }) => path)).toContain('rates.almaAtOnce');
  });

  const REFUSED: readonly (readonly [what: string, change: object])[] = [
    ['no routes', { routes: [] }],
    ['a route without id', { routes: [{ ...emptyRoute('') }] }],
    ['a format that the app does not know', { routes: [{ ...emptyRoute('a'), formats: ['x'] }] }],
    ['a rate below nothing', { rates: { ...WHOLE.rates, almaAtOnce: -1 } }],
    ['half a call', { rates: { ...WHOLE.rates, almaCallsPerWindow: 2.5 } }],
    ['a time below nothing', { propagationMinutes: -1 }],
    ['an unknown key', { prefix: '12345' }],
    ['no version', { version: undefined }],
    ['a version before the first', { version: 0 }],
  ];

  for (const [what, change] of REFUSED) {
    it(`refuses ${what}`, () => {
      expect(parseConfiguration(throughStore({ ...WHOLE, ...change })).kind).toBe('damaged');
    });
  }

  it('gives a value or the problems for any JSON', () => {
    const kinds = ['none', 'damaged', 'newer'];
    fc.assert(
      fc.property(fc.jsonValue(), (stored) => {
        const parsed = parseConfiguration(stored);
        expect(kinds).toContain(parsed.kind);
        if (parsed.kind === 'damaged') expect(parsed.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 1000 },
    );
  });

  it('gives what is stored, or its problems, when any one part of it is another JSON', () => {
    const keys = Object.keys(WHOLE) as (keyof Configuration)[];
    fc.assert(
      fc.property(fc.constantFrom(...keys), fc.jsonValue(), (key, value) => {
        const stored = throughStore({ ...WHOLE, [key]: value });
        const parsed = parseConfiguration(stored);
        if (parsed.kind === 'configuration') {
          expect(throughStore(parsed.configuration)).toEqual(stored);
        } else if (parsed.kind === 'damaged') {
          expect(parsed.problems.every(({ path }) => path.startsWith(key))).toBe(true);
        } else expect(parsed.kind).toBe('newer');
      }),
      { numRuns: 1000 },
    );
  });
});
