import type { Route } from '../../core/configuration/configuration';
import { fingerprintOf } from '../../core/state/fingerprint';

/** What a pilot proves: the jobs, their parameters, the profile. Names and learned counters prove nothing. */
export function routeFingerprint(route: Route): string {
  const { prefix, formats, copyJob, migrateJob, controlNumber, profile, runButton } = route;
  return fingerprintOf(
    JSON.stringify([
      prefix,
      [...formats].sort(),
      copyJob && [copyJob.id, copyJob.parameters],
      migrateJob && [migrateJob.id, migrateJob.parameters],
      controlNumber,
      profile,
      runButton,
    ]),
  );
}
