import { type JobCounter } from './model';
import { type Switches } from './switches';

export type CounterKey = 'processed' | 'exceptions' | 'skipped' | 'created' | 'updated' | 'failed';

/** How often what happened in a run. */
export type Tally = Readonly<Partial<Record<CounterKey, number>>>;

/** What each kind of run reports, in the order of its report. */
const COUNTERS_OF = {
  copy: ['processed', 'exceptions'],
  migrate: ['processed', 'exceptions', 'skipped'],
  register: ['created', 'updated', 'failed', 'skipped'],
  none: ['processed', 'exceptions'],
} as const satisfies Record<string, readonly CounterKey[]>;

interface CounterName {
  readonly section: JobCounter['section'];
  readonly code: string;
  readonly label: string;
  readonly otherCode: string;
  readonly otherLabel: string;
}

// NOTE The codes are our own: what Alma calls them is not published. Labels as seen on its screens,
// that of `updated` by analogy; the others as an institution with German screens might have them.
const NAMES: Readonly<Record<CounterKey, CounterName>> = {
  processed: {
    section: 'header',
    code: 'label.new.job.report.records.processed',
    label: 'Records processed',
    otherCode: 'com.exlibris.repository.total',
    otherLabel: 'Verarbeitete Datensätze',
  },
  exceptions: {
    section: 'errors',
    code: 'label.new.job.report.records.exceptions',
    label: 'Records with exceptions',
    otherCode: 'com.exlibris.repository.exc',
    otherLabel: 'Datensätze mit Ausnahmen',
  },
  skipped: {
    section: 'statistics',
    code: 'label.new.job.report.records.skipped',
    label: 'Records skipped',
    otherCode: 'com.exlibris.repository.skip',
    otherLabel: 'Übersprungene Datensätze',
  },
  created: {
    section: 'statistics',
    code: 'label.handle.created',
    label: 'Handle was created successfully',
    otherCode: 'com.exlibris.handle.c',
    otherLabel: 'Handle wurde erfolgreich erstellt',
  },
  updated: {
    section: 'statistics',
    code: 'label.handle.updated',
    label: 'Handle was updated successfully',
    otherCode: 'com.exlibris.handle.u',
    otherLabel: 'Handle wurde erfolgreich aktualisiert',
  },
  failed: {
    section: 'errors',
    code: 'label.handle.failed',
    label: 'Records failed',
    otherCode: 'com.exlibris.handle.f',
    otherLabel: 'Fehlgeschlagene Datensätze',
  },
};

/** The counters of a run's report, zeros included. */
export function countersOf(
  effect: keyof typeof COUNTERS_OF,
  tally: Tally,
  naming: Switches['counters'],
): readonly JobCounter[] {
  return COUNTERS_OF[effect].map((key) => {
    const name = NAMES[key];
    const isEnglish = naming === 'english';
    return {
      code: isEnglish ? name.code : name.otherCode,
      label: isEnglish ? name.label : name.otherLabel,
      value: tally[key] ?? 0,
      section: name.section,
    };
  });
}

export function addTallies(one: Tally, other: Tally): Tally {
  const sum: Partial<Record<CounterKey, number>> = { ...one };
  for (const key of ALL_KEYS) {
    const added = other[key];
    if (added !== undefined) sum[key] = (sum[key] ?? 0) + added;
  }
  return sum;
}

const ALL_KEYS: readonly CounterKey[] = [
  'processed',
  'exceptions',
  'skipped',
  'created',
  'updated',
  'failed',
];
