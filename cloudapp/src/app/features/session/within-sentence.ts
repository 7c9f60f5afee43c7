/** Somebody else's sentence as a part of one of ours, which has its own full stop. */
export function withinSentence(words: string): string {
  return words.trimEnd().replace(/\.$/, '');
}
