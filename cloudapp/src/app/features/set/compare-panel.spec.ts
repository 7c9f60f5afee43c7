import { BUILTIN_SETS } from '../../../../../simulator/archive/builtin';
import { type ComponentFixture, TestBed } from '@angular/core/testing';

import { eventually } from '../../../testing/eventually';
import { giveFile } from '../../../testing/give-file';
import { loseFiles } from '../../../testing/lose-files';
import { HANDLE_SERVER } from '../session/ports';
import type { SetPage } from './set-page';
import type { SetPageHarness } from './set-page.harness';
import { SetPageInWorld } from './testing/set-page-in-world';

const HEADER = 'mms_id,title,handle,verdict';

describe('the comparison with an earlier report', () => {
  let here: SetPageInWorld;
  let page: SetPageHarness;
  let fixture: ComponentFixture<SetPage>;

  beforeEach(async () => {
    here = new SetPageInWorld();
    await here.start();
    ({ page, fixture } = await here.openChecked(BUILTIN_SETS.oldFixes));
  });

  async function give(name: string, ...lines: readonly string[]): Promise<string> {
    giveFile(fixture.nativeElement as HTMLElement, 'compare-import', name, lines.join('\r\n'));
    return eventually(
      () => page.text(),
      (text) => text.includes(name),
    );
  }

  /** A record that is in no set. */
  const gone = (n: number): string => `9900000000${String(n).padStart(4, '0')}6421,Gone ${n},,`;

  it('wants the handles checked before it says what broke', async () => {
    const text = await give('spring.csv', HEADER, gone(1));

    expect(text).toContain('1 record in the report of this app: spring.csv');
    expect(text).toContain('Check the handles: only then does the app know');
    expect(await page.counts('compare-count-')).toEqual({ 'left-set': 1, new: 9 });

    await here.checkHandles(page);
    expect(await page.text()).not.toContain('Check the handles: only then');
    expect(await page.counts('compare-count-')).toEqual({
      'newly-broken': 0,
      fixed: 0,
      'still-broken': 0,
      'left-set': 1,
      new: 9,
      unchanged: 0,
    });
  });

  it('says nothing of broken and unchanged ones while handles are asked, nor where that was ended', async () => {
    await give('spring.csv', HEADER, gone(1));
    const asking = new Promise<never>(() => undefined);
    spyOn(TestBed.inject(HANDLE_SERVER), 'ask').and.returnValue(asking);
    await page.checkHandles();
    expect(await page.counts('compare-count-')).toEqual({ 'left-set': 1, new: 9 });

    await page.press('handles-cancel');
    expect(await page.counts('compare-count-')).toEqual({ 'left-set': 1, new: 9 });
    expect(await page.text()).toContain('Check the handles: only then');
  });

  it('says nothing of those that left where the set was not read to its end', async () => {
    here.hold();
    await page.press('check');
    await page.press('cancel');
    here.goOn();
    await eventually(
      () => page.text(),
      (text) => text.includes('Cancelled.'),
    );
    const text = await give('spring.csv', HEADER, gone(1));

    expect(text).toContain('which records left it is not known');
    expect(Object.keys(await page.counts('compare-count-'))).not.toContain('left-set');
    expect(await page.textsOf('left-row')).toEqual([]);
  });

  it('reads the columns of CABB, and counts rows that it does not understand', async () => {
    const [mmsId] = await page.rowIds();
    const text = await give(
      'cabb.csv',
      'MMS ID,Handle URL,dc:title,HTTP Status Code,Status Message,Final Redirect URL,Returned Correct MMS ID,Titles Match!',
      `${mmsId!},http://hdl.handle.net/99321/1,A,404,Not Found,,,N/A`,
      'not an id,,,,,,,',
    );

    expect(text).toContain('1 record in the report of CABB: cabb.csv');
    expect(text).toContain('1 row of it is not understood and not compared.');
  });

  it('names those that left the set, the first hundred of them', async () => {
    await give('old.csv', HEADER, ...Array.from({ length: 103 }, (_, n) => gone(n)));

    expect((await page.textsOf('left-row')).length).toBe(100);
    expect((await page.textsOf('left-row'))[0]).toContain('Gone 0');
    expect(await page.text()).toContain('and 3 more');
  });

  it('ends, and takes its filters along', async () => {
    await give('spring.csv', HEADER, gone(1));
    await page.choose('New');
    await eventually(
      () => page.has('clear-filter'),
      (is) => is,
    );
    await page.press('compare-drop');

    expect(await page.counts('compare-count-')).toEqual({});
    expect(await page.has('clear-filter')).toBe(false);
  });

  it('forgets the refused file when a good one is given', async () => {
    await give('letters.csv', 'a,b', '1,2');
    expect(await page.textOf('compare-refused')).toContain('letters.csv');
    await give('spring.csv', HEADER, gone(1));

    expect(await page.has('compare-refused')).toBe(false);
  });

  it('says of a file that cannot be read any more that it is to be chosen again', async () => {
    loseFiles();
    await give('spring.csv', HEADER, gone(1));

    expect(await page.textOf('compare-refused')).toBe(
      'spring.csv could not be read. Choose it again.',
    );
  });
});
