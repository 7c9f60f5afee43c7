import type { Configuration } from './configuration';
import { emptyConfiguration, emptyRoute } from './defaults';
import type { FieldProblem } from './field-problem';
import { hasErrors, problemsOf as problemsOfAll } from './validate-configuration';

const MAIN = { ...emptyRoute('main'), prefix: '20.500.a' };

function problemsOf(overrides: Partial<Configuration>): readonly FieldProblem[] {
  return problemsOfAll({ ...emptyConfiguration(), routes: [MAIN], ...overrides });
}

function idsOf(overrides: Partial<Configuration>): readonly string[] {
  return problemsOf(overrides).map(({ path, problem }) => `${path} ${problem}`);
}

describe('problemsOf', () => {
  it('tells two routes of one id', () => {
    const twin = { ...MAIN, formats: ['mods'] as const };

    expect(idsOf({ routes: [MAIN, twin] })).toEqual(['routes.1.id route-twice']);
    expect(idsOf({ routes: [MAIN, MAIN] })).toEqual(['routes.1.id route-twice']);
  });

  it('tells the format that two routes take with one prefix, in whatever case', () => {
    const routes = [
      { ...MAIN, formats: ['dc', 'mods'] as const },
      { ...MAIN, id: 'b', prefix: '20.500.A', formats: ['marc21', 'mods'] as const },
    ];

    expect(problemsOf({ routes })).toEqual([
      {
        path: 'routes.1.formats',
        problem: 'format-elsewhere',
        severity: 'error',
        with: { format: 'mods' },
      },
    ]);
  });

  it('says of two routes without a prefix that they have none, and nothing of their formats', () => {
    expect(idsOf({ routes: [emptyRoute('a'), emptyRoute('b')] })).toEqual([
      'routes.0.prefix prefix-empty',
      'routes.1.prefix prefix-empty',
    ]);
  });

  it('tries the normal form with the institution’s own prefix, or with any', () => {
    const normalForm = 'https://hdl.handle.net/{handle}';

    expect(idsOf({ normalForm: 'hdl:{handle}' })).toEqual([]);
    expect(idsOf({ normalForm: '{handle}' })).toEqual([]);
    expect(idsOf({ normalForm, routes: [emptyRoute('a'), MAIN] })).toEqual([
      'routes.0.prefix prefix-empty',
    ]);
    expect(idsOf({ normalForm: '{handle} {handle}' })).toEqual(['normalForm normal-form-slot']);
    // Without a prefix it is tried with one that stands for any.
    expect(idsOf({ normalForm: 'see {handle} and more', routes: [emptyRoute('a')] })).toEqual([
      'routes.0.prefix prefix-empty',
      'normalForm normal-form-unreadable',
    ]);
  });

  for (const domain of [
    'a',
    'a.b',
    'library.primo.exlibrisgroup.com',
    'a-b.example:8080',
    '9.de',
  ]) {
    it(`takes ${domain} for a site’s domain and for a host`, () => {
      expect(idsOf({ sites: [{ domain, view: '01COL:VIEW' }] })).toEqual([]);
      expect(idsOf({ production: { institution: 'I', host: domain } })).toEqual([]);
    });
  }

  for (const domain of ['', '.', 'a.', '-a', 'https://a.b', 'a.b/', 'a b', 'a:', 'a:x']) {
    it(`takes "${domain}" for neither`, () => {
      expect(idsOf({ sites: [{ domain, view: '' }] })).toEqual(['sites.0.domain site-domain']);
      expect(idsOf({ production: { institution: 'I', host: domain } })).toEqual([
        'production.host production-host',
      ]);
    });
  }

  it('tells a site that is listed twice, in whatever case, and not two views of one', () => {
    const site = { domain: 'a.b', view: 'V' };

    expect(idsOf({ sites: [site, { ...site, view: 'W' }, { ...site, domain: 'c.b' }] })).toEqual(
      [],
    );
    expect(idsOf({ sites: [site, { ...site, domain: 'A.B' }] })).toEqual([
      'sites.1.domain site-twice',
    ]);
  });

  for (const resolver of ['http://h.example', 'https://h.example/api', 'https://h.example/a/b']) {
    it(`warns of the resolver ${resolver}, and lets it be saved`, () => {
      expect(problemsOf({ resolver })).toEqual([
        { path: 'resolver', problem: 'resolver-other', severity: 'warning', with: {} },
      ]);
      expect(hasErrors(problemsOf({ resolver }))).toBeFalse();
    });
  }

  for (const resolver of [
    '',
    'h.example',
    'see https://h.example',
    'https://h.example/a/',
    'https://[',
  ]) {
    it(`refuses the resolver "${resolver}"`, () => {
      expect(idsOf({ resolver })).toEqual(['resolver resolver-address']);
    });
  }

  it('does not let errors be saved among warnings', () => {
    const problems = problemsOf({ resolver: 'https://h.example', repairLimit: -1 });

    expect(problems.map(({ severity }) => severity)).toEqual(['warning', 'error']);
    expect(hasErrors(problems)).toBeTrue();
  });

  for (const [wrong, pattern, handle] of [
    ['', 'a:(.)', '20.500.a/$1'],
    ['', 'a:(.)', '20.500.A/x$1'],
    ['repairRule.pattern rule-pattern', '', '20.500.a/$1'],
    ['repairRule.pattern rule-pattern', '[', '20.500.a/$1'],
    // Read without the flag, this would be a p.
    ['repairRule.pattern rule-pattern', '(\\p)', '20.500.a/$1'],
    ['repairRule.pattern rule-group', '(a)(b)', '20.500.a/$1'],
    ['repairRule.handle rule-handle', '(a)', '20.500.a/1'],
    ['repairRule.handle rule-handle', '(a)', 'x20.500.a/$1'],
    ['repairRule.handle rule-handle', '(a)', '/$1'],
  ] as const) {
    it(`says ${wrong === '' ? 'nothing' : wrong} of the rule ${pattern} → ${handle}`, () => {
      expect(idsOf({ repairRule: { pattern, handle } })).toEqual(wrong === '' ? [] : [wrong]);
    });
  }

  it('takes no empty prefix for that of a rule', () => {
    const repairRule = { pattern: '(a)', handle: '/$1' };

    expect(idsOf({ repairRule, routes: [emptyRoute('a')] })).toEqual([
      'routes.0.prefix prefix-empty',
      'repairRule.handle rule-handle',
    ]);
  });

  for (const pattern of ['x', '(a)(b)', '(']) {
    it(`refuses the local number ${pattern}`, () => {
      expect(idsOf({ localNumberPatterns: ['(a)', pattern] })).toEqual([
        'localNumberPatterns.1 local-pattern',
      ]);
    });
  }

  for (const [value, isIn] of [
    [0, true],
    [1440, true],
    [-1, false],
    [1441, false],
    [NaN, false],
    [-Infinity, false],
  ] as const) {
    it(`takes ${String(value)} minutes ${isIn ? 'for a time' : 'for none'}`, () => {
      expect(problemsOf({ propagationMinutes: value })).toEqual(
        isIn
          ? []
          : [
              {
                path: 'propagationMinutes',
                problem: 'number-range',
                severity: 'error',
                with: { least: 0, most: 1440 },
              },
            ],
      );
    });
  }

  it('warns of each limit that is lifted; no guard lifts none', () => {
    const rates = {
      almaCallsPerWindow: 0,
      almaAtOnce: 0,
      almaGuardMs: 0,
      handlesPerSecond: 0,
      handlesAtOnce: 0,
    };

    expect(idsOf({ rates })).toEqual([
      'rates.almaCallsPerWindow rate-unlimited',
      'rates.almaAtOnce rate-unlimited',
      'rates.handlesPerSecond rate-unlimited',
      'rates.handlesAtOnce rate-unlimited',
    ]);
  });

  it('wants the production Alma’s institution', () => {
    expect(idsOf({ production: { institution: ' ', host: 'a.b' } })).toEqual([
      'production.institution production-institution',
    ]);
  });
});
