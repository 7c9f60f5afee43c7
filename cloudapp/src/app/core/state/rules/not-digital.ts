import type { Rule } from './rule';

/** Alma was asked and knows no digital inventory: a collection, or a title that can never be registered. */
export const isNotDigital: Rule = ({ bib }) => bib.digital === false;
