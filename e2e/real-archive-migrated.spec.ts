import { checkSet, countsOf, openAlma, openSet } from './support/alma-page';
import { HAS_REAL_TITLES, NO_REAL_TITLES, realArchive, realTitles } from './support/real-archive';
import { type CsvRow } from './support/saved-file';
import { expect, test } from './support/test';

test.skip(!HAS_REAL_TITLES, NO_REAL_TITLES);
test.use({ simulator: { archive: realArchive('migrated'), limits: false } });

/** Every fiftieth title of the archive carries its handle with a leftover type. */
const TYPED_EVERY = 50;

test('the first batch before any job: what must be repaired, what copied, what is shared', async ({
  page,
  control,
}) => {
  const titles = realTitles().slice(0, 6040);
  const bearers = new Map<string, number>();
  for (const { handle = '' } of titles) bearers.set(handle, (bearers.get(handle) ?? 0) + 1);
  const stateOf = ({ handle = '', local_id = '' }: CsvRow, position: number): string => {
    if (handle === '') return 'none';
    if ((bearers.get(handle) ?? 0) > 1) return 'duplicate';
    // A few had the handle among their own numbers before anything was migrated.
    if (local_id.split(/\s*;\s*/).includes(`http://hdl.handle.net/${handle}`)) return 'ready';
    return position % TYPED_EVERY === 0 ? 'typed' : 'copy-needed';
  };
  const wanted: Record<string, number> = {};
  for (const [i, title] of titles.entries()) {
    const state = stateOf(title, i);
    wanted[state] = (wanted[state] ?? 0) + 1;
  }

  const app = await openAlma(page, control);
  await openSet(app, 'Handles - First Batch from mms_ids.csv');
  await checkSet(app);
  const counts = Object.entries(await countsOf(app, 'state-count-')).filter(([, n]) => n > 0);
  expect(Object.fromEntries(counts)).toEqual(wanted);
  await expect(app.getByTestId('set-fault-all-titles')).toBeVisible();
});
