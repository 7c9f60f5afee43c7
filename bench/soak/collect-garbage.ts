import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const nextTurn = setImmediate;
// A context that is made with the flag set has the function, however Node was started.
setFlagsFromString('--expose-gc');
const collect: unknown = runInNewContext('gc');

/** Collects what nobody holds any more. @returns bytes of heap that are in use after it */
export async function collectGarbage(): Promise<number> {
  if (typeof collect !== 'function') throw new TypeError('This Node cannot collect garbage.');
  for (let round = 0; round < 3; round++) {
    // NOTE What a turn has looked at by a weak reference is held to its end.
    await new Promise((resolve) => nextTurn(resolve));
    collect();
  }
  return process.memoryUsage().heapUsed;
}
