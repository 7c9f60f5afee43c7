import { BUILTIN_SETS } from '../../../../../simulator/archive/builtin';
import type { RunInApp } from '../../../testing/run-in-app';
import type { Alma } from '../../alma/port/alma';
import { AlmaError } from '../../alma/port/alma-error';
import type { RestRequest } from '../../alma/port/rest';
import { asMmsId } from '../../core/identifiers/mms-id';
import type { PreparePageHarness } from './prepare-page.harness';
import { PreparePageInApp } from './testing/prepare-page-in-app';

const REFUSED = { kind: 'refused', status: 400, code: '60120', trackingId: 'E9' } as const;

describe('the making of a run’s set', () => {
  let here: PreparePageInApp;
  let app: RunInApp;
  let page: PreparePageHarness;

  beforeEach(async () => {
    here = new PreparePageInApp();
    ({ app } = here);
    await app.start();
  });

  afterEach(() => here.close());

  /** A person makes a set of the listed titles in Alma, and picks it here. */
  async function pickByHand(isPrivate: boolean, add: Alma['addMembers']): Promise<void> {
    const draft = { name: 'Made by hand', description: '', content: 'IED', isPrivate } as const;
    const { id } = await app.world.alma.createSet(draft);
    await page.press('save-list');
    const [, ...mmsIds] = app.files.last.trim().split('\r\n');
    await add(id, mmsIds.map(asMmsId));
    await page.search('Made by hand');
    await app.time.until(
      () => page.has('set-option'),
      (is) => is,
    );
    await page.press('set-option');
  }

  it('makes a public set of Digital titles with this run’s id, and proves it', async () => {
    page = await here.prepare(BUILTIN_SETS.firstBatch);
    await here.makeSet(page);
    expect(await page.textOf('set-ready')).toContain('3 titles');
    expect(await page.mainButtons()).toEqual(['Start the run']);

    const { rows } = await app.world.alma.findSets({ name: 'pilot', limit: 5, offset: 0 });
    const made = await app.world.alma.readSet(rows[0]!.id);
    expect(made).toEqual(
      jasmine.objectContaining({ content: 'IED', isPrivate: false, type: 'ITEMIZED', size: 3 }),
    );
    expect(made.name).toContain(made.description);
  });

  it('makes its set anew when the pilot is changed afterwards, and no second one', async () => {
    page = await here.prepare(BUILTIN_SETS.firstBatch);
    await here.makeSet(page);
    await page.setPilotSize('4');
    expect(await page.has('set-ready')).toBeFalse();
    await here.makeSet(page);

    expect(await page.textOf('set-ready')).toContain('4 titles');
    const { rows } = await app.world.alma.findSets({ name: 'pilot', limit: 5, offset: 0 });
    expect(rows.length).toBe(1);
  });

  it('uses the checked set itself where all of it goes in', async () => {
    here.prove();
    page = await here.prepare(BUILTIN_SETS.firstBatch);
    expect(await page.mainButtons()).toEqual(['Verify the set']);
    await here.makeSet(page);

    expect(await page.textOf('set-ready')).toContain('First batch');
    expect(await page.textOf('set-ready')).toContain('60 titles');
  });

  it('gives the list and the way by hand where Alma refuses to make the set', async () => {
    page = await here.prepare(BUILTIN_SETS.firstBatch);
    app.world.mishap = ({ method, path }: RestRequest) =>
      method === 'POST' && path.endsWith('/conf/sets')
        ? {
            status: 400,
            body: {
              errorsExist: true,
              errorList: {
                error: [{ errorCode: '60120', errorMessage: 'No sets today.', trackingId: 'E9' }],
              },
            },
          }
        : undefined;
    await here.makeSet(page);
    expect(await page.textOf('set-failed')).toContain('No sets today (code');
    expect(await page.textOf('set-failed')).toContain('60120');
    expect(await page.textOf('set-failed')).toContain('Manage Sets');

    await page.press('save-list');
    expect(app.files.last.trim().split('\r\n').length).toBe(4);

    app.world.mishap = () => undefined;
    await page.search('First batch');
    await app.time.until(
      () => page.has('set-option'),
      (is) => is,
    );
    await page.press('set-option');
    await app.time.until(
      () => page.textOf('set-failed'),
      (text) => text.includes('57'),
    );
  });

  it('takes a set that was made by hand once it is the right one', async () => {
    page = await here.prepare(BUILTIN_SETS.firstBatch);
    const before = app.world.alma.addMembers.bind(app.world.alma);
    app.answers.addMembers = (id, members) => before(id, members.slice(1));
    await here.makeSet(page);
    expect(await page.textOf('set-failed')).toContain('1');

    await pickByHand(false, before);

    await app.time.until(
      () => page.textOf('set-ready'),
      (text) => text.includes('Made by hand'),
    );
  });

  it('refuses a set made by hand on which register cannot run, and says what it must be', async () => {
    page = await here.prepare(BUILTIN_SETS.firstBatch);
    const { addMembers } = app.world.alma;
    app.answers.createSet = () => Promise.reject(new AlmaError('No.', REFUSED));
    await here.makeSet(page);
    await pickByHand(true, addMembers.bind(app.world.alma));

    await app.time.until(
      () => page.textOf('set-failed'),
      (text) => text.includes('“Made by hand” cannot be used'),
    );
    expect(await page.has('start-run')).toBeFalse();
  });

  it('says that no answer came, and makes the set when it is asked again', async () => {
    page = await here.prepare(BUILTIN_SETS.firstBatch);
    app.world.mishap = ({ method, path }) =>
      method === 'POST' && path.endsWith('/conf/sets') ? 'lost' : undefined;
    await here.makeSet(page);
    expect(await page.textOf('set-failed')).toContain('Try again in a few minutes');

    app.world.mishap = () => undefined;
    await here.makeSet(page);
    expect(await page.textOf('set-ready')).toContain('3 titles');
  });

  it('prepares a list of MMS IDs as it does a set', async () => {
    const members = app.world.library.sets.members(BUILTIN_SETS.firstBatch).map(asMmsId);
    const mmsIds = members.slice(0, 4);
    await here.checkAll({ kind: 'list', name: 'from-a-colleague.csv', mmsIds });
    page = await here.open();
    await here.isReady(page);
    expect(await page.text()).toContain('from-a-colleague.csv');
    await here.makeSet(page);

    expect(await page.textOf('set-ready')).toContain('from-a-colleague.csv');
  });
});
