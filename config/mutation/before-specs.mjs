// Loaded by jasmine before the specs: leaves out those that would say nothing of a changed source.
import { setMaxListeners } from 'node:events';

const LEFT_OUT = [
  // Measure time, which a changed source and a busy machine stretch alike: they would notice anything.
  /in time that grows with their length$/,
  /in less than two seconds$/,
  /lets the page have its turn between slices$/,
  // Seconds each; what they reach is reached by others with fewer rows, titles or states.
  /^sorts 100,000 rows as one sort would$/,
  /^is read from a workbook of 12,000 events$/,
  /^survives real JSON from every state that the machine comes to$/,
];

const declare = globalThis.it;
globalThis.it = (name, ...rest) =>
  (LEFT_OUT.some((pattern) => pattern.test(name)) ? globalThis.xit : declare)(name, ...rest);
// One signal runs through a whole check: as many listen to it as there are calls on their way.
setMaxListeners(0);
