import { type Figure, type Measurement } from './measurement';
import { soakDay, type SoakMark } from './soak/soak-day';

const HOURS = 8;
const TITLES = 60;
const HOUR_MS = 3_600_000;
const MEGABYTE = 1e6;
/** So many are kept whole, in at most 20 kB each. */
const FORMER_RUNS = 40;

/** A working day with the panel open: is anything left over from run to run? */
export async function* soak(): AsyncGenerator<Measurement> {
  const started = performance.now();
  const { marks, right, timesHeard, cardsShown } = await soakDay(HOURS, TITLES);
  const most = (of: (mark: SoakMark) => number): number => Math.max(...marks.map(of));
  const none = { atMost: 0 };
  yield {
    title: `soak: ${HOURS} hours of runs over ${TITLES} titles, in process`,
    figures: [
      { what: 'minutes that it took', value: (performance.now() - started) / 60_000, unit: 'min' },
      { what: 'runs, one after the other', value: marks.length, unit: '' },
      {
        what: 'of them with every handle right',
        value: right,
        unit: '',
        bar: { atLeast: marks.length },
      },
      { what: 'records looked at meanwhile', value: cardsShown, unit: '' },
      { what: 'times that a screen heard of a change', value: timesHeard, unit: '' },
      ...heapFigures(marks),
      {
        what: 'timers left over after a run',
        value: most(({ timers }) => timers),
        unit: '',
        bar: none,
      },
      {
        what: 'checks, runs and subscriptions still held',
        value: most(({ leftovers }) => leftovers.length),
        unit: '',
        bar: none,
      },
      {
        what: 'keys in the Store',
        value: most(({ storeKeys }) => storeKeys),
        unit: '',
        bar: { atMost: FORMER_RUNS + 4 },
      },
      {
        what: 'all of the Store',
        value: most(({ storeCharacters }) => storeCharacters) / 1000,
        unit: 'kB',
        bar: { atMost: (FORMER_RUNS + 1) * 20 },
      },
      {
        what: 'journal of a run',
        value: most(({ journalCharacters }) => journalCharacters) / 1000,
        unit: 'kB',
        bar: { atMost: 20 },
      },
    ],
  };
}

/** From the end of the first hour, when everything was loaded and compiled, to the end of the day. */
function heapFigures(marks: readonly SoakMark[]): readonly Figure[] {
  const heapOf = (some: readonly SoakMark[]): number => {
    const sorted = some.map(({ heapBytes }) => heapBytes).sort((a, b) => a - b);
    return (sorted[Math.floor(sorted.length / 2)] ?? Number.NaN) / MEGABYTE;
  };
  const last = marks.at(-1)?.elapsedMs ?? 0;
  const second = heapOf(
    marks.filter(({ elapsedMs }) => elapsedMs >= HOUR_MS && elapsedMs < 2 * HOUR_MS),
  );
  const end = heapOf(marks.filter(({ elapsedMs }) => elapsedMs > last - HOUR_MS));
  return [
    { what: 'heap in the second hour, half of the time', value: second, unit: 'MB' },
    { what: 'heap in the last hour, half of the time', value: end, unit: 'MB' },
    {
      what: 'heap more than in the second hour',
      value: end - second,
      unit: 'MB',
      bar: { atMost: 1 },
    },
  ];
}
