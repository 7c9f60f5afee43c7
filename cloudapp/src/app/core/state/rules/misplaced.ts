import type { Rule } from './rule';

/** No handle of ours where Alma or the copy job looks, but text of our prefix stands elsewhere. */
export const isMisplaced: Rule = ({ homes, copySources, elsewhere }) =>
  homes.length === 0 && copySources.length === 0 && elsewhere.length > 0;
