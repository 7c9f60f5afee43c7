import * as fc from 'fast-check';

import type { Finding, RecordState } from '../../core/state/record-state';
import type { JudgedRecord } from '../../core/state/judged-record';
import { copyGate, migrateGate, registerGate, type CopyOutcome, type Samples } from './gates';
import type { GateResult, RunNumbers } from './run-state';

function records(
  ...states: readonly (RecordState | readonly [RecordState, Finding])[]
): readonly JudgedRecord[] {
  return states.map((one, position) => {
    const [state, finding] = typeof one === 'string' ? [one, undefined] : one;
    return {
      position,
      mmsId: undefined,
      title: '',
      format: 'dcap01',
      state,
      findings: finding === undefined ? [] : [finding],
      handle: undefined,
      field: '',
      handles: [],
      routeId: 'main',
      collection: '',
      localNumbers: [],
      fingerprint: '',
      readAt: 0,
      problem: undefined,
    };
  });
}

function copy(change: Partial<CopyOutcome>): GateResult {
  return copyGate({
    members: 3,
    wereCopyNeeded: 2,
    twiceBefore: 0,
    alsoTypedBefore: 0,
    isBeforeKnown: true,
    records: records('ready', 'ready', 'ready'),
    numbers: { processed: 3, exceptions: 0 },
    ...change,
  });
}

function migrate(
  numbers: RunNumbers,
  explained?: number,
  showsSet = true,
  members = 6040,
): GateResult {
  return migrateGate({ members, numbers, explained, showsSet });
}

const CLEAN: RunNumbers = { processed: 6040, exceptions: 0, skipped: 0 };
const SAMPLED: Samples = { asked: 20, right: 20 };

function reasonsOf({ reasons }: GateResult): readonly string[] {
  return reasons.map(({ id }) => id);
}

