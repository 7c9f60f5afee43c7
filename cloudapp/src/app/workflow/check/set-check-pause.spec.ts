import FakeTimers from '@sinonjs/fake-timers';

import { aConfiguration } from '../../core/testing/a-bib';
import { ending, read } from '../testing/read-events';
import { ToldReader } from '../testing/told-reader';
import { SetCheck, type CheckSubject } from './set-check';

const NOW = Date.UTC(2026, 1, 2);
const SET: CheckSubject = { kind: 'set', setId: '7', content: 'BIB_MMS', size: 3 };

describe('a check of a set that a person holds up', () => {
  let clock: ReturnType<typeof FakeTimers.install>;
  let reader: ToldReader;
  let paced: string[];

  beforeEach(() => {
    clock = FakeTimers.install({ now: NOW });
    reader = new ToldReader();
    paced = [];
  });

  afterEach(() => clock.uninstall());

  function checkOf(): SetCheck {
    const pacing = { pause: () => paced.push('pause'), resume: () => paced.push('resume') };
    return new SetCheck({ reader, pacing }, SET, aConfiguration());
  }

  async function end(work: Promise<void>): Promise<void> {
    await clock.runAllAsync();
    await work;
  }

  const placesOf = ({ records }: SetCheck) =>
    records.map(({ position, state }) => `${String(position)} ${state}`);

  it('stands still while it is paused, its calls held back, and takes that for no time', async () => {
    reader.events = [read([0]), read([1]), read([2]), ending(3)];
    const check = checkOf();
    check.pause();
    check.resume();
    check.cancel();
    expect([check.snapshot.phase, paced]).toEqual(['idle', []]);
    const work = check.start();
    await clock.tickAsync(15);
    check.pause();
    expect([check.snapshot.phase, paced]).toEqual(['paused', ['pause']]);
    await clock.tickAsync(1000);
    expect(placesOf(check)).toEqual(['0 ready']);
    expect(check.snapshot.progress.elapsedMs).toBe(15);
    check.pause();
    expect(paced).toEqual(['pause']);
    check.resume();
    expect([check.snapshot.phase, paced]).toEqual(['running', ['pause', 'resume']]);
    check.resume();
    await end(work);

    expect(paced).toEqual(['pause', 'resume']);
    expect(placesOf(check)).toEqual(['0 ready', '1 ready', '2 ready']);
    expect(check.snapshot.phase).toBe('done');
  });

  it('keeps what it has when it is cancelled, be it while it is paused', async () => {
    for (const pauses of [false, true]) {
      paced = [];
      reader.events = [read([0]), read([1]), ending(2)];
      const check = checkOf();
      const work = check.start();
      await clock.tickAsync(15);
      if (pauses) check.pause();
      check.cancel();
      await end(work);

      expect([check.snapshot.phase, check.snapshot.failure]).toEqual(['cancelled', undefined]);
      expect(placesOf(check)).toEqual(['0 ready']);
      expect(paced).toEqual(pauses ? ['pause', 'resume'] : []);
    }
  });
});
