import type { NewSet } from '../../../../../simulator/library/sets';
import type { RestRequest } from '../../alma/port/rest';
import { asMmsId, type MmsId } from '../../core/identifiers/mms-id';
import { RunWorld } from '../testing/run-world';
import { makeSet, takeSet } from './make-set';

const MARK = 'HA-TEST-RUN2';
const DRAFT = { name: `${MARK} run Letters`, description: MARK, mark: MARK };
const MANY = 'All digital titles';

describe('The set of a run', () => {
  let world: RunWorld;

  beforeEach(() => (world = new RunWorld()));
  afterEach(() => world.close());

  const library = () => world.world.library;
  const titles = (n: number): readonly MmsId[] =>
    (library().sets.named(MANY)?.members ?? []).slice(0, n).map(asMmsId);
  const make = (mmsIds: readonly MmsId[], draft = DRAFT) =>
    world.until(makeSet(world.world.alma, draft, mmsIds, () => undefined));
  const members = () => library().sets.named(DRAFT.name)?.members ?? [];
  const namedSo = () => library().sets.all.filter(({ name }) => name === DRAFT.name).length;
  const isCreate = ({ method, path }: RestRequest) => method === 'POST' && path === '/conf/sets';
  const isAdd = ({ query }: RestRequest) => query?.['op'] === 'add_members';

  /** The first call of its kind is carried out, or not, and its answer lost. */
  function loseFirst(kind: (request: RestRequest) => boolean, how: 'drop-answer' | 'lost'): void {
    let isOver = false;
    world.world.mishap = (request) => {
      if (isOver || !kind(request)) return undefined;
      isOver = true;
      return how;
    };
  }

  it('is itemized, public, of digital titles, bears the run id, and holds just these', async () => {
    const set = await make(titles(3));
    const made = library().sets.named(DRAFT.name);
    expect(made).toEqual(
      jasmine.objectContaining({
        type: 'ITEMIZED',
        content: 'IED',
        isPrivate: false,
        description: DRAFT.description,
        members: titles(3),
      }),
    );
    expect(set).toEqual(jasmine.objectContaining({ size: 3, isMadeByApp: true }));
  });

  it('is found where the answer to its making was lost, not made twice', async () => {
    loseFirst(isCreate, 'drop-answer');
    const set = await make(titles(3));
    expect(set.isMadeByApp).toBeTrue();
    expect(namedSo()).toBe(1);
    expect(members()).toEqual(titles(3));
  });

  it('is not taken for made where the making never arrived', async () => {
    loseFirst(isCreate, 'lost');
    await expectAsync(make(titles(3))).toBeRejectedWith(
      jasmine.objectContaining({ name: 'AlmaError' }),
    );
    expect(namedSo()).toBe(0);
    expect((await make(titles(3))).size).toBe(3);
  });

  it('is settled by reading where the answer to adding was lost, nothing added twice', async () => {
    loseFirst(isAdd, 'drop-answer');
    const set = await make(titles(3));
    expect(set.size).toBe(3);
    expect(world.world.calls.filter(isAdd).length).toBe(1);
  });

  it('is finished by another try where the adding never arrived', async () => {
    loseFirst(isAdd, 'lost');
    await expectAsync(make(titles(3))).toBeRejectedWith(
      jasmine.objectContaining({ name: 'AlmaError' }),
    );
    const set = await make(titles(3));
    expect(set.size).toBe(3);
    expect(namedSo()).toBe(1);
  });

  it('gives up those that do not belong to it any more when it is made for fewer', async () => {
    await make(titles(5));
    const set = await make(titles(3));
    expect(set.size).toBe(3);
    expect(members()).toEqual(titles(3));
    expect(namedSo()).toBe(1);
  });

  it('is found by its name where the mark is not in it', async () => {
    loseFirst(isCreate, 'drop-answer');
    const draft = { name: 'Letters, part', description: `Made of a list. ${MARK}`, mark: MARK };
    expect((await make(titles(3), draft)).name).toBe('Letters, part');
  });

  it('is never another set that happens to have its name', async () => {
    await world.until(
      world.world.alma.createSet({
        name: DRAFT.name,
        description: 'Somebody’s own',
        content: 'IED',
        isPrivate: false,
      }),
    );
    await expectAsync(make(titles(3))).toBeRejectedWith(
      jasmine.objectContaining({ code: '402263' }),
    );
    expect(members()).toEqual([]);
  });

  describe('made by hand', () => {
    const byHand = (change: Partial<NewSet>) =>
      library().sets.create({
        name: 'By hand',
        description: '',
        type: 'ITEMIZED',
        content: 'IED',
        isPrivate: false,
        createdBy: 'admin',
        members: titles(2),
        ...change,
      });
    const take = (change: Partial<NewSet>) =>
      world.until(takeSet(world.world.alma, byHand(change).id, titles(2), () => undefined));

    it('is taken when it is of the right kind, and never deleted by the app', async () => {
      expect(await take({})).toEqual(jasmine.objectContaining({ size: 2, isMadeByApp: false }));
    });

    for (const change of [
      { isPrivate: true },
      { type: 'LOGICAL' as const },
      { content: 'BIB_MMS' as const },
    ]) {
      it(`is refused when it has ${JSON.stringify(change)}, however right its titles`, async () => {
        await expectAsync(take(change)).toBeRejectedWith(
          jasmine.objectContaining({ name: 'SetUnfitError', setName: 'By hand' }),
        );
      });
    }

    it('says what is missing from an empty one', async () => {
      await expectAsync(take({ members: [] })).toBeRejectedWith(
        jasmine.objectContaining({ name: 'SetDiffersError', missing: titles(2) }),
      );
    });
  });

  it('names what is missing and what is too much where Alma holds something else', async () => {
    const [, second] = titles(2);
    world.world.meanwhile = ({ method, path }) => {
      const made = library().sets.named(DRAFT.name);
      if (method !== 'GET' || !path.endsWith('/members') || made === undefined) return;
      library().sets.setMembers(made.id, titles(1));
    };
    await expectAsync(make(titles(2))).toBeRejectedWith(
      jasmine.objectContaining({ name: 'SetDiffersError', missing: [second], extra: [] }),
    );
  });
});
