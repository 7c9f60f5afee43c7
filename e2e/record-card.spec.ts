import { openAlma } from './support/alma-page';
import { expectNoAxeFindings } from './support/axe';
import { SHOWN_TITLES, titleThatShows } from './support/built-in';
import { expect, test } from './support/test';

test.use({ simulator: { limits: false } });

test('a record in view gets its state, verdict and outcome in two calls and one question', async ({
  page,
  control,
}) => {
  const app = await openAlma(page, control);
  const before = (await control.stats()).app.calls;
  const { mmsId, title } = titleThatShows('ready', '?wrong-record');
  await page.goto(`${control.address}/#/record/${mmsId}`);
  const card = app.getByTestId('record-card');
  await expect(card.getByRole('heading', { name: title })).toBeVisible();
  await expect(card.getByTestId('record-verdict')).toHaveAttribute('data-verdict', 'wrong-record');
  await expect(card.getByTestId('record-outcome')).toHaveAttribute('data-outcome', 'run-workflow');
  expect((await control.stats()).app.calls - before).toBeLessThanOrEqual(2);
  await expectNoAxeFindings(page);
});

test('every kind of record has its card', async ({ page, control }) => {
  const app = await openAlma(page, control);
  const card = app.getByTestId('record-card');
  const states = ['linked', 'not-digital', 'wrong-format', 'conflicting', 'malformed', 'typed'];
  for (const state of [...states, 'copy-needed', 'misplaced', 'foreign', 'none']) {
    const { mmsId } = titleThatShows(state);
    await page.goto(`${control.address}/#/record/${mmsId}`);
    await expect(card).toHaveAttribute('data-mms-id', mmsId);
    await expect(card.getByTestId('record-state'), state).toHaveAttribute('data-state', state);
    await expect(card.getByTestId('record-outcome')).toBeVisible();
  }
  await expectNoAxeFindings(page);
});

test('going quickly from record to record never shows one’s state under another’s title', async ({
  page,
  control,
}) => {
  const app = await openAlma(page, control);
  // Answers overtake one another: every other one is late.
  await control.faults(
    ...Array.from({ length: 60 }, (_, i) => ({
      match: { path: '/bibs$' },
      times: 1,
      effect: 'slow' as const,
      ms: (i * 137) % 400,
    })),
  );
  // Whatever is on the screen at any moment, not only when somebody looks.
  await app.locator('body').evaluate((body) => {
    const look = (): void => {
      for (const card of body.querySelectorAll('[data-testid="record-card"]')) {
        const state = card.querySelector('[data-testid="record-state"]');
        const shown = `${card.getAttribute('data-mms-id')} ${state?.getAttribute('data-state')}`;
        if (state !== null) body.dataset['seen'] = `${body.dataset['seen'] ?? ''}${shown},`;
      }
    };
    new MutationObserver(look).observe(body, {
      subtree: true,
      childList: true,
      attributeFilter: ['data-state', 'data-mms-id'],
    });
  });
  const card = app.getByTestId('record-card');
  for (const [i, { mmsId }] of SHOWN_TITLES.slice(2, 32).entries()) {
    await page.evaluate((hash) => (location.hash = hash), `#/record/${mmsId}`);
    await expect(page.getByTestId('alma-record-mms-id')).toHaveText(mmsId);
    // The person looks up now and then.
    if (i % 6 !== 5) continue;
    await expect(card).toHaveAttribute('data-mms-id', mmsId);
    await expect(card.getByTestId('record-state')).toBeVisible();
  }

  const seen = (await app.locator('body').getAttribute('data-seen')) ?? '';
  const pairs = [...new Set(seen.split(',').filter((pair) => pair !== ''))];
  expect(pairs.length).toBeGreaterThanOrEqual(5);
  const stateOf = new Map(SHOWN_TITLES.map(({ mmsId, shows }) => [mmsId, shows]));
  for (const [mmsId = '', state] of pairs.map((pair) => pair.split(' '))) {
    expect(stateOf.get(mmsId), mmsId).toContain(state);
  }
});

test('equal pages are not asked for again within a minute', async ({ page, control }) => {
  const app = await openAlma(page, control);
  const [one, other] = [titleThatShows('typed'), titleThatShows('none')];
  const card = app.getByTestId('record-card');
  const goTo = async (mmsId: string): Promise<void> => {
    await page.goto(`${control.address}/#/record/${mmsId}`);
    await expect(card).toHaveAttribute('data-mms-id', mmsId);
    await expect(card.getByTestId('record-outcome')).toBeVisible();
  };
  await goTo(one.mmsId);
  await goTo(other.mmsId);
  const { calls } = (await control.stats()).app;
  await goTo(one.mmsId);
  expect((await control.stats()).app.calls).toBe(calls);
});
