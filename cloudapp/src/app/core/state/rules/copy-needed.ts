import type { Rule } from './rule';

/** The handle stands where the copy job takes it from, and not where Alma looks for it. */
export const isCopyNeeded: Rule = ({ homes, copySources }) =>
  homes.length === 0 && copySources.length > 0;
