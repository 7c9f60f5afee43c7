import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';

import { BUILTIN_SETS } from '../../../../../simulator/archive/builtin';
import { loseFiles } from '../../../testing/lose-files';
import type { RunInApp } from '../../../testing/run-in-app';
import { aStep } from '../../workflow/testing/a-run';
import { CheckedSet } from '../set/checked-set';
import type { RunPageHarness } from './run-page.harness';
import { RunPageInApp } from './testing/run-page-in-app';

const ID = '7594242390004641';

describe('the event report of a migration', () => {
  let here: RunPageInApp;
  let app: RunInApp;
  let page: RunPageHarness;
  let members: readonly string[];

  /** A run whose migration skipped so many of its titles, and the page of it. */
  async function open(setId: string, skipped: number): Promise<void> {
    here = new RunPageInApp();
    ({ app } = here);
    await app.start();
    const run = await app.runOn(setId);
    members = app.world.library.sets.members(setId);
    const reasons = [{ id: 'skipped', with: { n: skipped } }];
    const migrate = aStep('migrate', {
      phase: 'failed',
      instanceId: ID,
      showsSet: true,
      endedAt: app.time.now,
      status: 'COMPLETED_SUCCESS',
      numbers: { processed: members.length, exceptions: 0, skipped },
      gate: { state: 'failed', reasons, numbers: [] },
    });
    app.keep({ ...run, steps: [migrate, aStep('register')] });
    page = await here.open();
    expect(await page.has('import-events')).toBeTrue();
  }

  afterEach(() => here.close());

  const handleOf = (mmsId: string): string => {
    const xml = app.world.xmlOf(mmsId);
    return /http:\/\/hdl\.handle\.net\/([^<]+)/.exec(xml)?.[1] ?? '';
  };
  const already = (id: string, handle: string): string =>
    `Record ${id} was skipped. Reason: BIB record MMS ID ${id} already has a handle identifier ${handle}`;
  const without = (id: string): string =>
    `Record ${id} was skipped. Reason: BIB record MMS ID ${id} does not have a handle identifier`;

  async function give(lines: readonly string[]): Promise<string> {
    const text = ['Event', ...lines.map((line) => `"${line}"`)].join('\r\n');
    here.give('import-events', 'events.csv', text);
    return app.time.until(
      () => page.textOf('events-found'),
      (words) => words !== '',
    );
  }

  async function refused(words: string): Promise<void> {
    await app.time.until(
      () => page.textOf('events-failed'),
      (text) => text.includes(words),
    );
  }

  it('opens register where Alma had the very handles already', async () => {
    await open(BUILTIN_SETS.oldFixes, 2);
    const text = await give(members.slice(0, 2).map((id) => already(id, handleOf(id))));

    expect(text).toContain('2 skips are harmless');
    expect(await page.has('events-support')).toBeFalse();
    await app.time.until(
      () => page.phases(),
      ({ migrate }) => migrate === 'done',
    );
  });

  it('names those that have another handle, and writes about them to Ex Libris', async () => {
    await open(BUILTIN_SETS.decemberBatch, 30);
    const text = await give(members.map((id, i) => already(id, `99321/178000${String(i)}`)));

    expect(text).toContain('30 records have another handle');
    expect(text).toContain(`${members[0]!}: ${handleOf(members[0]!)} / 99321/1780000`);
    expect(text).toContain('and 10 more');
    await page.press('events-support');
    expect(app.files.saved.at(-1)?.name).toBe('ex-libris-HA-TEST-0001.txt');
    expect(app.files.last).toContain(ID);
    expect(app.files.last.match(/^- MMS ID/gm)?.length).toBe(30);
    expect(await page.has('events-rest')).toBeFalse();
  });

  it('lists those for which register would mint a number, and goes on with the others', async () => {
    await open(BUILTIN_SETS.decemberBatch, 22);
    const text = await give(members.slice(0, 22).map(without));

    expect(text).toContain('22 records have no handle where the job looks');
    expect(text).toContain('and 2 more');
    expect(await page.textOf('events-astray')).toContain('another prefix');

    await page.press('events-rest');
    expect(app.files.last.trim().split('\r\n')).toEqual(['MMS ID', ...members.slice(22)]);
    await page.press('events-check-rest');
    await app.time.until(
      () => TestBed.inject(Router).url,
      (url) => url === '/set/list',
    );
    const subject = TestBed.inject(CheckedSet).subject();
    expect(subject?.kind === 'list' && subject.mmsIds.length).toBe(8);
    expect(subject?.kind === 'list' && subject.name).toBe('December batch: the others');
  });

  it('doubts a report of which it knows neither records nor sentences', async () => {
    await open(BUILTIN_SETS.decemberBatch, 3);
    const text = await give([already('991012345678901234', '99321/1'), '991012345678901234 what?']);

    expect(text).toContain('1 record');
    expect(text).toContain('Is it this run’s report?');
  });

  it('forgets the report when the step is run again', async () => {
    await open(BUILTIN_SETS.decemberBatch, 3);
    await give(members.slice(0, 1).map(without));
    await app.time.until(
      () => page.has('confirm-step'),
      (is) => is,
    );
    await page.press('confirm-step');

    await app.time.until(
      () => page.has('events-found'),
      (is) => !is,
    );
  });

  it('says of a file that it is no event report', async () => {
    await open(BUILTIN_SETS.oldFixes, 2);
    here.give('import-events', 'events.xlsx', 'no\0table');

    await refused('Export the events as Excel or CSV.');
  });

  it('says of an event report that is gone that it is to be chosen again', async () => {
    await open(BUILTIN_SETS.oldFixes, 2);
    loseFiles();
    here.give('import-events', 'events.csv', 'Event');

    await refused('events.csv could not be read. Choose it again.');
  });

  it('does not blame the report where the records of the run cannot be read', async () => {
    await open(BUILTIN_SETS.oldFixes, 2);
    app.world.mishap = ({ path }) =>
      path.startsWith('/conf/sets/') ? { status: 401, body: '' } : undefined;
    here.give('import-events', 'events.csv', 'Event');

    await refused('9 records of the set could not be read');
  });
});