describe('The gates, with their numbers', () => {
  it('lets the copy pass when every record is ready', () => {
    expect(copy({}).state).toBe('passed');
    expect(copy({}).numbers).toContain({ id: 'ready', wanted: 3, found: 3 });
  });

  it('cannot tell whether the copy made a handle twice where nobody knows what was before', () => {
    const all = records('ready', 'ready', 'ready');
    const doubled = (finding: 'twice' | 'also-typed') =>
      all.map((record, i) => (i === 0 ? { ...record, findings: [finding] } : record));
    for (const finding of ['twice', 'also-typed'] as const) {
      const result = copy({ isBeforeKnown: false, twiceBefore: 1, records: doubled(finding) });
      expect(result.state).toBe('unknown');
      expect(result.reasons).toEqual([{ id: 'before-unknown', with: { n: 1 } }]);
      expect(result.numbers).toContain({ id: 'twice', wanted: 0, found: undefined });
    }
    expect(copy({ isBeforeKnown: false, records: all }).state).toBe('passed');
    const typed = copy({ isBeforeKnown: false, records: records('ready', 'typed', 'ready') });
    expect(reasonsOf(typed)).toEqual(['newly-typed']);
  });

  for (const [name, change, reason] of [
    [
      'one still needs the copy',
      { records: records('ready', 'copy-needed', 'ready') },
      'still-copy-needed',
    ],
    [
      'one was copied with its type',
      { records: records('ready', 'typed', 'ready') },
      'newly-typed',
    ],
    [
      'one is typed besides',
      { records: records('ready', ['ready', 'also-typed'], 'ready') },
      'newly-typed',
    ],
    [
      'one stands there twice now',
      { records: records('ready', ['ready', 'twice'], 'ready') },
      'newly-twice',
    ],
    ['a member is missing', { records: records('ready', 'ready') }, 'members-differ'],
    [
      'a member is too much',
      { records: records('ready', 'ready', 'ready', 'ready') },
      'members-differ',
    ],
    ['one became another case', { records: records('ready', 'conflicting', 'ready') }, 'not-ready'],
    ['the job had exceptions', { numbers: { exceptions: 1 } }, 'exceptions'],
  ] as const) {
    it(`stops after copy when ${name}`, () => {
      expect(copy(change).state).toBe('failed');
      expect(reasonsOf(copy(change))).toContain(reason);
    });
  }

  it('does not hold against the copy what stood twice or typed before it', () => {
    const before = records('ready', ['ready', 'twice'], ['ready', 'also-typed']);
    expect(copy({ records: before, twiceBefore: 1, alsoTypedBefore: 1 }).state).toBe('passed');
  });

  it('needs no counters after copy: the records themselves were read', () => {
    expect(copy({ numbers: {} }).state).toBe('passed');
  });

  it('lets migrate pass when all were processed and none skipped', () => {
    expect(migrate(CLEAN).state).toBe('passed');
  });

  it('keeps register locked over 99 skips, until each is explained', () => {
    const numbers = { ...CLEAN, skipped: 99 };
    expect(migrate(numbers).state).toBe('failed');
    expect(reasonsOf(migrate(numbers))).toEqual(['skipped']);
    expect(reasonsOf(migrate(numbers, 98))).toEqual(['skips-unexplained']);
    expect(migrate(numbers, 98).reasons[0]?.with['n']).toBe(1);
    expect(migrate(numbers, 99).state).toBe('passed');
  });

  it('does not take the report of another run for an explanation', () => {
    expect(migrate({ ...CLEAN, skipped: 99 }, 100).state).toBe('failed');
    expect(reasonsOf(migrate({ ...CLEAN, skipped: 99 }, 100))).toEqual(['report-differs']);
  });

  it('says 99 of 6,040', () => {
    const result = migrate({ processed: 99, exceptions: 0, skipped: 0 });
    expect(result.state).toBe('failed');
    expect(result.reasons).toEqual([
      { id: 'processed-differs', with: { wanted: 6040, found: 99 } },
    ]);
  });

  it('stops after migrate over a single exception', () => {
    expect(reasonsOf(migrate({ ...CLEAN, exceptions: 1 }))).toEqual(['exceptions']);
  });

  it('cannot tell after migrate where any one number is not known', () => {
    for (const name of ['processed', 'exceptions', 'skipped'] as const) {
      expect(migrate({ ...CLEAN, [name]: undefined }).state)
        .withContext(name)
        .toBe('unknown');
    }
    expect(migrate({}).state).toBe('unknown');
  });

  it('cannot tell after migrate where nothing shows which set it ran on', () => {
    const result = migrate(CLEAN, undefined, false);
    expect(result.state).toBe('unknown');
    expect(reasonsOf(result)).toEqual(['set-not-shown']);
    expect(migrate({ ...CLEAN, skipped: 1 }, undefined, false).state).toBe('failed');
  });

  it('lets register pass when the numbers add up and the sampled titles resolve', () => {
    const numbers = { created: 6000, updated: 30, failed: 0, skipped: 10 };
    expect(registerGate(6040, numbers, SAMPLED).state).toBe('passed');
    expect(registerGate(6040, { created: 6040 }, SAMPLED).state).toBe('passed');
  });

  it('says that the profile handled 99 of 6,040', () => {
    const result = registerGate(6040, { created: 99, updated: 0, failed: 0, skipped: 0 }, SAMPLED);
    expect(result.state).toBe('failed');
    expect(result.reasons[0]).toEqual({ id: 'other-set', with: { wanted: 6040, found: 99 } });
  });

  it('gives one account of another set: that its titles do not resolve either says no more', () => {
    const numbers = { created: 99, updated: 0, failed: 2, skipped: 0 };
    const result = registerGate(6040, numbers, { asked: 20, right: 0 });
    expect(reasonsOf(result)).toEqual(['other-set', 'failed']);
    expect(result.numbers[2]).toEqual({ id: 'samples', wanted: 20, found: 0 });
  });

  it('sees another set of equal size by the titles that do not resolve', () => {
    const numbers = { created: 6040, updated: 0, failed: 0, skipped: 0 };
    const result = registerGate(6040, numbers, { asked: 20, right: 0 });
    expect(result.state).toBe('failed');
    expect(reasonsOf(result)).toEqual(['samples-do-not-resolve']);
    expect(registerGate(6040, numbers, { asked: 20, right: 19 }).state).toBe('failed');
  });

  it('cannot tell which set it was where no title can be sampled', () => {
    const numbers = { created: 0, updated: 6040, failed: 0, skipped: 0 };
    const result = registerGate(6040, numbers, { asked: 0, right: 0 });
    expect(result.state).toBe('unknown');
    expect(reasonsOf(result)).toEqual(['nothing-to-sample']);
  });

  it('stops after register over a single failed record', () => {
    const numbers = { created: 6039, updated: 0, failed: 1, skipped: 0 };
    expect(reasonsOf(registerGate(6040, numbers, SAMPLED))).toEqual(['failed']);
  });

  it('cannot tell after register where the numbers are not known', () => {
    expect(registerGate(6040, {}, SAMPLED).state).toBe('unknown');
    expect(registerGate(6040, { created: 99 }, SAMPLED).state).toBe('unknown');
  });

  it('sees that more were handled than the set has, whatever else is not known', () => {
    expect(registerGate(100, { created: 200 }, SAMPLED).state).toBe('failed');
    expect(registerGate(100, { updated: 200, skipped: 1 }, SAMPLED).state).toBe('failed');
  });

  it('never lets register pass on numbers that do not add up, or with a doubt', () => {
    const some = fc.option(fc.nat({ max: 12 }), { nil: undefined });
    const numbers = fc.record({ created: some, updated: some, failed: some, skipped: some });
    const samples = fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 3 }));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), numbers, samples, (members, given, [n, m]) => {
        const result = registerGate(members, given, { asked: Math.max(n, m), right: m });
        const { created = 0, updated = 0, failed = 0, skipped = 0 } = given;
        const isSound = created + updated + failed + skipped === members && failed === 0;
        const isProven = m > 0 && m >= n;
        expect(result.state === 'passed').toBe(isSound && isProven);
      }),
    );
  });

  it('never lets migrate pass unless every number is known and right', () => {
    const some = fc.option(fc.nat({ max: 4 }), { nil: undefined });
    const numbers = fc.record({ processed: some, exceptions: some, skipped: some });
    fc.assert(
      fc.property(numbers, some, fc.boolean(), (given, explained, showsSet) => {
        const result = migrate(given, explained, showsSet, 3);
        const { processed, exceptions, skipped } = given;
        const isExplained = skipped === 0 || (skipped !== undefined && skipped === explained);
        const isSound = processed === 3 && exceptions === 0 && isExplained;
        expect(result.state === 'passed').toBe(isSound && showsSet);
      }),
      { numRuns: 3000 },
    );
  });
});
