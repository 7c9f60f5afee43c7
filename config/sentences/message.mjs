import { parse, TYPE } from '@formatjs/icu-messageformat-parser';

/**
 * What a message is made of: each parameter with how it is written, e.g. `n as number, name as text`,
 * and its plurals. Throws where ICU cannot parse it.
 */
export function readMessage(message) {
  const parameters = new Set();
  const plurals = [];
  const visit = (elements) => {
    for (const element of elements) {
      if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
      const isCounted = element.type === TYPE.number || element.type === TYPE.plural;
      parameters.add(`${element.value} as ${isCounted ? 'number' : 'text'}`);
      if (element.type === TYPE.plural) plurals.push(Object.keys(element.options));
      for (const option of Object.values(element.options ?? {})) visit(option.value);
    }
  };
  visit(parse(message, { ignoreTag: true }));
  return { parameters: [...parameters].sort().join(', '), plurals };
}
