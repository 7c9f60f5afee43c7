import { checkSet, countsOf, openAlma, openSet } from './support/alma-page';
import { expectNoAxeFindings } from './support/axe';
import { HAS_REAL_TITLES, NO_REAL_TITLES, realArchive, realTitles } from './support/real-archive';
import { type CsvRow, readCsv, saveBy } from './support/saved-file';
import { expect, test } from './support/test';

test.skip(!HAS_REAL_TITLES, NO_REAL_TITLES);
test.use({ simulator: { archive: realArchive('resolved'), limits: false } });

/** Handles that more than one title bears. */
function sharedHandles(titles: readonly CsvRow[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const handle of titles.flatMap((title) => title['handle'] || [])) {
    if (seen.has(handle)) shared.add(handle);
    seen.add(handle);
  }
  return shared;
}

test('12,106 real titles are judged, and each handle’s verdict is the truth of the day', async ({
  page,
  control,
}) => {
  const titles = realTitles();
  const shared = sharedHandles(titles);
  const app = await openAlma(page, control);
  await openSet(app, 'All digital titles');
  await checkSet(app);

  const isDuplicate = (title: CsvRow): boolean => shared.has(title['handle'] ?? '');
  const none = titles.filter((title) => title['handle'] === '').length;
  const duplicate = titles.filter(isDuplicate).length;
  expect(await countsOf(app, 'state-count-')).toEqual({
    ...Object.fromEntries(
      ['unreadable', 'linked', 'not-digital', 'wrong-format', 'conflicting', 'malformed', 'typed']
        .concat('copy-needed', 'misplaced', 'foreign')
        .map((state) => [state, 0]),
    ),
    duplicate,
    none,
    ready: titles.length - none - duplicate,
  });

  await app.getByTestId('check-handles').click();
  await expect(app.getByTestId('export-cabb')).toBeEnabled({ timeout: 90_000 });
  const report = readCsv((await saveBy(page, app.getByTestId('export-report'))).text);
  expect(report.length).toBe(12_106);
  const verdictOf: Readonly<Record<string, string>> = {
    ok: 'right',
    unregistered: 'unregistered',
    wrong_target: 'wrong-record',
    no_handle: '',
  };
  const differing = titles.flatMap((title, i) => {
    const row = report[i] ?? {};
    const wanted = [title['mms_id'], verdictOf[title['truth'] ?? ''], title['target']];
    const got = [row['mms_id'], row['verdict'], row['target_mms_id']];
    return wanted.join() === got.join() ? [] : [{ wanted, got }];
  });
  expect(differing).toEqual([]);
  await expectNoAxeFindings(page);
});
