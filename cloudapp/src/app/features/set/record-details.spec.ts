import { BUILTIN_SETS } from '../../../../../simulator/archive/builtin';

import { eventually } from '../../../testing/eventually';
import type { BibRecord } from '../../core/record/bib-record';
import { ALMA } from '../session/ports';
import type { SetPageHarness } from './set-page.harness';
import { SetPageInWorld } from './testing/set-page-in-world';

describe('the details of a record', () => {
  let here: SetPageInWorld;
  let page: SetPageHarness;

  beforeEach(() => (here = new SetPageInWorld()));

  async function openRowOf(state: string): Promise<string> {
    await page.choose(state);
    await eventually(
      () => page.rows(),
      (rows) => rows.length > 0 && rows.every((row) => row.includes(state)),
    );
    await page.openRow(0);
    return (await page.currentRow()) ?? '';
  }

  it('show the XML around each handle, cut at its ends', async () => {
    await here.start();
    ({ page } = await here.openChecked(BUILTIN_SETS.everyState));
    const mmsId = await openRowOf('Typed');
    const [xml] = await eventually(
      () => page.xmlAround(),
      (places) => places.length > 0,
    );

    expect(xml).toContain('xsi:type="dcterms:URI"');
    const inner = xml!.replace(/^…|…$/g, '').trim();
    expect(here.world.xmlOf(mmsId)).toContain(inner);
  });

  it('show where the handle leads, once it was asked for', async () => {
    await here.start();
    ({ page } = await here.openChecked(BUILTIN_SETS.everyState));
    await here.checkHandles(page);
    const { 'wrong-record': wrong } = await page.counts('verdict-count-');
    expect(wrong).toBeGreaterThan(0);
    await page.choose('Other record');
    await eventually(
      () => page.shown(),
      (words) => words.startsWith(`${String(wrong)} record`),
    );
    await page.openRow(0);

    const details = await page.details();
    expect(details).toContain('Other record');
    expect(details).toMatch(/https?:\/\//);
  });

  it('say what Alma said of a record that it did not hand out', async () => {
    await here.start();
    ({ page } = await here.openChecked(BUILTIN_SETS.everyState));
    await openRowOf('Unreadable');

    expect(await page.details()).toContain('Alma says:');
    expect(await page.textOf('details-state')).toBe('Unreadable');
  });

  it('say why the record cannot be read again', async () => {
    await here.start();
    ({ page } = await here.openChecked(BUILTIN_SETS.oldFixes));
    here.world.mishap = ({ path }) =>
      path.startsWith('/bibs') ? { status: 401, body: '' } : undefined;
    await page.openRow(0);

    expect(
      await eventually(
        () => page.details(),
        (words) => words.includes('role'),
      ),
    ).toContain('role');
  });

  it('show nothing of a record that was left before Alma answered', async () => {
    const answers: (() => void)[] = [];
    const { alma } = here.world;
    const readBib = async (...asked: Parameters<typeof alma.readBib>): Promise<BibRecord> => {
      await new Promise<void>((resolve) => answers.push(resolve));
      return alma.readBib(asked[0]);
    };
    await here.start({ provide: ALMA, useValue: { ...alma, readBib } });
    ({ page } = await here.openChecked(BUILTIN_SETS.oldFixes));
    const [former, now] = await page.rowIds();
    await page.openRow(0);
    await page.openRow(1);
    expect(await page.currentRow()).toBe(now!);
    answers[1]?.();
    await eventually(
      () => page.xmlAround(),
      (places) => places.length > 0,
    );
    answers[0]?.();

    const places = (await page.xmlAround()).join('');
    expect(places.replace(/^…|…$/g, '').trim()).not.toBe('');
    expect(await page.details()).toContain(now!);
    expect(await page.details()).not.toContain(former!);
  });

  it('say why the record will not be repaired, and offer no repair', async () => {
    await here.start();
    ({ page } = await here.openChecked(BUILTIN_SETS.everyState));
    await openRowOf('Typed');
    await eventually(
      () => page.has('repair'),
      (is) => is,
    );
    await page.closeDetails();
    await page.choose('Typed');
    await page.type('result-filter', '[7013]');
    await eventually(
      () => page.rows(),
      ({ length }) => length === 1,
    );
    await page.openRow(0);
    await eventually(
      () => page.xmlAround(),
      (places) => places.length > 0,
    );

    expect(await page.textOf('details-outcome')).toContain('has no suffix. Complete it in Alma.');
    expect(await page.has('repair')).toBe(false);
  });

  it('are closed by the person', async () => {
    await here.start();
    ({ page } = await here.openChecked(BUILTIN_SETS.oldFixes));
    await page.openRow(2);
    expect(await page.details()).not.toBe('');
    await page.closeDetails();

    expect(await page.details()).toBe('');
    expect(await page.currentRow()).toBeNull();
  });

  it('are gone when the set is checked again', async () => {
    await here.start();
    ({ page } = await here.openChecked(BUILTIN_SETS.oldFixes));
    await page.openRow(0);
    await here.check(page);

    expect(await page.details()).toBe('');
  });
});
