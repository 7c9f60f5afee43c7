import type { ApiInformation } from './parse-api-information';

/** The two jobs that a route needs. */
export type JobUse = 'copy' | 'migrate';

/** What is known of a job before it is chosen. */
export interface JobOnOffer {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly type: string;
}

/** Words that speak for a job, and against it. */
const SIGNS: Readonly<Record<JobUse, readonly (readonly [sign: RegExp, weight: number])[]>> = {
  copy: [
    [/\bcopy\b/i, 2],
    [/dc:?_? ?identifier/i, 3],
    [/dcterms?\b/i, 2],
  ],
  migrate: [
    [/handle/i, 3],
    [/migrat/i, 3],
  ],
};
const AGAINST = /\b(?:old|test|do not use|deprecated|obsolete)\b/i;
/** A job is likely from here on. */
const LIKELY = 5;

/** How much a job's name and description speak for this use. */
export function likelihoodOf({ name, description }: JobOnOffer, use: JobUse): number {
  const text = `${name} ${description}`;
  const weight = SIGNS[use].reduce((sum, [sign, w]) => sum + (sign.test(text) ? w : 0), 0);
  return weight - (AGAINST.test(text) ? 2 : 0);
}

/** The jobs that are likely for this use, the likeliest first, and all others by name. */
export function sortedFor<T extends JobOnOffer>(
  jobs: readonly T[],
  use: JobUse,
): { readonly likely: readonly T[]; readonly others: readonly T[] } {
  const byName = [...jobs].sort((one, other) => one.name.localeCompare(other.name));
  const likely = byName.filter((job) => likelihoodOf(job, use) >= LIKELY);
  likely.sort((one, other) => likelihoodOf(other, use) - likelihoodOf(one, use));
  return { likely, others: byName.filter((job) => !likely.includes(job)) };
}

/**
 * Which of the two jobs a pasted payload belongs to: by its id, else by the name of the job that has
 * it, else by what its parameters speak of. The person sees it and can say otherwise.
 */
export function useOfPayload(
  { jobId, parameters }: Pick<ApiInformation, 'jobId' | 'parameters'>,
  chosen: {
    readonly copyJob?: { readonly id: string };
    readonly migrateJob?: { readonly id: string };
  },
  jobs: readonly JobOnOffer[],
): JobUse {
  if (jobId !== undefined) {
    if (jobId === chosen.migrateJob?.id) return 'migrate';
    if (jobId === chosen.copyJob?.id) return 'copy';
    const job = jobs.find(({ id }) => id === jobId);
    const lead = job === undefined ? 0 : likelihoodOf(job, 'copy') - likelihoodOf(job, 'migrate');
    if (lead !== 0) return lead > 0 ? 'copy' : 'migrate';
  }
  const speaks = parameters.map(({ name, value }) => `${name} ${value}`).join(' ');
  if (/control.?number|handle/i.test(speaks)) return 'migrate';
  if (/drools|normali[sz]|xsl|dcterm|copy/i.test(speaks)) return 'copy';
  return chosen.copyJob !== undefined && chosen.migrateJob === undefined ? 'copy' : 'migrate';
}

/** The control number that a payload names; `undefined` where it names none. */
export function controlNumberIn({
  parameters,
}: Pick<ApiInformation, 'parameters'>): string | undefined {
  const value = parameters.find(({ name }) => /control.?num/i.test(name))?.value;
  return value === '' ? undefined : value;
}
