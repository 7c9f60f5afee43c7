import { BUILTIN_SETS } from '../../../../../simulator/archive/builtin';
import type { RunInApp } from '../../../testing/run-in-app';
import type { PreparePageHarness } from './prepare-page.harness';
import { PreparePageInApp } from './testing/prepare-page-in-app';

describe('the page on which a run is prepared', () => {
  let here: PreparePageInApp;
  let app: RunInApp;
  let page: PreparePageHarness;

  beforeEach(async () => {
    here = new PreparePageInApp();
    ({ app } = here);
    await app.start();
  });

  afterEach(() => here.close());

  it('asks for a check first', async () => {
    page = await here.open();

    expect(await page.text()).toContain('Check a set first');
    expect(await page.has('make-set')).toBeFalse();
  });

  it('leads to the run that is going on', async () => {
    app.keep();
    await here.check(BUILTIN_SETS.firstBatch);
    page = await here.open();
    await app.time.until(
      () => page.text(),
      (text) => text.includes('still going'),
    );

    expect(await page.mainButtons()).toEqual(['Open the run']);
  });

  it('asks for the handles by itself, and says who goes in and who stays out', async () => {
    here.prove();
    page = await here.prepare(BUILTIN_SETS.everyState);

    const out = await page.staysOut();
    const size = (await app.world.alma.readSet(BUILTIN_SETS.everyState)).size;
    const staying = Object.values(out).reduce((sum, n) => sum + n, 0);
    expect((await page.enters()) + staying).toBe(size);
    expect(out['typed']).toBeGreaterThan(0);
    expect(out['already-right']).toBeGreaterThan(0);
    expect(out['wrong-record']).toBeGreaterThan(0);
    expect(await page.has('pilot')).toBeFalse();
    expect(await page.mainButtons()).toEqual(['Make the set']);
  });

  it('takes those that work already when the person wants, and leaves them out again', async () => {
    here.prove();
    await here.check(BUILTIN_SETS.oldFixes);
    page = await here.open();
    await app.time.until(
      () => page.textOf('nobody-enters'),
      (text) => text !== '',
    );
    expect(await page.staysOut()).toEqual({ 'already-right': 9 });

    await page.press('include-right');
    expect(await page.enters()).toBe(9);
    await page.press('include-right');
    expect(await page.enters()).toBe(0);
  });

  it('takes a title that leads to another record only when it is ticked by itself', async () => {
    here.prove();
    page = await here.prepare(BUILTIN_SETS.everyState);
    const [enters, { 'wrong-record': wrong = 0 }] = [await page.enters(), await page.staysOut()];

    await page.tickWrongRecord(0);
    expect(await page.enters()).toBe(enters + 1);
    expect((await page.staysOut())['wrong-record'] ?? 0).toBe(wrong - 1);
    await page.tickWrongRecord(0);
    expect(await page.enters()).toBe(enters);
  });

  it('begins with a pilot of 2 to 5 titles of every state that enters', async () => {
    page = await here.prepare(BUILTIN_SETS.firstBatch);
    expect((await page.pilot()).length).toBe(3);

    await page.setPilotSize('99');
    expect((await page.pilot()).length).toBe(5);
    await page.setPilotSize('1');
    expect((await page.pilot()).length).toBe(2);
    await page.setPilotSize('');
    expect((await page.pilot()).length).toBe(2);
  });

  it('prepares new titles without asking for handles that they do not have', async () => {
    here.prove();
    page = await here.prepare(BUILTIN_SETS.withoutHandle, 'new');
    expect(await page.text()).toContain('Prepare: new handles');
    expect(app.world.handlesAsked).toEqual([]);
    expect(await page.enters()).toBe(25);

    await here.makeSet(page);
    await page.press('start-run');
    expect(await page.text()).toContain('Alma will');
  });

  it('says when nobody may go in', async () => {
    here.prove();
    await here.check(BUILTIN_SETS.withoutHandle);
    page = await here.open();
    await app.time.until(
      () => page.textOf('nobody-enters'),
      (text) => text !== '',
    );

    expect(await page.canPress('make-set')).toBeFalse();
    expect(await page.enters()).toBe(0);
  });

  it('goes on with the baseline after it was cancelled', async () => {
    const answer = app.holdHandles();
    await here.check(BUILTIN_SETS.firstBatch);
    page = await here.open();
    await app.time.until(
      () => page.has('handles-cancel'),
      (is) => is,
    );
    await page.press('handles-pause');
    await page.press('handles-resume');
    await page.press('handles-cancel');
    answer();
    await app.time.until(
      () => page.has('ask-baseline'),
      (is) => is,
    );
    expect(await page.mainButtons()).toEqual(['Check the handles now']);
    expect(await page.canPress('make-set')).toBeFalse();

    await page.press('ask-baseline');
    await here.isReady(page);
  });
});
