import { emptyRoute } from '../../core/configuration/defaults';
import type { Route } from '../../core/configuration/configuration';
import { handleOf } from '../../core/handle/handle-parts';
import { asMmsId } from '../../core/identifiers/mms-id';
import { fingerprintOf } from '../../core/state/fingerprint';
import type { JudgedRecord } from '../../core/state/judged-record';
import { aBib, judged } from '../../core/testing/a-bib';
import { handlesHash, membersHash } from './members-hash';
import { routeFingerprint } from './route-fingerprint';

const idOf = (i: number) => asMmsId(`99${String(1e15 + i)}`);

describe('the hash of members', () => {
  it('is the same for the same ones in whatever order, and tells their number', () => {
    expect(membersHash([idOf(1), idOf(2)])).toBe(membersHash([idOf(2), idOf(1)]));
    expect(membersHash([idOf(1), idOf(2)])).toBe(`2.${fingerprintOf(`${idOf(1)} ${idOf(2)}`)}`);
    expect(membersHash([idOf(1)])).not.toBe(membersHash([idOf(2)]));
  });
});

describe('the hash of handles', () => {
  const title = (i: number, suffix: string | undefined, change: Partial<JudgedRecord> = {}) => ({
    ...judged(aBib()),
    mmsId: idOf(i),
    handle: suffix === undefined ? undefined : handleOf('12345', suffix),
    ...change,
  });

  it('is the same for the same handles in whatever order, case and place', () => {
    const titles = [title(1, 'a'), title(2, 'b'), title(3, undefined)];

    expect(handlesHash([...titles].reverse())).toBe(handlesHash(titles));
    expect(handlesHash([title(1, 'A', { field: 'x' }), ...titles.slice(1)])).toBe(
      handlesHash(titles),
    );
    expect(handlesHash(titles)).toBe(
      `3.${fingerprintOf(`${idOf(1)} 12345/a\n${idOf(2)} 12345/b\n${idOf(3)} `)}`,
    );
  });

  it('is another for another handle, and where one is gone', () => {
    const hashes = [
      [title(1, 'a'), title(2, 'b')],
      [title(1, 'b'), title(2, 'a')],
      [title(1, 'a'), title(2, undefined)],
      [title(1, 'a'), title(2, 'b', { mmsId: undefined })],
    ].map(handlesHash);

    expect(new Set(hashes).size).toBe(4);
  });
});

describe('the fingerprint of a route', () => {
  const ROUTE: Route = {
    ...emptyRoute('main'),
    prefix: '12345',
    formats: ['dc', 'mods'],
    copyJob: { id: 'M1', name: 'Copy', parameters: [{ name: 'a', value: 'b' }] },
    migrateJob: { id: 'M2', name: 'Migrate', parameters: [] },
    profile: { id: '9', name: 'Handles', jobId: '' },
  };

  it('is the same whatever is called otherwise or learned', () => {
    for (const change of [
      { name: 'Other', id: 'other', runSentence: 'x', controlNumberConfirmed: true },
      { formats: ['mods', 'dc'] as const },
      { copyJob: { ...ROUTE.copyJob!, name: 'Other' } },
      { migrateJob: { ...ROUTE.migrateJob!, name: 'Other' } },
      { counters: { ...ROUTE.counters, failed: ['x'] } },
    ]) {
      expect(routeFingerprint({ ...ROUTE, ...change })).toBe(routeFingerprint(ROUTE));
    }
  });

  it('is another where what a pilot proves is another', () => {
    const changes: readonly Partial<Route>[] = [
      {},
      { prefix: '777' },
      { formats: ['dc'] },
      { copyJob: undefined },
      { copyJob: { ...ROUTE.copyJob!, id: 'M9' } },
      { copyJob: { ...ROUTE.copyJob!, parameters: [] } },
      { migrateJob: undefined },
      { migrateJob: { ...ROUTE.migrateJob!, id: 'M9' } },
      { migrateJob: { ...ROUTE.migrateJob!, parameters: [{ name: 'a', value: 'b' }] } },
      { controlNumber: { name: 'x', prefix: '' } },
      { profile: undefined },
      { runButton: 'save-then-run' },
    ];

    expect(new Set(changes.map((change) => routeFingerprint({ ...ROUTE, ...change }))).size).toBe(
      changes.length,
    );
  });
});
