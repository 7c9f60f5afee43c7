import FakeTimers from '@sinonjs/fake-timers';

import type { Alma } from '../../alma/port/alma';
import { AlmaError, type AlmaErrorKind } from '../../alma/port/alma-error';
import type { BibRecord } from '../../core/record/bib-record';
import { aBibOf, aRepair } from '../testing/a-repair';
import { SimulatedWorld } from '../testing/simulated-world';
import type { RepairOutcome } from './repair-result';
import { writeRecord } from './write-record';

const NOW = Date.UTC(2026, 1, 2);
const [BEFORE, AFTER] = [aBibOf('<r>a</r>'), aBibOf('<r>b</r>')];

function anError(kind: AlmaErrorKind): AlmaError {
  return new AlmaError('No.', { kind, status: 400, code: '402', trackingId: 'E01' });
}

function outcome(result: string, error?: AlmaError, message = ''): object {
  return {
    result,
    at: Date.now(),
    code: error?.code ?? '',
    message: error?.message ?? message,
    trackingId: error?.trackingId ?? '',
  };
}

describe('writeRecord', () => {
  const { alma } = new SimulatedWorld();
  let clock: ReturnType<typeof FakeTimers.install>;
  let written: [bib: BibRecord, xml: string][];
  let readAt: number[];

  beforeEach(() => {
    clock = FakeTimers.install({ now: NOW, toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    [written, readAt] = [[], []];
  });

  afterEach(() => clock.uninstall());

  /** Alma that answers the reads with these, one after the other, and the write with that. */
  function answering(reads: readonly (BibRecord | Error)[], write?: Error): Alma {
    const queue = [...reads];
    const settled = <T>(value: T | Error): Promise<T> =>
      value instanceof Error ? Promise.reject(value) : Promise.resolve(value);
    return {
      ...alma,
      readBib: () => {
        readAt.push(Date.now() - NOW);
        return settled(queue.shift() ?? new Error('Read once too often.'));
      },
      writeBib: (bib, xml) => {
        written.push([bib, xml]);
        return settled<undefined>(write ?? undefined);
      },
    };
  }

  async function outcomeOf(
    reads: readonly (BibRecord | Error)[],
    write?: Error,
    signal = new AbortController().signal,
  ): Promise<RepairOutcome> {
    const work = writeRecord(answering(reads, write), aRepair(), signal);
    // Whatever waits is waited for; a failure is looked at below.
    work.catch(() => undefined);
    await clock.runAllAsync();
    return work;
  }

  it('writes what was reviewed to the record as it was read now, and reads it back', async () => {
    expect(await outcomeOf([BEFORE, AFTER])).toEqual(outcome('done') as RepairOutcome);
    expect(written).toEqual([[BEFORE, '<r>b</r>']]);
    expect(readAt).toEqual([0, 0]);
  });

  it('writes nothing where it is done already', async () => {
    expect((await outcomeOf([AFTER])).result).toBe('already-there');
    expect(written).toEqual([]);
  });

  for (const [what, fresh] of [
    ['its text', aBibOf('<r>c</r>')],
    ['its spelling', aBibOf('<r >a</r>')],
    ['its format', aBibOf('<r>a</r>', { format: 'mods' })],
    ['its suppression', aBibOf('<r>a</r>', { suppressed: true })],
    ['a link to the network zone', aBibOf('<r>a</r>', { linkedTo: { id: '1', zone: 'NZ' } })],
    ['all of its text', aBibOf('', { xml: undefined })],
    ['the format of what was to be written', aBibOf('<r>b</r>', { format: 'mods' })],
  ] as const) {
    it(`leaves a record alone in which somebody changed ${what}`, async () => {
      expect((await outcomeOf([fresh])).result).toBe('changed');
      expect(written).toEqual([]);
    });
  }

  it('says why a record could not be read before', async () => {
    const [refused, unauthorized] = [anError('refused'), anError('unauthorized')];

    expect(await outcomeOf([refused])).toEqual(outcome('unreadable', refused) as RepairOutcome);
    expect((await outcomeOf([unauthorized])).result).toBe('unauthorized');
    await expectAsync(outcomeOf([new Error('a fault')])).toBeRejectedWithError('a fault');
  });

  it('says why Alma did not write', async () => {
    const refused = anError('refused');

    expect(await outcomeOf([BEFORE], refused)).toEqual(
      outcome('refused', refused) as RepairOutcome,
    );
    expect((await outcomeOf([BEFORE], anError('unauthorized'))).result).toBe('unauthorized');
    expect((await outcomeOf([BEFORE], anError('too-many'))).result).toBe('refused');
    await expectAsync(outcomeOf([BEFORE], new Error('a fault'))).toBeRejectedWithError('a fault');
  });

  for (const [what, back, result, message] of [
    ['the same tree', aBibOf('<r >b</r>'), 'done-respelled', ''],
    ['another tree', aBibOf('<r>c</r>'), 'differs', 'r'],
    ['what was before', BEFORE, 'differs', 'r'],
    ['another format', aBibOf('<r>b</r>', { format: 'mods' }), 'differs', 'record_format'],
    [
      'another suppression',
      aBibOf('<r>b</r>', { suppressed: true }),
      'differs',
      'suppress_from_publishing',
    ],
    // Linked by somebody meanwhile: the text is as reviewed.
    ['the same text, linked', aBibOf('<r>b</r>', { linkedTo: { id: '1', zone: '' } }), 'done', ''],
  ] as const) {
    it(`calls it ${result} when ${what} comes back`, async () => {
      expect(await outcomeOf([BEFORE, back])).toEqual(
        outcome(result, undefined, message) as RepairOutcome,
      );
    });
  }

  it('calls it different when no record comes back', async () => {
    for (const back of [aBibOf('<r>'), aBibOf('', { xml: undefined })]) {
      const { result, message } = await outcomeOf([BEFORE, back]);
      expect(result).toBe('differs');
      expect(message).not.toBe('');
    }
  });

  it('calls it different when Alma refuses to hand it out after the write', async () => {
    const refused = anError('refused');

    expect(await outcomeOf([BEFORE, refused])).toEqual(
      outcome('differs', refused) as RepairOutcome,
    );
  });

  it('calls it unverified when it could not be read back', async () => {
    const lost = anError('lost');

    expect(await outcomeOf([BEFORE, lost])).toEqual(outcome('unverified', lost) as RepairOutcome);
    await expectAsync(outcomeOf([BEFORE, new Error('a fault')])).toBeRejectedWithError('a fault');
  });

  for (const kind of ['lost', 'server', 'unreadable'] as const) {
    it(`reads three times what became of a write that ended as ${kind}, and never writes again`, async () => {
      const error = anError(kind);

      expect(await outcomeOf([BEFORE, BEFORE, BEFORE, BEFORE], error)).toEqual(
        outcome('not-written', error) as RepairOutcome,
      );
      expect(readAt).toEqual([0, 2_000, 7_000, 22_000]);
      expect(written.length).toBe(1);
    });
  }

  it('ends as soon as it sees what became of a write whose answer was lost', async () => {
    const lost = anError('lost');

    expect((await outcomeOf([BEFORE, AFTER], lost)).result).toBe('done');
    expect(readAt).toEqual([0, 2_000]);
    expect((await outcomeOf([BEFORE, BEFORE, aBibOf('<r>c</r>')], lost)).result).toBe('differs');
    expect((await outcomeOf([BEFORE, anError('refused')], lost)).result).toBe('differs');
    expect((await outcomeOf([BEFORE, anError('lost'), AFTER], lost)).result).toBe('done');
  });

  it('says what it saw last where answers are lost again and again', async () => {
    const [lost, busy] = [anError('lost'), anError('too-many')];

    expect((await outcomeOf([BEFORE, lost, lost, lost], lost)).result).toBe('unverified');
    expect((await outcomeOf([BEFORE, lost, BEFORE, busy], lost)).result).toBe('unverified');
    expect((await outcomeOf([BEFORE, lost, busy, BEFORE], lost)).result).toBe('not-written');
  });

  it('stops before the write, and carries to its end what was written', async () => {
    const stop = new AbortController();
    stop.abort();

    await expectAsync(outcomeOf([BEFORE], undefined, stop.signal)).toBeRejectedWith(
      stop.signal.reason,
    );
    await expectAsync(outcomeOf([anError('lost')], undefined, stop.signal)).toBeRejectedWith(
      stop.signal.reason,
    );
    expect(written).toEqual([]);
  });
});
