import type { Alma } from '../../alma/port/alma';
import { AlmaError } from '../../alma/port/alma-error';
import type { Configuration, Route } from '../../core/configuration/configuration';
import { newRunsOf } from './new-runs';
import { profileShows } from './profile-shows';
import { recentRuns } from './recent-runs';
import type { RunState } from './run-state';

/**
 * Whether the app may start register: only where an administrator gave the profile's job, Alma lists its
 * runs, none of which is new, and shows a profile that is set as this run needs it.
 */
export async function mayStartRegister(
  alma: Alma,
  run: RunState,
  route: Route,
  configuration: Configuration,
): Promise<boolean> {
  const { profile } = route;
  if (profile === undefined || profile.jobId === '' || profile.id === '') return false;
  try {
    // Where its runs cannot be listed, nobody knows whether one is going on: it is not started.
    const runs = await recentRuns(alma, profile.jobId, {
      now: Date.now(),
      since: run.createdAt,
    });
    // Somebody ran it already since the step before: it is for the person to say what that was.
    if (newRunsOf(run, 'register', runs).length > 0) return false;
  } catch (error) {
    if (error instanceof AlmaError) return false;
    throw error;
  }
  return isProfileSet(alma, run, route, configuration);
}

/** Whether the profile, read now, shows this run's set, Action and Upon Create. */
export async function isProfileSet(
  alma: Alma,
  run: RunState,
  route: Route,
  configuration: Configuration,
): Promise<boolean> {
  try {
    const profile = await alma.readProfile(route.profile?.id ?? '');
    return profileShows(profile, run, route, configuration);
  } catch {
    // Where the profile cannot be read, for whatever reason, the start by API is never tried.
    return false;
  }
}
