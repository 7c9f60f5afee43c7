/** `{ a: { b: 'x' } }` as pairs of a key and its sentence: `['a.b', 'x']`. */
export function flatten(sentences, prefix = '') {
  return Object.entries(sentences).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value]] : flatten(value, `${prefix}${key}.`),
  );
}
