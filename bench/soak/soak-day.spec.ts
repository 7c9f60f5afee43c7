import { soakDay } from './soak-day';

const MEGABYTE = 1e6;

describe('a day with the panel open', () => {
  it('leaves nothing behind between one run and the next', async () => {
    const { marks, right, timesHeard, cardsShown } = await soakDay(0.5, 12);
    expect(marks.length).toBeGreaterThan(1);
    expect(right).toBe(marks.length);
    expect(Math.min(timesHeard, cardsShown)).toBeGreaterThan(20);
    for (const mark of marks) {
      expect(mark.timers).withContext('timers').toBe(0);
      expect(mark.leftovers).withContext('still held').toEqual([]);
      expect(mark.journalCharacters).toBeLessThanOrEqual(20_000);
      // The run, its history, its proof; and each former run whole.
      expect(mark.storeKeys).toBeLessThanOrEqual(4 + marks.indexOf(mark));
    }
    const [first, last] = [marks.at(0), marks.at(-1)];
    expect(last!.heapBytes - first!.heapBytes).toBeLessThan(3 * MEGABYTE);
  });
});
