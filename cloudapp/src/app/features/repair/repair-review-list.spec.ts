import { eventually } from '../../../testing/eventually';
import { RepairOfMany } from './testing/repair-of-many';
import type { RepairPageHarness } from './repair-page.harness';

describe('the review of many repairs', () => {
  let here: RepairOfMany;
  let page: RepairPageHarness;

  async function open(records: number): Promise<void> {
    here = new RepairOfMany(records);
    ({ page } = await here.open());
  }

  async function ids(): Promise<readonly string[]> {
    return Object.keys(await page.rows());
  }

  it('goes in parts: more are shown, words find some', async () => {
    await open(60);
    expect(await page.textOf('review-summary')).toContain('60 changes to review.');
    expect((await ids()).length).toBe(50);
    expect(await page.textOf('show-more')).toBe('Show more (10 left)');
    await page.press('show-more');
    expect((await ids()).length).toBe(60);
    expect(await page.has('show-more')).toBe(false);

    const [mmsId] = await ids();
    await page.type('repair-filter', mmsId!);
    expect(await ids()).toEqual([mmsId!]);
  });

  it('leaves the focus with the button while there is more, and then hands it to the first new row', async () => {
    await open(120);
    await page.press('show-more');
    expect(await page.isFocused('show-more')).toBe(true);
    await page.press('show-more');

    expect((await ids()).length).toBe(120);
    expect(await page.focusedRow()).toBe((await ids())[100]!);
  });

  it('lets only what is chosen be written, and nothing where nothing is', async () => {
    await open(30);
    await page.press('tick-none');
    expect(await page.text()).toContain('0 of 30 chosen');
    expect(await page.isEnabled('export-before-images')).toBe(false);
    expect(await page.isEnabled('confirm-repair')).toBe(false);

    const [mmsId] = await ids();
    await page.type('repair-filter', mmsId!);
    await page.press('tick-all');
    expect(await page.text()).toContain('1 of 30 chosen');
    await here.write(page);

    expect(here.files.saved[0]?.content).toContain(mmsId!);
    expect(here.world.writes().map(({ path }) => path)).toEqual([`/bibs/${mmsId!}`]);
  });

  it('asks for the file again when more is chosen than is in it', async () => {
    await open(3);
    await page.tick(0);
    await page.press('export-before-images');
    expect(await page.isEnabled('confirm-repair')).toBe(true);
    await page.tick(0);

    expect(await page.isEnabled('confirm-repair')).toBe(false);
  });

  it('is of the states that are wanted', async () => {
    await open(2);
    await page.press('repair-state-typed');
    expect(await ids()).toEqual([]);
    await page.press('repair-state-typed');

    expect(
      (
        await eventually(
          () => ids(),
          (rows) => rows.length === 2,
        )
      ).length,
    ).toBe(2);
  });

  it('is made again after the writing, and finds nothing more to do', async () => {
    await open(2);
    await here.write(page);
    await page.press('plan-again');

    expect(
      await eventually(
        () => page.refusals(),
        (reasons) => reasons.length === 2,
      ),
    ).toEqual(['nothing-to-repair', 'nothing-to-repair']);
  });
});
