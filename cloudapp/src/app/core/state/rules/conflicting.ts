import type { Rule } from './rule';

/** The record's identifiers name two or more different handles of ours. */
export const isConflicting: Rule = ({ distinct }) => distinct.size > 1;
