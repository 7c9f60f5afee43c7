/** What is tried, in this order. Ids of sentences. */
export const TESTED = [
  'place',
  'sets',
  'members',
  'records',
  'jobs',
  'copy-job',
  'migrate-job',
  'runs',
  'profile',
  'prefix',
  'handle',
] as const;

export type Tested = (typeof TESTED)[number];

/** What came of it, in words. Ids of sentences. */
export type TestSaying =
  | 'may'
  | 'no-role'
  | 'error'
  | 'server-error'
  | 'nothing-to-read'
  | 'not-chosen'
  | 'job-found'
  | 'job-other-name'
  | 'job-missing'
  | 'profile-readable'
  | 'profile-opaque'
  | 'profile-missing'
  | 'profile-other-type'
  | 'prefix-known'
  | 'prefix-unknown'
  | 'handle-right'
  | 'handle-any-site'
  | 'handle-wrong-site'
  | 'handle-wrong-record'
  | 'handle-elsewhere'
  | 'handle-unregistered'
  | 'handle-no-url'
  | 'handle-none'
  | 'production-here'
  | 'production-elsewhere'
  | 'production-unsaid';

/** `unknown`: it could not be told, which says nothing about it. */
export type TestState = 'ok' | 'failed' | 'unknown';

/** One line of a test. */
export interface TestLine {
  readonly tested: Tested;
  /** The route that it is about; empty: all of them. */
  readonly routeId: string;
  readonly state: TestState;
  readonly say: TestSaying;
  readonly with: Readonly<Record<string, string | number>>;
  /** What stood in the way, where `say` is `error` or `server-error`. */
  readonly error: unknown;
}
