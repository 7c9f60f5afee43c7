/** What can be wrong with a field of the configuration. Ids of sentences. */
export type FieldProblemId =
  | 'prefix-empty'
  | 'prefix-form'
  | 'formats-empty'
  | 'format-elsewhere'
  | 'route-twice'
  | 'job-id-form'
  | 'same-job'
  | 'parameter-nameless'
  | 'parameter-twice'
  | 'parameter-reserved'
  | 'parameter-empty'
  | 'control-prefix-differs'
  | 'control-prefix-unseen'
  | 'profile-nameless'
  | 'counter-twice'
  | 'normal-form-slot'
  | 'normal-form-unreadable'
  | 'site-domain'
  | 'site-view'
  | 'site-twice'
  | 'resolver-address'
  | 'resolver-other'
  | 'rule-pattern'
  | 'rule-group'
  | 'rule-handle'
  | 'local-pattern'
  | 'number-range'
  | 'rate-unlimited'
  | 'production-institution'
  | 'production-host';

/** A problem with one field. An `error` is not saved; a `warning` is, and should be looked at. */
export interface FieldProblem {
  /** e.g. `routes.0.prefix`, as in the stored document. */
  readonly path: string;
  readonly problem: FieldProblemId;
  readonly severity: 'error' | 'warning';
  /** What the sentence is about: the name, or the limits. */
  readonly with: Readonly<Record<string, string | number>>;
}

export function errorAt(
  path: string,
  problem: FieldProblemId,
  params: FieldProblem['with'] = {},
): FieldProblem {
  return { path, problem, severity: 'error', with: params };
}

export function warningAt(
  path: string,
  problem: FieldProblemId,
  params: FieldProblem['with'] = {},
): FieldProblem {
  return { path, problem, severity: 'warning', with: params };
}
