import type { Alma, SetDetails } from '../../alma/port/alma';
import { AlmaError } from '../../alma/port/alma-error';
import { asMmsId, type MmsId } from '../../core/identifiers/mms-id';
import { SimulatedWorld } from '../testing/simulated-world';
import { makeSet, readMemberIds, SetDiffersError, verifySet, type SetProgress } from './make-set';

const SET: SetDetails = {
  id: '7',
  name: 'HA-TEST-0001 run',
  type: 'ITEMIZED',
  content: 'IED',
  contentName: '',
  isPrivate: false,
  createdBy: '',
  createdAt: '',
  description: 'HA-TEST-0001',
  size: 0,
};
const DRAFT = { name: SET.name, description: SET.description, mark: 'HA-TEST-0001' };
const ids = (count: number, from = 0): readonly MmsId[] =>
  Array.from({ length: count }, (_, i) => asMmsId(`99${String(1e15 + from + i)}`));

describe('the members of a set', () => {
  const { alma: simulated } = new SimulatedWorld();
  let held: MmsId[];
  let pages: number[];
  let added: number[];
  let progress: SetProgress[];

  beforeEach(() => ([held, pages, added, progress] = [[], [], [], []]));

  /** An Alma with one set. */
  function anAlma(change: Partial<Alma> = {}): Alma {
    return {
      ...simulated,
      createSet: () => Promise.resolve(SET),
      readMembers: (_, offset, limit) => {
        expect(limit).toBe(100);
        pages.push(offset);
        const rows = held
          .slice(offset, offset + limit)
          .map((mmsId) => ({ mmsId, description: '' }));
        return Promise.resolve({ rows, total: held.length });
      },
      addMembers: (_, mmsIds) => {
        added.push(mmsIds.length);
        held.push(...mmsIds);
        return Promise.resolve();
      },
      removeMembers: (_, mmsIds) => {
        held = held.filter((mmsId) => !mmsIds.includes(mmsId));
        return Promise.resolve();
      },
      ...change,
    };
  }

  const note = (one: SetProgress): void => void progress.push(one);

  for (const [count, offsets] of [
    [0, [0]],
    [1, [0]],
    [100, [0]],
    [101, [0, 100]],
    [250, [0, 100, 200]],
  ] as const) {
    it(`are read page by page where there are ${String(count)}, and counted as they come`, async () => {
      held.push(...ids(count));
      const counted: string[] = [];
      const found = await readMemberIds(anAlma(), '7', (done, total) =>
        counted.push(`${String(done)}/${String(total)}`),
      );

      expect(found).toEqual(ids(count));
      expect(pages).toEqual([...offsets]);
      expect(counted.length).toBe(offsets.length);
      expect(counted.at(-1)).toBe(`${String(count)}/${String(count)}`);
    });
  }

  it('are each given once', async () => {
    held.push(...ids(2), ...ids(2));

    expect(await readMemberIds(anAlma(), '7', () => undefined)).toEqual(ids(2));
  });

  it('are added a thousand at a time, and proven one by one', async () => {
    const set = await makeSet(anAlma(), DRAFT, ids(2500), note);

    expect(added).toEqual([1000, 1000, 500]);
    expect(set).toEqual(jasmine.objectContaining({ id: '7', size: 2500, isMadeByApp: true }));
    expect(progress.slice(0, 4)).toEqual([
      { phase: 'making', done: 0, total: 2500 },
      { phase: 'adding', done: 0, total: 2500 },
      { phase: 'adding', done: 1000, total: 2500 },
      { phase: 'adding', done: 2000, total: 2500 },
    ]);
    expect(progress[4]).toEqual({ phase: 'verifying', done: 100, total: 2500 });
    expect(progress.at(-1)).toEqual({ phase: 'verifying', done: 2500, total: 2500 });
  });

  it('are taken up where a former try left them, those too much taken out', async () => {
    held.push(...ids(3), ...ids(2, 900));
    const found = { ...SET, size: 5 };
    const exists = new AlmaError('', {
      kind: 'refused',
      status: 400,
      code: '402263',
      trackingId: '',
    });
    const alma = anAlma({
      createSet: () => Promise.reject(exists),
      findSets: () =>
        Promise.resolve({ rows: [{ ...SET, id: '6', name: 'Other' }, SET], total: 2 }),
      readSet: (id) => Promise.resolve({ ...found, id }),
    });

    expect((await makeSet(alma, DRAFT, ids(5), note)).id).toBe('7');
    expect(held).toEqual([...ids(5)]);
    expect(added).toEqual([2]);
    expect(progress[1]).toEqual({ phase: 'adding', done: 3, total: 5 });
  });

  it('are not taken out of, nor added to, a set that Alma refuses to make for another reason', async () => {
    for (const error of [
      new AlmaError('', { kind: 'refused', status: 400, code: '1', trackingId: '' }),
      new Error('a fault'),
    ]) {
      await expectAsync(
        makeSet(anAlma({ createSet: () => Promise.reject(error) }), DRAFT, ids(1), note),
      ).toBeRejectedWith(error);
    }
    expect(added).toEqual([]);
  });

  it('are written again by nobody: a refusal and a fault are thrown, a lost answer is looked at', async () => {
    const failing = (error: Error, takesEffect: boolean) =>
      makeSet(
        anAlma({
          addMembers: (_, mmsIds) => {
            if (takesEffect) held.push(...mmsIds);
            return Promise.reject(error);
          },
        }),
        DRAFT,
        ids(2),
        note,
      );
    const of = (kind: 'refused' | 'lost') =>
      new AlmaError('', { kind, status: 0, code: '', trackingId: '' });
    const [refused, lost, fault] = [of('refused'), of('lost'), new Error('a fault')];

    await expectAsync(failing(refused, true)).toBeRejectedWith(refused);
    held = [];
    await expectAsync(failing(fault, true)).toBeRejectedWith(fault);
    held = [...ids(1)];
    await expectAsync(failing(lost, false)).toBeRejectedWith(lost);
    held = [];
    expect((await failing(lost, true)).size).toBe(2);
  });

  it('are named where some are missing or too many', async () => {
    held.push(...ids(2, 1));
    const verified = verifySet(anAlma(), SET, ids(2), false, note);

    await expectAsync(verified).toBeRejectedWith(new SetDiffersError('7', ids(1), ids(1, 2)));
    held = [...ids(3)];
    await expectAsync(verifySet(anAlma(), SET, ids(2), false, note)).toBeRejectedWith(
      new SetDiffersError('7', [], ids(1, 2)),
    );
    held = [...ids(2)];
    expect(await verifySet(anAlma(), SET, ids(2), false, note)).toEqual(
      jasmine.objectContaining({ id: '7', name: SET.name, size: 2, isMadeByApp: false }),
    );
  });
});
