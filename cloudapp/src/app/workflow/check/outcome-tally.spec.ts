import fc from 'fast-check';

import { OUTCOMES } from '../../core/outcome/outcome';
import { outcomeOf, type RunForOutcome } from '../../core/outcome/outcome-of';
import type { JudgedRecord } from '../../core/state/judged-record';
import { RECORD_STATES } from '../../core/state/record-state';
import { handleOf } from '../../core/handle/handle-parts';
import { asMmsId } from '../../core/identifiers/mms-id';
import { VERDICTS, type Verdict } from '../../core/verdict/verdict';
import { OutcomeTally } from './outcome-tally';

const NOW = Date.UTC(2026, 0, 31);

const aRecord = fc
  .record({
    position: fc.nat(20),
    state: fc.constantFrom(...RECORD_STATES),
    isSuppressed: fc.boolean(),
    hasHandle: fc.boolean(),
  })
  .map(({ position, state, isSuppressed, hasHandle }): JudgedRecord => ({
    position,
    mmsId: asMmsId(`99${String(position).padStart(10, '0')}`),
    title: '',
    format: 'dcap01',
    state,
    findings: isSuppressed ? ['https', 'suppressed'] : ['https'],
    handle: hasHandle ? handleOf('11084', String(position)) : undefined,
    field: '',
    handles: [],
    routeId: '',
    collection: '',
    localNumbers: [],
    fingerprint: '',
    readAt: 0,
    problem: undefined,
  }));

type Happening =
  | { readonly record: JudgedRecord }
  | { readonly position: number; readonly verdict: Verdict | undefined };

const happenings: fc.Arbitrary<readonly Happening[]> = fc.array(
  fc.oneof(
    aRecord.map((record) => ({ record })),
    fc.record({
      position: fc.nat(20),
      verdict: fc.constantFrom<Verdict | undefined>(...VERDICTS, undefined),
    }),
  ),
);

const run: fc.Arbitrary<RunForOutcome | undefined> = fc.option(
  fc.record({
    endedAt: fc.constantFrom(NOW - 1000, NOW - 3_600_000),
    isClean: fc.boolean(),
    propagationMs: fc.constant(1_800_000),
  }),
  { nil: undefined },
);

describe('the tally of outcomes', () => {
  it('counts what looking at every record would count, whatever came in which order', () => {
    fc.assert(
      fc.property(happenings, run, (all, lastRun) => {
        const tally = new OutcomeTally();
        const records = new Map<number, JudgedRecord>();
        const verdicts = new Map<number, Verdict | undefined>();
        for (const one of all) {
          if ('record' in one) {
            tally.putRecord(one.record);
            records.set(one.record.position, one.record);
          } else {
            tally.putVerdict(one.position, one.verdict);
            verdicts.set(one.position, one.verdict);
          }
        }

        const expected = Object.fromEntries(OUTCOMES.map((id) => [id, 0]));
        for (const { position, state, findings } of records.values()) {
          const verdict = verdicts.get(position);
          const { outcome } = outcomeOf({ state, findings, verdict, run: lastRun, now: NOW });
          expected[outcome] = (expected[outcome] ?? 0) + 1;
        }
        expect(tally.counts(lastRun, NOW)).toEqual(expected as never);
        expect(tally.toAsk).toBe([...records.values()].filter(({ handle }) => handle).length);
      }),
    );
  });

  it('knows of no verdict any more when the handles are asked anew', () => {
    fc.assert(
      fc.property(fc.array(aRecord), fc.array(fc.nat(20)), (records, asked) => {
        const [tally, fresh] = [new OutcomeTally(), new OutcomeTally()];
        for (const record of records) [tally, fresh].forEach((one) => one.putRecord(record));
        for (const position of asked) tally.putVerdict(position, 'unregistered');

        tally.forgetVerdicts();

        expect(tally.counts(undefined, NOW)).toEqual(fresh.counts(undefined, NOW));
      }),
    );
  });

  it('tells a good handle of a record that nobody sees from one that works', () => {
    const tally = new OutcomeTally();
    const [record] = fc.sample(aRecord, 1);
    const all = [[], ['suppressed'], ['https']] as const;
    for (const [position, findings] of all.entries()) {
      tally.putRecord({ ...record!, position, state: 'ready', findings });
      tally.putVerdict(position, 'right');
    }

    expect(tally.counts(undefined, NOW)).toEqual(
      jasmine.objectContaining({ works: 2, 'look-at-record': 1, 'not-checked': 0 }),
    );
    tally.putVerdict(0, undefined);
    expect(tally.counts(undefined, NOW)).toEqual(
      jasmine.objectContaining({ works: 1, 'not-checked': 1 }),
    );
  });

  it('asks for no handle of a record without an id', () => {
    const tally = new OutcomeTally();
    const [record] = fc.sample(aRecord, 1);
    tally.putRecord({ ...record!, handle: handleOf('11084', '1'), mmsId: undefined });

    expect(tally.toAsk).toBe(0);
  });
});
