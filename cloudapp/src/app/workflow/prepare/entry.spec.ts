import { asMmsId } from '../../core/identifiers/mms-id';
import type { JudgedRecord } from '../../core/state/judged-record';
import { RECORD_STATES, type RecordState } from '../../core/state/record-state';
import { aBib, judged } from '../../core/testing/a-bib';
import type { Verdict } from '../../core/verdict/verdict';
import { chooseEntry, choosePilot, type EntryOptions } from './entry';

/** A title of the route `main`. */
function aTitle(
  position: number,
  state: RecordState = 'ready',
  change: Partial<JudgedRecord> = {},
): JudgedRecord {
  const mmsId = asMmsId(`99${String(1e15 + position)}`);
  return { ...judged(aBib()), position, mmsId, state, routeId: 'main', findings: [], ...change };
}

function chosen(records: readonly JudgedRecord[], change: Partial<EntryOptions> = {}) {
  const { enters, staysOut, toConfirm } = chooseEntry(records, {
    way: 'existing',
    routeId: 'main',
    hasCopyJob: true,
    includesRight: false,
    confirmed: new Set(),
    verdictOf: () => undefined,
    ...change,
  });
  return {
    enters: enters.map(({ position }) => position),
    staysOut: staysOut.map(({ record, reason }) => `${String(record.position)} ${reason}`),
    toConfirm: toConfirm.map(({ position }) => position),
  };
}

describe('chooseEntry', () => {
  const all = RECORD_STATES.map((state, i) => aTitle(i, state));
  const at = (state: RecordState): number => RECORD_STATES.indexOf(state);

  it('lets in what bears its handle, or what the copy job gives it', () => {
    const { enters, staysOut } = chosen(all);

    expect(enters).toEqual([at('copy-needed'), at('ready')].sort((a, b) => a - b));
    expect(staysOut).toEqual(
      RECORD_STATES.filter((state) => state !== 'ready' && state !== 'copy-needed').map(
        (state) => `${String(at(state))} ${state}`,
      ),
    );
  });

  it('lets in what has no handle yet, where new ones are wanted', () => {
    expect(chosen(all, { way: 'new' }).enters).toEqual([at('none')]);
  });

  it('keeps out, with its reason, what a job would harm or pass over', () => {
    const records = [
      aTitle(0, 'ready', { routeId: 'other' }),
      aTitle(1, 'ready', { findings: ['ns-prefix'] }),
      aTitle(2, 'copy-needed'),
      aTitle(3, 'ready', { mmsId: undefined }),
      aTitle(4, 'ready', { findings: ['https', 'bare'] }),
    ];

    expect(chosen(records, { hasCopyJob: false })).toEqual({
      enters: [4],
      staysOut: ['0 other-route', '1 ns-prefix', '2 no-copy-job', '3 ready'],
      toConfirm: [],
    });
  });

  it('asks nobody about a title that stays out whatever is said of it', () => {
    const records = [
      aTitle(0, 'ready', { routeId: 'other' }),
      aTitle(1, 'ready', { findings: ['ns-prefix'] }),
      aTitle(2, 'copy-needed'),
      aTitle(3, 'ready', { mmsId: undefined }),
      aTitle(4, 'duplicate'),
      aTitle(5),
    ];
    const verdictOf = (): Verdict => 'wrong-record';

    expect(chosen(records, { hasCopyJob: false, verdictOf }).toConfirm).toEqual([5]);
  });

  it('takes a title once, however often it stands in the set', () => {
    const nameless = aTitle(3, 'unreadable', { mmsId: undefined });

    expect(chosen([aTitle(0), aTitle(0), aTitle(1), nameless, nameless])).toEqual({
      enters: [0, 1],
      staysOut: ['3 unreadable', '3 unreadable'],
      toConfirm: [],
    });
  });

  it('leaves out what is right already, unless it is wished for', () => {
    const verdictOf = ({ position }: JudgedRecord): Verdict =>
      position === 0 ? 'right' : 'unregistered';

    expect(chosen([aTitle(0), aTitle(1)], { verdictOf })).toEqual({
      enters: [1],
      staysOut: ['0 already-right'],
      toConfirm: [],
    });
    expect(chosen([aTitle(0), aTitle(1)], { verdictOf, includesRight: true }).enters).toEqual([
      0, 1,
    ]);
  });

  it('has a person confirm each handle that leads to another record', () => {
    const records = [aTitle(0), aTitle(1), aTitle(2, 'malformed')];
    const verdictOf = (): Verdict => 'wrong-record';
    const confirmed = new Set([records[1]!.mmsId!]);

    expect(chosen(records, { verdictOf, confirmed })).toEqual({
      enters: [1],
      staysOut: ['0 wrong-record', '2 malformed'],
      toConfirm: [0, 1],
    });
  });
});

describe('choosePilot', () => {
  it('takes of each state in turn, in set order', () => {
    const records = [
      ...[0, 1, 2, 3].map((i) => aTitle(i)),
      ...[4, 5].map((i) => aTitle(i, 'copy-needed')),
    ];
    const pilot = (size: number) => choosePilot(records, size).map(({ position }) => position);

    expect(pilot(0)).toEqual([]);
    expect(pilot(1)).toEqual([0]);
    expect(pilot(3)).toEqual([0, 1, 4]);
    expect(pilot(5)).toEqual([0, 1, 2, 4, 5]);
    expect(pilot(99)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(choosePilot([], 3)).toEqual([]);
  });
});
