import type { Rule } from './rule';

/** The handle stands where Alma looks, but only in fields with an `xsi:type`, which the jobs pass over. */
export const isTyped: Rule = ({ homes }) =>
  homes.length > 0 && homes.every(({ place }) => place.xsiType !== undefined);
