import type { CounterNames, JobSetup, Route } from './configuration';
import { errorAt, warningAt, type FieldProblem } from './field-problem';

/** Whether the text can be a naming authority: segments joined by dots, nothing else (RFC 3651). */
export function isPrefix(text: string): boolean {
  return /^[^\s./:]+(?:\.[^\s./:]+)*$/.test(text);
}

/** What is wrong with a route by itself. @param at e.g. `routes.0` */
export function problemsOfRoute(route: Route, at: string): readonly FieldProblem[] {
  return [
    ...problemsOfPrefix(route, at),
    ...(route.formats.length === 0 ? [errorAt(`${at}.formats`, 'formats-empty')] : []),
    ...problemsOfJob(route.copyJob, `${at}.copyJob`),
    ...problemsOfJob(route.migrateJob, `${at}.migrateJob`),
    ...problemsOfJobs(route, at),
    ...problemsOfControlNumber(route, at),
    ...problemsOfProfile(route, at),
    ...problemsOfCounters(route.counters, `${at}.counters`),
  ];
}

function problemsOfPrefix({ prefix }: Route, at: string): readonly FieldProblem[] {
  if (prefix === '') return [errorAt(`${at}.prefix`, 'prefix-empty')];
  return isPrefix(prefix) ? [] : [errorAt(`${at}.prefix`, 'prefix-form')];
}

function problemsOfJob(job: JobSetup | undefined, at: string): readonly FieldProblem[] {
  if (job === undefined) return [];
  const problems: FieldProblem[] = [];
  // Alma's own words for a job id: "Job type prefix (S,M,O) followed by digits".
  if (!/^[SMO]\d+$/.test(job.id)) problems.push(errorAt(`${at}.id`, 'job-id-form'));
  const seen = new Set<string>();
  job.parameters.forEach(({ name, value }, index) => {
    const path = `${at}.parameters.${index}`;
    if (name === '') problems.push(errorAt(path, 'parameter-nameless'));
    else if (name === 'set_id' || name === 'job_name') {
      problems.push(errorAt(path, 'parameter-reserved', { name }));
    } else if (seen.has(name)) problems.push(errorAt(path, 'parameter-twice', { name }));
    else if (value === '') problems.push(warningAt(path, 'parameter-empty', { name }));
    seen.add(name);
  });
  return problems;
}

function problemsOfJobs({ copyJob, migrateJob }: Route, at: string): readonly FieldProblem[] {
  const isSame = copyJob !== undefined && copyJob.id === migrateJob?.id;
  return isSame ? [errorAt(`${at}.migrateJob.id`, 'same-job')] : [];
}

function problemsOfControlNumber(route: Route, at: string): readonly FieldProblem[] {
  const { controlNumber, controlNumberConfirmed, prefix } = route;
  if (controlNumber.prefix === '') return [];
  const path = `${at}.controlNumber.prefix`;
  if (!isPrefix(prefix)) return [];
  const fits = controlNumber.prefix.toLowerCase().startsWith(`${prefix.toLowerCase()}/`);
  // With another prefix migrate passes every handle over, and register mints under that prefix.
  if (!fits) return [errorAt(path, 'control-prefix-differs', { prefix })];
  return controlNumberConfirmed ? [] : [warningAt(path, 'control-prefix-unseen')];
}

function problemsOfProfile({ profile }: Route, at: string): readonly FieldProblem[] {
  if (profile === undefined) return [];
  const problems: FieldProblem[] = [];
  if (profile.name === '') problems.push(errorAt(`${at}.profile.name`, 'profile-nameless'));
  if (profile.jobId !== '' && !/^[SMO]\d+$/.test(profile.jobId)) {
    problems.push(errorAt(`${at}.profile.jobId`, 'job-id-form'));
  }
  return problems;
}

/** A name that stood for two numbers would make a gate read the wrong one. */
function problemsOfCounters(counters: CounterNames, at: string): readonly FieldProblem[] {
  const owner = new Map<string, string>();
  const problems: FieldProblem[] = [];
  for (const [number, names] of Object.entries(counters) as [keyof CounterNames, string[]][]) {
    for (const name of names) {
      const other = owner.get(name.toLowerCase());
      if (other !== undefined && other !== number) {
        problems.push(errorAt(`${at}.${number}`, 'counter-twice', { name }));
      }
      owner.set(name.toLowerCase(), number);
    }
  }
  return problems;
}
