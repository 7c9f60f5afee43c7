import type { RunCounter } from '../../alma/port/alma';
import type { CounterNames } from '../../core/configuration/configuration';
import type { RunNumbers } from './run-state';

const NUMBERS = ['processed', 'exceptions', 'skipped', 'created', 'updated', 'failed'] as const;

/**
 * The numbers that the gates need, found by the names under which this institution's Alma gives them:
 * its words or its codes. A name that is not known gives no number; a counter shown twice counts once
 * where both agree, and is unknown where they do not.
 */
export function numbersOf(counters: readonly RunCounter[], names: CounterNames): RunNumbers {
  return Object.fromEntries(
    NUMBERS.flatMap((number) => {
      const known = names[number].map(fold);
      const values = counters
        .filter(({ label, code }) => known.includes(fold(label)) || known.includes(fold(code)))
        .map(({ value }) => value);
      const [first] = values;
      return first !== undefined && values.every((value) => value === first)
        ? [[number, first]]
        : [];
    }),
  );
}

function fold(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLowerCase();
}
