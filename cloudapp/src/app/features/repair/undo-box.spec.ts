import { eventually } from '../../../testing/eventually';
import { giveFile } from '../../../testing/give-file';
import { loseFiles } from '../../../testing/lose-files';
import type { RepairPageHarness } from './repair-page.harness';
import { RepairOfMany } from './testing/repair-of-many';

describe('the undoing of repairs', () => {
  let here: RepairOfMany;
  let page: RepairPageHarness;
  let host: HTMLElement;

  async function openAndWrite(records: number): Promise<string> {
    here = new RepairOfMany(records);
    ({ page, host } = await here.open());
    await here.write(page);
    return here.files.last;
  }

  it('takes everything back that was written', async () => {
    await openAndWrite(3);
    const ids = Object.keys(await page.rows());
    await page.press('undo');
    await eventually(
      () => page.textOf('review-summary'),
      (words) => words.startsWith('3 records to put back as they were.'),
    );
    expect(await page.title()).toBe('Undo repairs');
    expect(await page.has('export-before-images')).toBe(false);
    await page.press('confirm-repair');
    await here.done(page);

    const before = new Map(here.world.library.archive.records.map((r) => [r.mmsId, r.xml]));
    for (const mmsId of ids) expect(here.world.xmlOf(mmsId)).toBe(before.get(mmsId)!);
    expect(await page.has('undo')).toBe(false);
  });

  it('takes the file that was saved before, and names its damaged lines', async () => {
    const images = await openAndWrite(2);
    giveFile(host, 'undo-file', 'notes.txt', 'milk\n');
    await eventually(
      () => page.text(),
      (text) => text.includes('This file holds no records saved by this app.'),
    );
    giveFile(host, 'undo-file', 'before-images.jsonl', `${images}{"half":`);
    await eventually(
      () => page.textOf('review-summary'),
      (words) => words.startsWith('2 records to put back'),
    );

    expect(await page.text()).toContain('cannot be read and is left out');
    expect(await page.text()).not.toContain('This file holds no records saved by this app.');
  });

  it('says of a file that cannot be read any more that it is to be chosen again', async () => {
    const images = await openAndWrite(2);
    loseFiles();
    giveFile(host, 'undo-file', 'before-images.jsonl', images);

    await eventually(
      () => page.text(),
      (text) => text.includes('before-images.jsonl could not be read. Choose it again.'),
    );
  });
});
