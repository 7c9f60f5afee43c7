import type { Visit } from '../../alma/port/cloudapp';
import type { Configuration } from '../../core/configuration/configuration';

/** Whether this Alma is another one than the configuration is for: a sandbox, say. Unknown is no. */
export function isElsewhere(configuration: Configuration, visit: Visit): boolean {
  const { production } = configuration;
  if (production === undefined) return false;
  const isHere =
    production.institution === visit.institution && hostOf(visit.almaUrl) === production.host;
  return !isHere;
}

/** The host of an address; the text itself where it is none. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
