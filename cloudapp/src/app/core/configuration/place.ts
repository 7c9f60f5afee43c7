import type { Configuration } from './configuration';

/** The Alma in which the app was opened. */
export interface Place {
  readonly institution: string;
  /** e.g. `https://library.alma.exlibrisgroup.com/` */
  readonly almaUrl: string;
}

/** Whether this Alma is another one than the configuration is for: a sandbox, say. Unknown is no. */
export function isElsewhere({ production }: Configuration, place: Place): boolean {
  if (production === undefined) return false;
  const isHere =
    production.institution === place.institution && hostOf(place.almaUrl) === production.host;
  return !isHere;
}

/** The host of an address; the text itself where it is none. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
