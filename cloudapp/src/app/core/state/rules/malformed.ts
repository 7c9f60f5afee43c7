import type { Rule } from './rule';

/** An identifier is meant as a handle of ours and is none, or is one only after cleaning. */
export const isMalformed: Rule = ({ homes, copySources }) =>
  [...homes, ...copySources].some((own) => own.isMalformed);
