/** What a number may be at most, or must be at least. */
export type Bar = { readonly atMost: number } | { readonly atLeast: number };

/** One line of a measurement. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  /** `s`, `ms`, `×`, … */
  readonly unit: string;
  readonly bar?: Bar;
}

/** What one bench found in one run. */
export interface Measurement {
  /** The bench, and what it ran on: `check, 12,106 records, 200 ms`. */
  readonly title: string;
  readonly figures: readonly Figure[];
}

/** Whether the figure keeps its bar; one without a bar does. */
export function keepsBar({ value, bar }: Figure): boolean {
  if (bar === undefined) return true;
  return 'atMost' in bar ? value <= bar.atMost : value >= bar.atLeast;
}

/** A number as it stands in a table, thousands parted. */
export function printNumber(value: number): string {
  const digits = Math.abs(value) >= 1000 ? 0 : Math.abs(value) >= 10 ? 1 : 3;
  return value.toLocaleString('en', { maximumFractionDigits: digits });
}

export function printBar(bar: Bar | undefined): string {
  if (bar === undefined) return '';
  return 'atMost' in bar ? `≤ ${printNumber(bar.atMost)}` : `≥ ${printNumber(bar.atLeast)}`;
}

/** Longest main-thread task: what counts is the processor's time, which nobody else can lengthen. */
export function taskFigures(
  task: { readonly processorMs: number; readonly wallMs: number },
  when = '',
): readonly Figure[] {
  const bar = { atMost: 50 };
  return [
    { what: `longest main-thread task${when}`, value: task.processorMs, unit: 'ms', bar },
    { what: `the same by the wall clock${when}`, value: task.wallMs, unit: 'ms' },
  ];
}
