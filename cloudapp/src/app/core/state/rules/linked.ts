import type { Rule } from './rule';

/** The record is linked to a network or community zone record, which cannot be written here. */
export const isLinked: Rule = ({ bib }) => bib.linkedTo !== undefined;
