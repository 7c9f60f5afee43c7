import type { Rule } from './rule';

/** No text of our prefix anywhere: the rules before found none elsewhere. */
export const isNone: Rule = ({ homes }) => homes.length === 0;
