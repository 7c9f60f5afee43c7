import type { Rule } from './rule';

/** The record names handles, none of them ours. */
export const isForeign: Rule = ({ homes, reading }) =>
  homes.length === 0 && reading.places.some(({ parsed }) => parsed.handle !== null);
