import type { Rule } from './rule';

/** No route handles the record's format; among others it would fail a whole bulk of 100. */
export const isWrongFormat: Rule = ({ route }) => route === undefined;
